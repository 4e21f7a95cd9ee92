"""Makes an invite: asks the messengers for the bot's name, writes it, draws its QR code."""

import asyncio
from pathlib import Path

import click

from bot.commands.databases import opened
from bot.commands.endings import Sentence
from bot.commands.invite.accounts import Accounts, ask_all
from bot.commands.invite.qr_codes import in_blocks, refuse_to_overwrite, write_png
from bot.commands.invite.wish import Plan, Wish, plan
from bot.commands.municipality.readiness import not_ready
from bot.settings import Settings, read_settings
from community import set_up
from community.clock import Clock
from community.joining import is_ready


def make(wish: Wish, png: Path | None, *, force: bool) -> None:
    """Make the invite and print links, QR codes and whom it lets in."""
    settings = read_settings()
    if png:
        refuse_to_overwrite(png, force=force)
    planned, token, accounts = asyncio.run(_made(settings, wish))
    links = accounts.links(token)
    for link in links:
        click.echo(link)
        for line in in_blocks(link):
            click.secho(line, fg="bright_white", bg="black")
    for sentence in accounts.not_reached(token):
        click.echo(sentence)
    click.echo(planned.told())
    if png and links:
        write_png(links, png)
        click.echo(f"The QR code is in {png}.")
    elif png:
        raise Sentence("The picture was not drawn, because the link is not known.")


async def _made(settings: Settings, wish: Wish) -> tuple[Plan, str, Accounts]:
    """What the invite is, its token, and the bot's accounts as far as they could be asked."""
    now = Clock().now()
    async with opened(settings.database_url) as database:
        async with database.read() as session:
            planned = await plan(session, wish, now)
        if not is_ready(planned.municipality):
            raise Sentence(not_ready(planned.municipality))
        accounts = await ask_all(settings)
        async with database.write() as session:
            made = await set_up.invite(session, planned.municipality, planned.door, now)
        return planned, made.token, accounts
