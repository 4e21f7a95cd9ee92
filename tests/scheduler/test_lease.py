"""One leader per bot, by the monotonic clock alone."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from storage.database import Database
from storage.models import SenderLease
from storage.queries import leases
from tests.scheduler.post import BOT, Post, StillClock, post_for

PATIENCE = 12.0


class Monotonic:
    """A monotonic clock that a test moves."""

    def __init__(self) -> None:
        self.at = 100.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def monotonic() -> Monotonic:
    return Monotonic()


@pytest.fixture
def pair(database: Database, monotonic: Monotonic) -> tuple[Post, Post]:
    """Two processes of one bot, each with a clock of its own."""
    return (
        post_for(database, clock=StillClock(), monotonic=monotonic),
        post_for(database, clock=StillClock(), monotonic=monotonic),
    )


async def test_the_first_to_come_leads(pair: tuple[Post, Post]) -> None:
    one, two = pair
    assert await one.rounds.lease.beat()
    assert not await two.rounds.lease.beat()
    assert one.rounds.lease.is_leading
    assert not two.rounds.lease.is_leading


async def test_a_leader_that_beats_is_not_followed(
    pair: tuple[Post, Post], monotonic: Monotonic
) -> None:
    one, two = pair
    for _ in range(10):
        assert await one.rounds.lease.beat()
        assert not await two.rounds.lease.beat()
        monotonic.at += PATIENCE - 1
    assert one.rounds.lease.epoch == 1


async def test_a_silent_leader_is_followed_and_finds_out(
    pair: tuple[Post, Post], monotonic: Monotonic
) -> None:
    one, two = pair
    await one.rounds.lease.beat()
    await two.rounds.lease.beat()
    monotonic.at += PATIENCE
    assert not one.rounds.lease.is_leading
    assert await two.rounds.lease.beat()
    assert two.rounds.lease.epoch == 2
    assert two.pace.paused_for() == 1.0
    assert not await one.rounds.lease.beat()
    assert two.rounds.lease.is_leading


async def test_a_candidate_waits_its_own_time_before_it_follows(
    pair: tuple[Post, Post], monotonic: Monotonic
) -> None:
    one, two = pair
    await one.rounds.lease.beat()
    monotonic.at += 10 * PATIENCE
    assert not await two.rounds.lease.beat()
    monotonic.at += PATIENCE - 1
    assert not await two.rounds.lease.beat()
    monotonic.at += 1
    assert await two.rounds.lease.beat()


async def test_a_clock_that_is_moved_changes_nothing(
    pair: tuple[Post, Post], monotonic: Monotonic
) -> None:
    one, two = pair
    await one.rounds.lease.beat()
    await two.rounds.lease.beat()
    two.clock.at += timedelta(days=300)
    assert not await two.rounds.lease.beat()
    two.clock.at -= timedelta(days=900)
    monotonic.at += PATIENCE
    assert await two.rounds.lease.beat()


async def test_a_lease_given_back_is_taken_at_once(pair: tuple[Post, Post]) -> None:
    one, two = pair
    await one.rounds.lease.beat()
    await one.rounds.stop()
    assert await two.rounds.lease.beat()
    assert two.pace.paused_for() == 0.0


async def test_two_candidates_do_not_both_follow(
    pair: tuple[Post, Post], database: Database
) -> None:
    one, two = pair
    await one.rounds.lease.beat()
    async with database.write() as session:
        await session.execute(update(SenderLease).values(owner=leases.NOBODY))
        first = await leases.look(session, BOT)
        assert first is not None
        assert await leases.take(session, first, "third")
        assert not await leases.take(session, first, "fourth")
    assert not await two.rounds.lease.beat()


async def test_bots_have_leaders_of_their_own(database: Database) -> None:
    one, other = post_for(database), post_for(database)
    object.__setattr__(other.office, "bot_id", BOT + 1)
    assert await one.rounds.lease.beat()
    assert await other.rounds.lease.beat()


async def test_a_pause_is_told_to_the_other_processes(pair: tuple[Post, Post]) -> None:
    one, two = pair
    one.pace.pause(40)
    await one.rounds.lease.beat()
    await two.rounds.lease.beat()
    assert 35 < two.pace.paused_for() <= 40
