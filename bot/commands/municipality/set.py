"""`municipality set`: fills in or changes who keeps the data and who answers the telephone."""

import asyncio

import click

from bot.commands.databases import opened
from bot.commands.kinds_of_values import LINE, NAME, Phone
from bot.commands.municipality.add import next_step
from bot.commands.municipality.readiness import named
from bot.settings import read_settings
from storage.models import Municipality


@click.command("set")
@click.argument("name")
@click.option("--controller", type=LINE, help="Who is responsible for people's data (GDPR).")
@click.option("--help-name", type=NAME, help="Who answers the help phone.")
@click.option("--help-phone", type=Phone(), help="A telephone that a human answers.")
def change(name: str, **given: str | None) -> None:
    """Fill in or change what the municipality NAME tells people."""
    wanted = {field: value for field, value in given.items() if value is not None}
    if not wanted:
        raise click.UsageError("Say what to set: --controller, --help-name or --help-phone.")
    changed = asyncio.run(_changed(name, wanted))
    click.echo(f"Changed {changed.name}.")
    click.echo(next_step(changed))


async def _changed(name: str, wanted: dict[str, str]) -> Municipality:
    url = read_settings(without_token=True).database_url
    async with opened(url) as database, database.write() as session:
        municipality = await named(session, name)
        for field, value in wanted.items():
            setattr(municipality, field, value)
        await session.flush()
        return municipality
