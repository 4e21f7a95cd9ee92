"""Which time stands under a message that comes while the demo's clock is moved."""

from __future__ import annotations

import time
from datetime import datetime, timedelta

import pytest
from aiohttp import ClientSession

from simulator.page_clock import PageClock
from simulator.telegram.chats.messages import ShownMessage
from tests.browser.scripted_bot import ScriptedClock

HOUR = 3600
MARIA, IVAN = 1, 2


def message() -> ShownMessage:
    """One that comes now."""
    return ShownMessage(7, chat={}, sender={"is_bot": True}, date=int(time.time()))


async def test_a_message_bears_the_time_at_which_it_became_due() -> None:
    async with ScriptedClock().listening() as bot, ClientSession() as session:
        page = PageClock(bot.address)
        await page.read(session)
        early, late = message(), message()

        async def happens_on_the_way() -> None:
            bot.moved -= HOUR
            page.shown_at(MARIA, early)
            await page.read(session)
            page.settle(MARIA)
            bot.moved += HOUR
            page.shown_at(IVAN, late)

        bot.on_move = happens_on_the_way
        await page.move(session, {"advance_seconds": 3 * HOUR})
        assert moment(page.shown_at(MARIA, early)) == close_to(bot.START + timedelta(hours=2))
        assert moment(page.shown_at(IVAN, late)) == close_to(bot.START + timedelta(hours=3))


async def test_a_bot_that_begins_again_does_not_turn_the_time_back() -> None:
    async with ScriptedClock().listening() as bot, ClientSession() as session:
        page = PageClock(bot.address)
        page.expect(bot.moved + HOUR)
        await page.read(session)
        assert page.moved_seconds == bot.moved + HOUR


def moment(shown: str) -> float:
    """Seconds since 1970 of what the page shows."""
    return datetime.fromisoformat(shown).timestamp()


def close_to(expected: datetime) -> object:
    """The same but for what the test itself takes."""
    return pytest.approx(expected.timestamp(), abs=120, rel=0)
