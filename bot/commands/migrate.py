"""`migrate`: brings the database to the schema of this version."""

import asyncio

import click

from bot.commands.databases import moved, shown
from bot.settings import read_settings
from storage.migrate import MigrationOutcome


@click.command()
def migrate() -> None:
    """Bring the database to the schema of this version.

    An older SQLite file is copied beside itself first. Make a dump of PostgreSQL yourself.
    """
    url = read_settings(without_token=True).database_url
    for line in told(url, asyncio.run(moved(url))):
        click.echo(line)


def told(url: str, outcome: MigrationOutcome) -> list[str]:
    """What has become of the database, as lines for people."""
    name = shown(url)
    if not outcome.is_changed:
        return [f"The database {name} is already at {outcome.after}: nothing to do."]
    lines = [f"The database {name} went from {outcome.before or 'no tables'} to {outcome.after}."]
    if outcome.copy:
        lines.append(f"A copy of what was before lies at {outcome.copy.absolute()}.")
    return lines
