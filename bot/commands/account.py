"""The bot's account at Telegram, as far as commands ask about it."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

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

# Telegram answers 401 to a token that it does not know and 404 to what it can not read as one.
UNKNOWN_TOKEN = (TelegramUnauthorizedError, TelegramNotFound)
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
    async with account(settings) as bot:
        try:
            return await bot.get_me()
        except UNKNOWN_TOKEN:
            raise NotBegun(TOKEN_REFUSED) from None
        except TelegramAPIError as error:
            return error


TOKEN_REFUSED = (
    "Telegram does not know this TELEGRAM_TOKEN: copy it again from @BotFather into .env."
)


async def reached(settings: Settings, stopping: asyncio.Event) -> User | None:
    """Who the bot is, however long Telegram can not be reached; None if told to stop first.

    Raises NotBegun for a wrong token and for what asking again would not change.
    """
    wait = FIRST_WAIT
    while not stopping.is_set():
        answer = await ask(settings)
        if isinstance(answer, User):
            return answer
        if isinstance(answer, FINAL):
            raise NotBegun(f"Telegram refuses this bot: {answer.message}")
        pause = answer.retry_after if isinstance(answer, TelegramRetryAfter) else wait
        log.warning("Telegram can not be reached (%s): again in %g s", reason(answer), pause)
        await _pause(stopping, pause)
        wait = min(2 * wait, LONGEST_WAIT)
    return None


async def _pause(stopping: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(stopping.wait(), seconds)
    except TimeoutError:
        return
