"""Who is served when: nobody waits for a broadcast, and a broadcast does not wait for ever."""

import asyncio

import pytest

from messengers import turns
from messengers.turns import Turns


async def goes_on(line: Turns, came: list[str], name: str = "broadcast") -> None:
    async with line.after_people():
        came.append(name)
        await asyncio.sleep(0)
        came.append(f"{name} ends")


async def settled() -> None:
    for _ in range(10):
        await asyncio.sleep(0)


async def test_one_thing_at_a_time_for_each_person() -> None:
    line, came = Turns(), list[str]()

    async def come(address: str, name: str) -> None:
        async with line.of(address):
            came.append(name)
            await asyncio.sleep(0)
            came.append(f"{name} ends")

    await asyncio.gather(come("1", "first"), come("1", "second"), come("2", "another"))
    assert came.index("first ends") < came.index("second")
    assert came.index("another") < came.index("first ends")


async def test_a_broadcast_waits_until_nobody_is_served(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "LONGEST_COURTESY", 60)
    line, came = Turns(), list[str]()
    with line.serving():
        with line.serving():
            waiting = asyncio.create_task(goes_on(line, came))
            await settled()
        await settled()
        assert not came
    await waiting
    assert came


async def test_a_broadcast_does_not_wait_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "LONGEST_COURTESY", 0)
    line, came = Turns(), list[str]()
    with line.serving():
        await goes_on(line, came)
    assert came


async def test_after_people_one_goes_on_at_a_time() -> None:
    line, came = Turns(), list[str]()
    await asyncio.gather(goes_on(line, came, "one"), goes_on(line, came, "two"))
    assert came == ["one", "one ends", "two", "two ends"]


async def test_who_fails_is_served_no_longer() -> None:
    line, came = Turns(), list[str]()
    with pytest.raises(ValueError, match="told"), line.serving():
        raise ValueError("told")
    await goes_on(line, came)
    assert came
