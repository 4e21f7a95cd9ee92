"""`municipality show`: everything about one municipality, and nobody's name."""

import asyncio
from collections.abc import AsyncIterator

import click

from bot.commands.databases import opened
from bot.commands.municipality.add import next_step
from bot.commands.municipality.readiness import chosen
from bot.settings import read_settings
from community.chats import charges
from community.clock import Clock
from storage.database import Session
from storage.kinds import Role
from storage.models import Municipality
from storage.queries import people, towns


@click.command("show")
@click.argument("name", required=False)
def show(name: str | None) -> None:
    """Show the municipality NAME, and how many are in it.

    NAME may be left out while there is but one.
    """
    for line in asyncio.run(_told(name)):
        click.echo(line)


async def _told(name: str | None) -> list[str]:
    url = read_settings(without_token=True).database_url
    async with opened(url) as database, database.read() as session:
        municipality = await chosen(session, name, by="")
        return [line async for line in _lines(session, municipality)]


async def _lines(session: Session, municipality: Municipality) -> AsyncIterator[str]:
    where = ", ".join((municipality.country, municipality.language, municipality.zone))
    yield f"{municipality.name} ({where})"
    yield f"Data controller: {municipality.controller or 'none'}"
    yield f"Help phone: {municipality.help_phone or 'none'}"
    yield f"Who answers it: {municipality.help_name or 'not named'}"
    hours = f"{municipality.help_from:%H:%M} to {municipality.help_until:%H:%M}"
    yield f"When: on working days, {hours}"
    settlements = [each.name for each in await towns.settlements(session, municipality.id)]
    yield f"Settlements: {', '.join(settlements) or 'none'}"
    for group, size in await towns.groups_with_sizes(session, municipality.id):
        words = group.kind.value.replace("_", " ")
        yield f"{words.capitalize()} group: {size}"
    yield f"Everybody who has joined: {await people.count_joined(session, municipality.id)}"
    coordinators = await people.holders(session, municipality.id, Role.COORDINATOR)
    yield f"Coordinators: {len(coordinators)}"
    used = await charges.used(session, municipality.id, Clock().now())
    yield f"Viber may charge for: {used} of {municipality.viber_limit} messages this month (UTC)"
    yield next_step(municipality)
