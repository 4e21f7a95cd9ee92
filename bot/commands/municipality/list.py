"""`municipality list`: every municipality, and what it lacks."""

import asyncio

import click

from bot.commands.databases import opened
from bot.commands.municipality.readiness import all_municipalities, missing
from bot.settings import read_settings
from storage.models import Municipality


@click.command("list")
def show_all() -> None:
    """List the municipalities, and what each lacks to invite."""
    found = asyncio.run(_all())
    for each in found:
        click.echo(_line(each))
    if not found:
        click.echo("There is no municipality yet: python -m bot municipality add --help")


def _line(municipality: Municipality) -> str:
    lacks = " and ".join(f"no {name}" for name, _ in missing(municipality))
    parts = [municipality.country, municipality.language, municipality.zone]
    parts.append(f"can not invite: {lacks}" if lacks else "can invite")
    return f"{municipality.name}: {', '.join(parts)}"


async def _all() -> list[Municipality]:
    url = read_settings(without_token=True).database_url
    async with opened(url) as database, database.read() as session:
        return await all_municipalities(session)
