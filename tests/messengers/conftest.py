"""A simulated Telegram, a bot that speaks to it, and a clock that only the test moves."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot

from messengers.pace import Pace
from messengers.telegram.client import telegram_bot
from messengers.telegram.messenger import TelegramMessenger
from simulator.telegram.phone import Phone
from simulator.telegram.server import TelegramServer


class Clock:
    """Monotonic seconds; sleeping moves them on at once."""

    def __init__(self) -> None:
        self.moment = 1_000_000.0

    def __call__(self) -> float:
        return self.moment

    async def sleep(self, seconds: float) -> None:
        wakes_at = self.moment + seconds
        await asyncio.sleep(0)
        self.moment = max(self.moment, wakes_at)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def pace(clock: Clock) -> Pace:
    return Pace(clock, clock.sleep)


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    server = TelegramServer()
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def bot(server: TelegramServer) -> AsyncIterator[Bot]:
    bot = telegram_bot(server.token, server.address, lambda: True)
    yield bot
    await bot.session.close()


@pytest.fixture
def messenger(bot: Bot, pace: Pace) -> TelegramMessenger:
    return TelegramMessenger(bot, pace)


@pytest.fixture
def maria(server: TelegramServer) -> Phone:
    """Somebody who has pressed Start."""
    phone = server.phone(700, "Мария")
    phone.opens_link()
    return phone
