"""The rounds start, wake each other and stop in order."""

import asyncio
from collections.abc import Collection
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from scheduler.dues import reminders
from storage.database import Database
from storage.kinds import DeliveryState
from storage.models import SenderLease
from storage.queries import leases
from tests.scheduler.post import BOT, NOW, Post, post_for
from tests.scheduler.town import Town, deliveries, found


@pytest.fixture
async def town(database: Database) -> Town:
    return await found(database, people=["Мария", "Иван"])


@pytest.fixture
def post(database: Database) -> Post:
    return post_for(database)


async def test_what_was_left_from_before_is_taken_up_at_the_start(town: Town, post: Post) -> None:
    await town.invite(await town.meeting())
    async with town.database.write() as session:
        session.add(
            SenderLease(bot_id=BOT, owner=leases.NOBODY, epoch=4, beat=9, paused_until=None)
        )
        for delivery in await deliveries(session):
            delivery.state, delivery.epoch = DeliveryState.IN_FLIGHT, 4
    heard = asyncio.Event()
    post.messenger.before_each = lambda address: heard.set()
    await post.rounds.start()
    await heard.wait()
    await post.rounds.stop()
    assert post.rounds.lease.epoch is None
    async with town.database.read() as session:
        lease = await leases.look(session, BOT)
    assert lease is not None
    assert (lease.owner, lease.epoch) == (leases.NOBODY, 5)


async def test_a_poke_wakes_the_sender(town: Town, post: Post) -> None:
    heard = asyncio.Event()
    post.messenger.before_each = lambda address: heard.set()
    await post.rounds.start()
    await town.invite(await town.meeting())
    post.rounds.poke()
    async with asyncio.timeout(20):
        await heard.wait()
    await post.rounds.stop()


async def test_stopping_waits_for_a_round_that_runs(
    town: Town, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, may_end, has_ended = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def slow(office: object) -> int:
        begun.set()
        await may_end.wait()
        has_ended.set()
        return 0

    monkeypatch.setattr(reminders, "fire", slow)
    monkeypatch.setattr("scheduler.rounds.SECONDS_BETWEEN_REMINDERS", 0.001)
    await post.rounds.start()
    await begun.wait()
    stopping = asyncio.create_task(post.rounds.stop())
    for _ in range(20):
        await asyncio.sleep(0)
    assert not stopping.done()
    may_end.set()
    await stopping
    assert has_ended.is_set()


async def test_a_beat_that_is_due_in_the_moment_of_stopping_is_not_cut_off(
    town: Town, post: Post, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    rounds, beats = post.rounds, 0
    beat, drain = rounds.lease.beat, rounds.sender.drain

    async def counted(in_hand: Collection[int] = ()) -> bool:
        nonlocal beats
        is_leading = await beat(in_hand)
        beats += 1
        return is_leading

    async def drain_until_a_tick() -> None:
        # The scheduler's own step, in the same moment: its task has not begun when this returns.
        await drain()
        assert rounds._heartbeat is not None
        rounds._heartbeat.modify(next_run_time=datetime.now(UTC))
        rounds._scheduler._process_jobs()

    await rounds.start()
    monkeypatch.setattr(rounds.lease, "beat", counted)
    monkeypatch.setattr(rounds.sender, "drain", drain_until_a_tick)
    await rounds.stop()
    assert beats == 1
    assert [each for each in caplog.records if each.levelname == "ERROR"] == []


async def test_a_round_that_fails_is_run_again(
    town: Town, post: Post, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    runs, twice = 0, asyncio.Event()

    async def fails(office: object) -> int:
        nonlocal runs
        runs += 1
        if runs == 2:
            twice.set()
        raise RuntimeError("the database is gone")

    monkeypatch.setattr(reminders, "fire", fails)
    monkeypatch.setattr("scheduler.rounds.SECONDS_BETWEEN_REMINDERS", 0.001)
    await post.rounds.start()
    await twice.wait()
    await post.rounds.stop()
    assert "The round will be run again" in caplog.text


async def test_only_the_leader_sends(town: Town, post: Post) -> None:
    other = post_for(town.database)
    await other.rounds.lease.beat()
    await town.invite(await town.meeting())
    await post.rounds.run_due()
    assert post.messenger.heard == []
    await other.rounds.run_due()
    assert len(other.messenger.heard) == 2


async def test_the_next_thing_is_the_earliest_ahead(town: Town, post: Post) -> None:
    assert await post.rounds.next_due() is None
    due_at = NOW + timedelta(hours=3)
    await town.invite(await town.meeting(), due_at=due_at, plans=True)
    assert await post.rounds.next_due() == (due_at, "delivery")
    await post.runs_at(due_at)
    following = await post.rounds.next_due()
    assert following is not None
    assert following.what == "reminder"
    async with town.database.read() as session:
        assert len(list(await session.scalars(select(SenderLease)))) == 1
