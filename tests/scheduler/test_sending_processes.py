"""Processes that die, are deposed or are stopped in the middle of a send."""

import asyncio

import pytest
from sqlalchemy import update

from storage.database import Database
from storage.kinds import DeliveryState
from storage.models import SenderLease
from storage.queries import leases, marks
from tests.scheduler.crowd import crowd
from tests.scheduler.post import BOT, Post, post_for
from tests.scheduler.town import Town, found

SENT, QUEUED, TO_CALL = DeliveryState.SENT, DeliveryState.QUEUED, DeliveryState.TO_CALL
WITHDRAWN, REFUSED = DeliveryState.WITHDRAWN, DeliveryState.REFUSED


@pytest.fixture
async def town(database: Database) -> Town:
    return await found(database, people=["Мария", "Иван"])


@pytest.fixture
def post(database: Database) -> Post:
    return post_for(database)


async def test_who_died_with_messages_in_flight_is_followed_by_one_who_repeats_them(
    town: Town, post: Post
) -> None:
    """The bound of design 3.4: each of the messages in flight, and no other, is said again."""
    await crowd(town, 10)
    await town.invite(await town.meeting())
    reached = asyncio.Event()

    async def hang() -> None:
        reached.set()
        await asyncio.Event().wait()

    post.messenger.before_each = lambda address: hang()
    await post.rounds.lease.beat()
    dying = asyncio.create_task(post.rounds.sender.deliver())
    await reached.wait()
    for _ in range(2000):
        if post.messenger.in_flight == 4:
            break
        await asyncio.sleep(0.001)
    dying.cancel()
    await asyncio.gather(dying, return_exceptions=True)
    assert len(post.messenger.heard) == 4
    follower = post_for(town.database)
    async with town.database.write() as session:
        await leases.give_back(session, BOT, post.rounds.lease.owner)
    await follower.rounds.run_due()
    both = post.messenger.addresses() + follower.messenger.addresses()
    assert set((await town.states()).values()) == {SENT}
    assert len(both) == 12 + 4
    assert max(both.count(address) for address in both) == 2


async def test_a_deposed_leader_can_not_put_anything_in_flight(town: Town, post: Post) -> None:
    await town.invite(await town.meeting(), "Мария")
    await post.rounds.lease.beat()
    async with town.database.write() as session:
        await session.execute(update(SenderLease).values(owner="another", epoch=2))
    await post.rounds.sender.deliver()
    assert post.messenger.heard == []
    assert not post.rounds.lease.is_leading
    assert await town.states() == {"Мария": QUEUED}


async def test_what_a_deposed_leader_has_sent_is_not_sent_again(town: Town, post: Post) -> None:
    await town.invite(await town.meeting(), "Мария")
    await post.rounds.lease.beat()

    async def depose() -> None:
        async with town.database.write() as session:
            await session.execute(update(SenderLease).values(owner="another", epoch=2))
            await marks.queue_interrupted(session, 2, ())

    post.messenger.before_each = lambda address: depose()
    await post.rounds.sender.deliver()
    assert await town.states() == {"Мария": SENT}


async def test_draining_settles_what_is_in_hand_and_takes_nothing_more(
    town: Town, post: Post
) -> None:
    await crowd(town, 20)
    await town.invite(await town.meeting())
    may_end, reached = asyncio.Event(), asyncio.Event()

    async def wait() -> None:
        reached.set()
        await may_end.wait()

    post.messenger.before_each = lambda address: wait()
    await post.rounds.lease.beat()
    sending = asyncio.create_task(post.rounds.sender.deliver())
    await reached.wait()
    stopping = asyncio.create_task(post.rounds.stop())
    await asyncio.sleep(0)
    may_end.set()
    await asyncio.gather(sending, stopping)
    states = list((await town.states()).values())
    assert states.count(SENT) == len(post.messenger.heard) <= 4
    assert DeliveryState.IN_FLIGHT not in states
    async with town.database.read() as session:
        lease = await leases.look(session, BOT)
    assert lease is not None
    assert lease.owner == leases.NOBODY
