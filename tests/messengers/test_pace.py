"""How fast one bot speaks, told by a clock that only the test moves."""

import asyncio

import pytest

from messengers import pace as pace_module
from messengers.pace import Pace
from tests.messengers.conftest import Clock

UNHURRIED = 0.001


async def _say(pace: Pace, clock: Clock, addresses: list[str]) -> list[float]:
    moments = []
    for address in addresses:
        await pace.wait_for_turn(address)
        moments.append(clock())
    return moments


def _most_in_a_second(moments: list[float]) -> int:
    return max(sum(start <= other < start + 1 for other in moments) for start in moments)


async def test_a_broadcast_never_says_more_than_thirty_messages_in_any_second(
    pace: Pace, clock: Clock
) -> None:
    start = clock()

    moments = await _say(pace, clock, [str(number) for number in range(280)])

    assert _most_in_a_second(moments) <= 30
    assert moments[-1] - start == pytest.approx(10, abs=0.1)


async def test_a_bot_that_was_silent_for_an_hour_does_not_burst(pace: Pace, clock: Clock) -> None:
    clock.moment += 3600

    moments = await _say(pace, clock, [str(number) for number in range(100)])

    assert _most_in_a_second(moments) <= 30


async def test_a_new_leader_starts_with_an_empty_bucket(pace: Pace, clock: Clock) -> None:
    start = clock()

    await pace.wait_for_turn("700")

    assert clock() - start == pytest.approx(1 / 28, abs=UNHURRIED)


async def test_one_chat_gets_a_short_burst_and_then_one_message_a_second(
    pace: Pace, clock: Clock
) -> None:
    moments = await _say(pace, clock, ["700"] * 6)

    assert moments[2] - moments[0] < 0.2
    assert moments[5] - moments[2] == pytest.approx(3, abs=0.2)


async def test_one_busy_chat_does_not_hold_up_another(pace: Pace, clock: Clock) -> None:
    await _say(pace, clock, ["700"] * 3)
    start = clock()

    await pace.wait_for_turn("800")

    assert clock() - start < 0.1


async def test_answers_take_from_the_budget_of_the_bulk(pace: Pace, clock: Clock) -> None:
    clock.moment += 1
    for _ in range(14):
        pace.note_answer()
    start = clock()

    await pace.wait_for_turn("700")

    # Two were in hand, fourteen were said, one more is needed: 13 at 28 a second.
    assert clock() - start == pytest.approx(13 / 28, abs=UNHURRIED)


async def test_a_flood_of_answers_holds_the_bulk_up_by_about_a_second_only(
    pace: Pace, clock: Clock
) -> None:
    pace.note_answer(1000)
    start = clock()

    await pace.wait_for_turn("700")

    assert clock() - start == pytest.approx(29 / 28, abs=UNHURRIED)


async def test_nobody_waits_for_a_turn_while_the_whole_bot_is_paused(
    pace: Pace, clock: Clock
) -> None:
    start = clock()
    pace.pause(30)
    assert pace.paused_for() == 30

    assert await pace.wait_for_turn("700") == 30

    assert clock() == start
    await pace.wait_out_pause()
    assert clock() - start == pytest.approx(30, abs=0.1)
    assert await pace.wait_for_turn("700") == 0


async def test_a_pause_ends_the_wait_of_those_who_have_no_turn_yet(clock: Clock) -> None:
    async def meanwhile(seconds: float) -> None:
        clock.moment += seconds
        pace.pause(30)

    pace = Pace(clock, meanwhile)

    assert await pace.wait_for_turn("700") == 30

    assert pace._chats["700"].tokens == 3


async def test_a_shorter_pause_does_not_end_a_longer_one(pace: Pace) -> None:
    pace.pause(30)
    pace.pause(1)

    assert pace.paused_for() == 30


async def test_waiting_out_a_pause_counts_no_message(pace: Pace, clock: Clock) -> None:
    pace.pause(5)
    start = clock()

    await pace.wait_out_pause()

    assert clock() - start == 5


async def test_senders_side_by_side_keep_the_pace_together(pace: Pace, clock: Clock) -> None:
    start = clock()

    workers = [[f"{worker}-{number}" for number in range(35)] for worker in range(8)]
    told = await asyncio.gather(*(_say(pace, clock, addresses) for addresses in workers))

    moments = sorted(moment for worker in told for moment in worker)
    assert len(moments) == 280
    assert _most_in_a_second(moments) <= 30
    assert moments[-1] - start == pytest.approx(10, abs=0.2)


async def test_a_cancelled_wait_counts_nothing(clock: Clock) -> None:
    never = asyncio.Event()
    stuck = Pace(clock, lambda seconds: never.wait())
    waiting = asyncio.create_task(stuck.wait_for_turn("700"))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting

    clock.moment += 1 / 28
    async with asyncio.timeout(5):
        await stuck.wait_for_turn("700")


async def test_chats_at_rest_are_forgotten_and_busy_ones_are_not(
    pace: Pace, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pace_module, "MANY_CHATS", 20)
    await _say(pace, clock, [str(number) for number in range(300)])
    await _say(pace, clock, ["busy"] * 3)
    start = clock()
    await _say(pace, clock, [str(number) for number in range(300, 320)])

    await pace.wait_for_turn("busy")

    assert clock() - start > 0.9
    assert len(pace._chats) < 150
