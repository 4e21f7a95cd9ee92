"""`municipality set`: fills in or changes what a municipality tells people."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import click

from bot.commands.databases import opened
from bot.commands.endings import Sentence
from bot.commands.kinds_of_values import NAME, Count
from bot.commands.municipality.add import next_step
from bot.commands.municipality.facts import asking_for_facts
from bot.commands.municipality.readiness import find, named, settlement_named, taken
from bot.settings import read_settings
from community import set_up
from community.clock import Clock
from storage.database import Session
from storage.models import Municipality
from storage.queries import towns


@dataclass(frozen=True)
class Change:
    """What is to become of a municipality: facts by their columns, settlements by their names."""

    facts: Mapping[str, Any]
    added: Sequence[str] = field(default=())
    removed: Sequence[str] = field(default=())


@click.command("set")
@click.argument("name")
@click.option("--name", "new_name", type=NAME, help="What it is called from now on.")
@asking_for_facts
@click.option(
    "--viber-limit",
    type=Count(),
    help="At most so many messages a month that Viber may charge for; 0 for none.",
)
@click.option(
    "--remove-settlement",
    "removed",
    type=NAME,
    multiple=True,
    help="Take it off the list, if nobody lives there; may be repeated.",
)
def change(
    name: str, new_name: str | None, settlements: list[str], removed: list[str], **given: Any
) -> None:
    """Fill in or change what NAME tells people."""
    facts = {fact: value for fact, value in given.items() if value is not None}
    if new_name is not None:
        facts["name"] = new_name
    if "help_hours" in facts:
        facts["help_from"], facts["help_until"] = facts.pop("help_hours")
    if not (facts or settlements or removed):
        raise click.UsageError("Say what to set, for example --controller; --help lists it all.")
    changed = asyncio.run(_changed(name, Change(facts, settlements, removed)))
    click.echo(f"Changed {changed.name}.")
    click.echo(next_step(changed))


async def _changed(name: str, wanted: Change) -> Municipality:
    url = read_settings(without_token=True).database_url
    async with opened(url) as database, database.write() as session:
        municipality = await named(session, name)
        await _refuse_taken_name(session, municipality, wanted.facts.get("name"))
        await set_up.change(session, municipality, wanted.facts, Clock().now())
        await set_up.add_settlements(session, municipality, wanted.added)
        for each in wanted.removed:
            await _remove(session, municipality, each)
        return municipality


async def _refuse_taken_name(
    session: Session, municipality: Municipality, name: str | None
) -> None:
    found = await find(session, name) if name else None
    if found is not None and found.id != municipality.id:
        raise taken(found)


async def _remove(session: Session, municipality: Municipality, name: str) -> None:
    settlement = await settlement_named(session, municipality, name)
    if not await towns.remove_if_empty(session, settlement.id):
        raise Sentence(f"People live in {settlement.name}: it stays, and nothing was changed.")
