"""`municipality add`: a new municipality with its settlements and its two groups."""

import asyncio
from typing import Any

import click

from bot.commands.databases import opened
from bot.commands.kinds_of_values import NAME, Country
from bot.commands.municipality.facts import asking_for_facts
from bot.commands.municipality.readiness import find, not_ready, taken
from bot.settings import read_settings
from community import set_up
from community.clock import Clock
from community.joining import is_ready
from community.set_up import Town
from storage.models import Municipality

# The first municipalities are Bulgarian; elsewhere language and zone are never guessed.
HOME = "BG"
AT_HOME = {"language": "bg", "zone": "Europe/Sofia"}


@click.command()
@click.argument("name", type=NAME)
@click.option("--country", type=Country(), default=HOME, show_default=True)
@asking_for_facts
def add(**given: Any) -> None:
    """Add the municipality NAME.

    Until it has a data controller and a help phone it can not invite anybody. What is left out
    is, in BG, language bg and zone Europe/Sofia; and everywhere, help hours from 9:00 to 17:00.
    """
    made = asyncio.run(_added(_town(given)))
    click.echo(f"Added {made.name} ({made.country}, {made.language}, {made.zone}).")
    click.echo(next_step(made))


def next_step(municipality: Municipality) -> str:
    """What to do after a municipality was written down."""
    if is_ready(municipality):
        return "It can invite people: python -m bot invite --help"
    return not_ready(municipality)


def _town(given: dict[str, Any]) -> Town:
    usual = AT_HOME if given["country"] == HOME else {}
    for name in ("language", "zone"):
        given[name] = given[name] or usual.get(name)
        if not given[name]:
            raise click.UsageError(f"Outside {HOME}, name the --{name} too.")
    return Town(**given)


async def _added(town: Town) -> Municipality:
    url = read_settings(without_token=True).database_url
    async with opened(url) as database, database.write() as session:
        if (found := await find(session, town.name)) is not None:
            raise taken(found)
        return await set_up.add_municipality(session, town, Clock().now())
