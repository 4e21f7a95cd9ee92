"""`municipality add`: a new municipality with its settlements and its two groups."""

import asyncio
from typing import Any

import click

from bot.commands.databases import opened
from bot.commands.endings import Sentence
from bot.commands.kinds_of_values import LINE, NAME, Country, Phone, Zone
from bot.commands.municipality.readiness import not_ready
from bot.settings import read_settings
from bot.texts import LANGUAGES
from community import set_up
from community.clock import Clock
from community.joining import is_ready
from community.set_up import Town
from storage.models import Municipality
from storage.queries import towns

# The first municipalities are Bulgarian; elsewhere language and zone are never guessed.
HOME = "BG"
AT_HOME = {"language": "bg", "zone": "Europe/Sofia"}


@click.command()
@click.argument("name", type=NAME)
@click.option("--country", type=Country(), default=HOME, show_default=True)
@click.option("--language", type=click.Choice(LANGUAGES), help="First language; in BG: bg.")
@click.option("--zone", type=Zone(), help="IANA time zone; in BG: Europe/Sofia.")
@click.option("--controller", type=LINE, help="Who is responsible for people's data (GDPR).")
@click.option("--help-name", type=NAME, help="Who answers the help phone.")
@click.option("--help-phone", type=Phone(), help="A telephone that a human answers.")
@click.option("--settlement", "settlements", type=NAME, multiple=True, help="May be repeated.")
def add(**given: Any) -> None:
    """Add the municipality NAME.

    Until it has a data controller and a help phone it can not invite anybody.
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
    return Town(**{**given, "settlements": list(dict.fromkeys(given["settlements"]))})


async def _added(town: Town) -> Municipality:
    url = read_settings(without_token=True).database_url
    async with opened(url) as database, database.write() as session:
        if await towns.find_municipality(session, town.name):
            raise Sentence(f"There is a municipality {town.name} already.")
        return await set_up.add_municipality(session, town, Clock().now())
