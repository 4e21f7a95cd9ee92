"""`invite revoke`: ends an invite before its time."""

import asyncio

import click

from bot.commands.databases import opened
from bot.commands.endings import Sentence
from bot.settings import read_settings
from community import set_up
from community.clock import Clock


@click.command()
@click.argument("number", type=click.IntRange(1))
def revoke(number: int) -> None:
    """Let nobody in any more by the invite NUMBER of `invite list`.

    Who has come in by it stays.
    """
    asyncio.run(_revoked(number))
    click.echo(f"Revoked invite {number}: its link lets nobody in any more.")


async def _revoked(number: int) -> None:
    url = read_settings(without_token=True).database_url
    async with opened(url) as database, database.write() as session:
        if not await set_up.revoke(session, number, Clock().now()):
            raise Sentence(
                f"No invite {number} lets anybody in; those that do: python -m bot invite list"
            )
