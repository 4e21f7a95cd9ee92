"""What `doctor` asks Telegram: the token, the name, a webhook, the time."""

import re
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import aiohttp
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import User

from bot.commands.account import account, ask
from bot.commands.doctor.findings import Finding, bad, good
from bot.commands.endings import Sentence
from bot.locales import WORDS
from bot.logs import reason
from bot.settings import Settings
from bot.texts import LANGUAGES
from community.clock import real_now

# The Date header has no fractions and travels a while; a reminder may be this late.
TOLERATED = timedelta(seconds=30)
PATIENCE = aiohttp.ClientTimeout(total=10)
# "MagAntonovoBot" and "MAGAntonovo" are several words.
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


async def findings(settings: Settings, *, has_token: bool) -> AsyncIterator[Finding]:
    """The clock; and with a token: whose it is, its name, a webhook left over."""
    yield await _of_clock(settings.telegram_api)
    if not has_token:
        return
    try:
        answer = await ask(settings)
    except Sentence as refused:
        yield bad(f"Token: {refused.message}")
        return
    if isinstance(answer, TelegramAPIError):
        yield bad(f"Token: Telegram can not be reached ({reason(answer)}); see TELEGRAM_API.")
        return
    yield good(f"Token: of @{answer.username}.")
    async with account(settings) as bot:
        for what, look in (("Name", _of_name), ("Webhook", _of_webhook)):
            try:
                yield await look(bot, answer)
            except TelegramAPIError as error:
                yield bad(f"{what}: Telegram did not say ({reason(error)}): try again.")


async def _of_name(bot: Bot, user: User) -> Finding:
    """Others see it on a locked screen: it must not tell whom the bot is for."""
    names = [user.first_name, user.username or ""]
    names += [(await bot.get_my_name(language_code=language)).name for language in LANGUAGES]
    telling = sorted({word for name in names for word in revealing_words(name)})
    if not telling:
        return good(f"Name: {user.first_name}, which says nothing about its readers.")
    return bad(
        f'Name: others read "{", ".join(telling)}" on a locked phone: change the name, '
        "or ask @BotFather for a bot with another username."
    )


def revealing_words(name: str) -> set[str]:
    """The words in a name that say which group or programme the bot is for."""
    lists = (words.get("lock_screen", {}).get("revealing", []) for words in WORDS.values())
    revealing = {word for words in lists for word in words}
    return set(re.findall(r"[^\W\d_]+", CAMEL.sub(" ", name).lower())) & revealing


async def _of_webhook(bot: Bot, user: User) -> Finding:
    # The address may hold a secret: its host is enough to find out whose it is.
    url = (await bot.get_webhook_info()).url
    if not url:
        return good("Webhook: none, as polling needs it.")
    return bad(
        f"Webhook: Telegram sends to {urlsplit(url).hostname}: if no other program uses this bot, "
        "`run` removes it."
    )


async def _of_clock(api: str) -> Finding:
    """Every answer over HTTP says what time it is; nothing secret is asked for."""
    try:
        async with (
            aiohttp.ClientSession(timeout=PATIENCE) as http,
            http.head(api, allow_redirects=False) as answer,
        ):
            theirs = parsedate_to_datetime(answer.headers["Date"])
    except (aiohttp.ClientError, TimeoutError, OSError):
        return bad(f"Clock: {urlsplit(api).hostname} can not be reached: check the network.")
    except (KeyError, ValueError):
        return bad(f"Clock: {urlsplit(api).hostname} does not say what time it is.")
    return of_clock(real_now(), theirs)


def of_clock(ours: datetime, theirs: datetime) -> Finding:
    """Whether two clocks agree, both aware."""
    apart = abs(ours - theirs)
    if apart <= TOLERATED:
        return good("Clock: agrees with Telegram's.")
    direction = "ahead of" if ours > theirs else "behind"
    return bad(
        f"Clock: this machine is {apart.total_seconds():.0f} s {direction} Telegram's: "
        "switch its time synchronisation on."
    )
