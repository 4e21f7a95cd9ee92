"""Telegram's rates, enforced when a test or demo asks for it."""

from __future__ import annotations

import pytest

from simulator.telegram.pace import CHAT_BURST, OVERALL, Pace
from simulator.telegram.phone import Phone
from simulator.telegram.refusals import RefusalError
from simulator.telegram.server import TelegramServer
from tests.simulator.conftest import Caller, Clock


@pytest.fixture
def pace(clock: Clock) -> Pace:
    """A pace that is enforced, by a clock that stands still."""
    pace = Pace(clock)
    pace.is_enforced = True
    return pace


def refused_after(pace: Pace, chat_id: int) -> int:
    """Count messages to a chat until one is refused; 100 at most."""
    for number in range(100):
        try:
            pace.count(chat_id)
        except RefusalError:
            return number
    return 100


def test_one_a_second_in_a_chat_after_a_short_burst(pace: Pace, clock: Clock) -> None:
    assert refused_after(pace, 101) == CHAT_BURST
    assert refused_after(pace, 102) == CHAT_BURST
    clock.time += 1
    assert refused_after(pace, 101) == 1


def test_thirty_a_second_in_all(pace: Pace, clock: Clock) -> None:
    for chat_id in range(1, OVERALL + 1):
        pace.count(chat_id)
    with pytest.raises(RefusalError) as refused:
        pace.count(999)
    assert (refused.value.status, refused.value.parameters) == (429, {"retry_after": 1})
    clock.time += 0.5
    for chat_id in range(1001, 1016):
        pace.count(chat_id)
    with pytest.raises(RefusalError):
        pace.count(1016)


def test_twenty_a_minute_in_a_group(pace: Pace, clock: Clock) -> None:
    assert refused_after(pace, -4_000_001) == 20
    with pytest.raises(RefusalError) as refused:
        pace.count(-4_000_001)
    assert refused.value.parameters == {"retry_after": 3}
    clock.time += 60
    assert refused_after(pace, -4_000_001) == 20


def test_who_keeps_the_pace_is_never_refused(pace: Pace, clock: Clock) -> None:
    for number in range(600):
        pace.count(number % 60 + 1)
        clock.time += 1 / 29


def test_a_poll_that_comes_too_soon_waits(pace: Pace, clock: Clock) -> None:
    assert pace.slowed(0, 100, 0) == (100, 0)
    clock.time += 0.4
    assert pace.slowed(0, 100, 30) == (1, 30)
    assert pace.slowed(7, 100, 0) == (100, 0)
    clock.time += 2.9
    assert pace.slowed(7, 100, 0) == (100, 3)
    clock.time += 3
    assert pace.slowed(7, 100, 0) == (100, 0)


async def test_the_switch(call: Caller, server: TelegramServer, maria: Phone) -> None:
    for _ in range(40):
        await call.result("sendMessage", chat_id=101, text="Среща")
    assert server.limits is False
    server.limits = True
    answers = [await call("sendMessage", chat_id=101, text="Среща") for _ in range(40)]
    late = [body for status, body in answers if status == 429]
    assert len(late) > 20
    assert late[0]["parameters"]["retry_after"] >= 1
    assert await call.result("getMe")
