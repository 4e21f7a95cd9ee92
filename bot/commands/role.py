"""`role`: who holds a role in a municipality, and how a role is taken back."""

import asyncio

import click

from bot.commands.databases import opened
from bot.commands.endings import Sentence
from bot.commands.municipality.readiness import some_or_all, without_coordinator
from bot.settings import read_settings
from community import set_up
from community.clock import Clock
from community.rules.local_time import local
from storage.models import Municipality, Person, RoleGrant
from storage.queries import people


@click.group()
def role() -> None:
    """List who coordinates, facilitates or is the contact person; take a role back.

    A role is given by an invite: python -m bot invite --role coordinator
    """


@role.command("list")
@click.option("--municipality", help="Only those of this one.")
def show_standing(municipality: str | None) -> None:
    """List who holds a role, each by the role's number."""
    lines = asyncio.run(_lines(municipality))
    for line in lines:
        click.echo(line)
    if not lines:
        click.echo("Nobody holds a role yet: python -m bot invite --role coordinator")


@role.command()
@click.argument("number", type=click.IntRange(1))
def end(number: int) -> None:
    """Take the role NUMBER of `role list` back.

    The person stays in their groups, and the bot tells them once.
    """
    for line in asyncio.run(_ended(number)):
        click.echo(line)


async def _lines(name: str | None) -> list[str]:
    url = read_settings(without_token=True).database_url
    async with opened(url) as database, database.read() as session:
        wanted = {each.id: each for each in await some_or_all(session, name)}
        return [
            _line(grant, person, wanted[grant.municipality_id])
            for grant, person in await people.standing_roles(session, wanted)
        ]


def _line(grant: RoleGrant, person: Person, municipality: Municipality) -> str:
    since = f"{local(grant.granted_at, municipality.zone):%d.%m.%Y}"
    return f"{grant.id}: {person.name}, {_spoken(grant)} in {municipality.name} since {since}"


def _spoken(grant: RoleGrant) -> str:
    return grant.role.value.replace("_", " ")


async def _ended(number: int) -> list[str]:
    url = read_settings(without_token=True).database_url
    async with opened(url) as database, database.write() as session:
        found = await set_up.end_role(session, number, Clock().now())
        if found is None:
            raise Sentence(
                f"Nobody holds role {number}; those that are held: python -m bot role list"
            )
        grant, person = found
        municipality = await session.get_one(Municipality, grant.municipality_id)
        lines = [f"Ended: {person.name} is no longer {_spoken(grant)} in {municipality.name}."]
        lacks = await without_coordinator(session, municipality)
        return [*lines, *([lacks] if lacks else [])]
