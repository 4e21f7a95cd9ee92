"""The bot's account at Telegram, as far as commands ask about it."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

from aiogram import Bot
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.types import User

from bot.commands.endings import NotBegun
from bot.logs import reason
from bot.settings import Settings
from messengers.telegram.client import telegram_bot

log = logging.getLogger(__name__)
Result = TypeVar("Result")

# Telegram answers 401 to a token that it does not know and 404 to what it can not read as one.
UNKNOWN_TOKEN = (TelegramUnauthorizedError, TelegramNotFound)
TOKEN_REFUSED = (
    "Telegram does not know this TELEGRAM_TOKEN: copy it again from @BotFather into .env."
)
# Asking again would not help: a server that this bot has logged out of answers 400.
FINAL = (TelegramBadRequest, TelegramForbiddenError)
# Seconds between attempts at start: doubled up to the longest.
FIRST_WAIT = 1.0
LONGEST_WAIT = 30.0


@asynccontextmanager
async def account(settings: Settings) -> AsyncIterator[Bot]:
    """A connection to the Bot API; no transaction may be open around it."""
    token = settings.telegram_token.get_secret_value()
    bot = telegram_bot(token, settings.telegram_api, lambda: True)
    try:
        yield bot
    finally:
        await bot.session.close()


async def ask(settings: Settings) -> User | TelegramAPIError:
    """Who the bot is, or why Telegram did not say. Raises NotBegun for a wrong token."""
    try:
        return await _me(settings)
    except UNKNOWN_TOKEN:
        raise NotBegun(TOKEN_REFUSED) from None
    except TelegramAPIError as error:
        return error


async def reached(settings: Settings, stopping: asyncio.Event) -> User | None:
    """Who the bot is, however long Telegram can not be reached; None if told to stop first.

    Raises NotBegun as `patiently` does.
    """
    return await patiently(lambda: _me(settings), stopping)


async def patiently(
    attempt: Callable[[], Awaitable[Result]], stopping: asyncio.Event
) -> Result | None:
    """Attempt it until Telegram can be reached; None if told to stop first.

    Raises NotBegun for a wrong token and for what asking again would not change.
    """
    wait = FIRST_WAIT
    while not stopping.is_set():
        try:
            return await attempt()
        except UNKNOWN_TOKEN:
            raise NotBegun(TOKEN_REFUSED) from None
        except FINAL as error:
            raise NotBegun(f"Telegram refuses this bot: {error.message}") from None
        except TelegramAPIError as error:
            pause = error.retry_after if isinstance(error, TelegramRetryAfter) else wait
            log.warning("Telegram can not be reached (%s): again in %g s", reason(error), pause)
        await _pause(stopping, pause)
        wait = min(2 * wait, LONGEST_WAIT)
    return None


async def _me(settings: Settings) -> User:
    async with account(settings) as bot:
        return await bot.get_me()


async def _pause(stopping: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(stopping.wait(), seconds)
    except TimeoutError:
        return
