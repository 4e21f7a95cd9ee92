"""Makes an invite: asks Telegram for the bot's username, writes the invite, draws its QR code."""

import asyncio
from pathlib import Path

import click
from aiogram.types import User

from bot.commands.account import ask
from bot.commands.databases import opened
from bot.commands.endings import Sentence
from bot.commands.invite.qr_codes import in_blocks, refuse_to_overwrite, write_png
from bot.commands.invite.wish import Plan, Wish, plan
from bot.commands.municipality.readiness import not_ready
from bot.settings import Settings, read_settings
from community import set_up
from community.clock import Clock
from community.joining import is_ready
from messengers.telegram.links import invite_link


def make(wish: Wish, png: Path | None, *, force: bool) -> None:
    """Make the invite and print link, QR code and whom it lets in."""
    settings = read_settings()
    if png:
        refuse_to_overwrite(png, force=force)
    planned, token, user = asyncio.run(_made(settings, wish))
    if user is None:
        _show_token(token, planned, wants_png=png is not None)
        return
    link = invite_link(user.username or "", token)
    click.echo(link)
    for line in in_blocks(link):
        click.secho(line, fg="bright_white", bg="black")
    click.echo(planned.told())
    if png:
        write_png(link, png)
        click.echo(f"The QR code is in {png}.")


async def _made(settings: Settings, wish: Wish) -> tuple[Plan, str, User | None]:
    """What the invite is, its token, and the bot's account if Telegram could be reached."""
    now = Clock().now()
    async with opened(settings.database_url) as database:
        async with database.read() as session:
            planned = await plan(session, wish, now)
        if not is_ready(planned.municipality):
            raise Sentence(not_ready(planned.municipality))
        answer = await ask(settings)
        async with database.write() as session:
            made = await set_up.invite(session, planned.municipality, planned.door, now)
        return planned, made.token, answer if isinstance(answer, User) else None


def _show_token(token: str, planned: Plan, *, wants_png: bool) -> None:
    click.echo(f"Telegram can not be reached now. The invite stands; its token is {token}")
    click.echo("Its link is " + invite_link("<the bot's username>", token))
    click.echo(planned.told())
    if wants_png:
        raise Sentence("The picture was not drawn, because the link is not known.")
