"""`doctor`: looks at everything that the bot needs, and says what to do."""

import asyncio
from collections.abc import AsyncIterator

import click

from bot.commands.doctor import here, telegram, viber
from bot.commands.doctor.findings import Finding, bad, good
from bot.commands.endings import NOT_DONE
from bot.settings import Settings, SettingsError, read_settings


@click.command()
@click.pass_context
def doctor(context: click.Context) -> None:
    """Check settings, Telegram, Viber, the database and this machine.

    A line with ✗ says what to do, and the exit code is 1; one with ! is good to know.
    """
    if asyncio.run(_all_told()):
        context.exit(NOT_DONE)


async def _all_told() -> bool:
    """Whether something is wrong; each finding is printed as soon as it is known."""
    is_ill = False
    async for finding in findings():
        click.echo(f"{finding.mark} {finding.words}")
        is_ill = is_ill or finding.is_bad
    return is_ill


async def findings() -> AsyncIterator[Finding]:
    """One finding per check, in the order in which they build on one another."""
    try:
        settings = read_settings(without_token=True)
    except SettingsError as error:
        yield bad(f"Settings: {error}")
        return
    if _token(settings):
        yield good("Settings: complete, each in its form.")
    else:
        yield bad("Settings: TELEGRAM_TOKEN is missing: write the one of @BotFather into .env.")
    async for finding in here.findings(settings):
        yield finding
    async for finding in telegram.findings(settings, has_token=bool(_token(settings))):
        yield finding
    async for finding in viber.findings(settings):
        yield finding


def _token(settings: Settings) -> str:
    return settings.telegram_token.get_secret_value()
