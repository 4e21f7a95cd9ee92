"""`invite list`: the invites that still let people in; never their links."""

import asyncio
from datetime import datetime

import click

from bot.commands.databases import opened
from bot.commands.municipality.readiness import some_or_all
from bot.settings import read_settings
from community.clock import Clock
from community.rules.local_time import local
from storage.queries import towns
from storage.queries.towns import OpenInvite


@click.command("list")
@click.option("--municipality", help="Only those of this one.")
def show_open(municipality: str | None) -> None:
    """List the invites that still let people in, each by its number.

    Their links are not shown: whoever has a link can come in.
    """
    lines = asyncio.run(_lines(municipality, Clock().now()))
    for line in lines:
        click.echo(line)
    if not lines:
        click.echo("No invite lets anybody in now: python -m bot invite --help")


async def _lines(municipality: str | None, now: datetime) -> list[str]:
    url = read_settings(without_token=True).database_url
    async with opened(url) as database, database.read() as session:
        wanted = await some_or_all(session, municipality)
        found = await towns.open_invites(session, [each.id for each in wanted], now)
        return [told(each) for each in found]


def told(found: OpenInvite) -> str:
    """Whom it lets in, how often it was used, when it was made and when it ends."""
    invite, zone = found.invite, found.invite.municipality.zone
    body = f"{found.group} group" if found.group else invite.role.value
    parts = [
        invite.municipality.name,
        body.replace("_", " "),
        *([found.settlement] if found.settlement else []),
        f"used {invite.uses} of {invite.max_uses}",
        *(["with approval"] if invite.needs_approval else []),
        f"made {local(invite.created_at, zone):%d.%m.%Y}",
        f"until {local(invite.expires_at, zone):%d.%m.%Y %H:%M}",
    ]
    return f"{invite.id}: {', '.join(parts)}"
