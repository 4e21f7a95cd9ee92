"""`invite`: a link and a QR code that let people in."""

import asyncio
from pathlib import Path
from typing import Any

import click
from aiogram.types import User

from bot.commands.account import ask
from bot.commands.databases import opened
from bot.commands.endings import Sentence
from bot.commands.invite.qr_codes import in_blocks, refuse_to_overwrite, write_png
from bot.commands.invite.wish import GROUPS, Plan, Wish, plan
from bot.commands.kinds_of_values import NAME
from bot.commands.municipality.readiness import not_ready
from bot.settings import Settings, read_settings
from community import set_up
from community.clock import Clock
from community.joining import is_ready
from storage.kinds import Role

LINK = "https://t.me/{username}?start={token}"
MOST_USES, MOST_DAYS = 10_000, 366
ROLES = [role.value for role in Role]


@click.command()
@click.option("--municipality", help="Its name; may be left out while there is but one.")
@click.option("--role", type=click.Choice(ROLES), default=Role.MEMBER.value, show_default=True)
@click.option("--group", type=click.Choice(list(GROUPS)), help="Of members; else: community.")
@click.option("--settlement", type=NAME, help="Where all of them live: then nobody is asked.")
@click.option("--uses", type=click.IntRange(1, MOST_USES), help="Members: 50, others: 1.")
@click.option("--days", type=click.IntRange(1, MOST_DAYS), help="Members: 30, others: 7.")
@click.option(
    "--until", type=click.DateTime(["%Y-%m-%d"]), help="The last day, instead of --days."
)
@click.option(
    "--approval/--no-approval",
    default=None,
    help="Whether a coordinator says yes to each new member; without a word: approval.",
)
@click.option("--png", type=click.Path(dir_okay=False, path_type=Path), help="QR as a picture.")
@click.option("--force", is_flag=True, help="Overwrite the picture.")
def invite(png: Path | None, force: bool, **given: Any) -> None:
    """Make a link that lets people in, and its QR code for posters."""
    wish = Wish(**given)
    settings = read_settings()
    if png:
        refuse_to_overwrite(png, force=force)
    planned, token, user = asyncio.run(_made(settings, wish))
    if user is None:
        _show_token(token, planned, wants_png=png is not None)
        return
    link = LINK.format(username=user.username, token=token)
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
    click.echo("Its link is " + LINK.format(username="<the bot's username>", token=token))
    click.echo(planned.told())
    if wants_png:
        raise Sentence("The picture was not drawn, because the link is not known.")
