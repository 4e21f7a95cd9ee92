"""What came back from the messenger leaves its mark, and nothing is lost."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from community import outbox
from community.outbox import Audience
from messengers.messenger import Outcome, Refused, Stopped, TryLater, Uncertain
from scheduler.outcomes import WAITS
from storage.database import Database
from storage.kinds import ContactState, DeliveryState, NoticeKind
from storage.models import Contact, Delivery, JournalEntry, SenderLease
from storage.queries import leases
from tests.scheduler.crowd import crowd
from tests.scheduler.post import BOT, NOW, Post, post_for
from tests.scheduler.town import Town, deliveries, found

SENT, QUEUED, TO_CALL = DeliveryState.SENT, DeliveryState.QUEUED, DeliveryState.TO_CALL
WITHDRAWN, REFUSED = DeliveryState.WITHDRAWN, DeliveryState.REFUSED


@pytest.fixture
async def town(database: Database) -> Town:
    return await found(database, people=["Мария", "Иван"])


@pytest.fixture
def post(database: Database) -> Post:
    return post_for(database)


async def first_in_line(town: Town) -> str:
    """The address to which the next message goes; the engines write rows in different orders."""
    async with town.database.read() as session:
        address = await session.scalar(
            select(Contact.address)
            .join(Delivery, Delivery.contact_id == Contact.id)
            .where(Delivery.state == QUEUED)
            .order_by(Delivery.due_at, Delivery.id)
            .limit(1)
        )
    assert address is not None
    return address


async def test_a_429_silences_the_whole_bot_and_loses_nothing(town: Town, post: Post) -> None:
    await crowd(town, 10)
    await town.invite(await town.meeting())
    post.messenger.script[await first_in_line(town)] = [TryLater(30, is_whole_bot=True)]
    await post.rounds.run_due()
    assert len(post.messenger.heard) <= 4
    assert post.pace.paused_for() == 30
    async with town.database.read() as session:
        lease = await leases.look(session, BOT)
        assert lease is not None
        assert lease.paused_until is not None
    heard = len(post.messenger.heard)
    await post.rounds.run_due()
    assert len(post.messenger.heard) == heard
    other = post_for(town.database)
    await other.rounds.run_due()
    assert 25 < other.pace.paused_for() <= 30
    post.pace.seconds = 0
    async with town.database.write() as session:
        await session.execute(update(SenderLease).values(paused_until=None))
    await post.rounds.run_due()
    assert set((await town.states()).values()) == {SENT}
    async with town.database.read() as session:
        assert {each.attempts for each in await deliveries(session)} == {1}


async def test_a_429_silences_what_waits_for_its_turn_in_the_same_chat(
    town: Town, post: Post
) -> None:
    for _ in range(3):
        await town.invite(await town.meeting(), "Мария")
    post.messenger.script["Мария"] = [TryLater(30, is_whole_bot=True)]
    await post.rounds.run_due()
    assert post.messenger.addresses() == ["Мария"]
    async with town.database.read() as session:
        assert {each.state for each in await deliveries(session)} == {QUEUED}


async def test_a_block_marks_the_contact_and_ends_the_attempts(town: Town, post: Post) -> None:
    first, second = await town.meeting(), await town.meeting()
    await town.invite(first, "Мария", "Иван")
    await town.invite(second, "Мария", due_at=NOW + timedelta(hours=1))
    post.messenger.script["Мария"] = [Stopped()]
    await post.rounds.run_due()
    await post.runs_at(NOW + timedelta(hours=2))
    assert post.messenger.addresses().count("Мария") == 1
    async with town.database.read() as session:
        maria = await session.scalar(select(Contact).where(Contact.address == "Мария"))
        assert maria is not None
        assert maria.state == ContactState.BLOCKED
        by_person = [
            each.state
            for each in await deliveries(session)
            if each.person_id == town.people["Мария"]
        ]
        verbs = list(await session.scalars(select(JournalEntry.verb)))
    assert by_person == [TO_CALL, TO_CALL]
    assert verbs == ["block"]


async def test_a_refusal_is_final(town: Town, post: Post) -> None:
    post.messenger.script["Мария"] = [Refused("Bad Request: nothing doing")]
    await town.invite(await town.meeting())
    await post.rounds.run_due()
    await post.runs_at(NOW + timedelta(hours=4))
    assert await town.states() == {"Мария": REFUSED, "Иван": SENT}
    assert post.messenger.addresses().count("Мария") == 1


@pytest.mark.parametrize(
    "nothing", [Uncertain(), RuntimeError("a mistake in the messenger's room")]
)
async def test_a_call_without_answer_is_repeated_once(
    town: Town, post: Post, nothing: Outcome | Exception
) -> None:
    post.messenger.script["Мария"] = [nothing, nothing, nothing]
    await town.invite(await town.meeting(), "Мария")
    await post.rounds.run_due()
    assert await town.states() == {"Мария": QUEUED}
    for minutes in (2, 4, 8):
        await post.runs_at(NOW + timedelta(minutes=minutes))
    assert post.messenger.addresses() == ["Мария", "Мария"]
    assert await town.states() == {"Мария": DeliveryState.UNCERTAIN}


async def test_a_broken_server_is_asked_again_ever_more_seldom(town: Town, post: Post) -> None:
    post.messenger.script["Мария"] = [TryLater(0.0)] * 9
    await town.invite(await town.meeting(), "Мария")
    at = NOW
    for attempt in range(1, len(WAITS) + 1):
        await post.runs_at(at)
        await post.runs_at(at + WAITS[attempt - 1] - timedelta(seconds=1))
        assert len(post.messenger.heard) == attempt
        at += WAITS[attempt - 1]
    await post.runs_at(at)
    assert await town.states() == {"Мария": REFUSED}
    async with town.database.read() as session:
        (delivery,) = await deliveries(session)
    assert (delivery.reason, delivery.attempts) == ("unavailable", len(WAITS) + 1)


async def test_a_mistake_in_one_notice_does_not_hold_up_the_others(town: Town, post: Post) -> None:
    async def fails(session: object, contact: object, now: object) -> None:
        raise RuntimeError("not drawn")

    object.__setattr__(post.office, "draw_again", fails)
    async with town.database.write() as session:
        maria = await session.scalar(select(Contact).where(Contact.address == "Мария"))
        assert maria is not None
        await outbox.tell_contact(session, NoticeKind.DRAW_AGAIN, maria, now=NOW)
    await town.invite(await town.meeting(), "Иван")
    await post.rounds.run_due()
    assert post.messenger.addresses() == ["Иван"]
    assert await town.states(NoticeKind.DRAW_AGAIN) == {"Мария": REFUSED}


async def test_a_withdrawn_notice_is_not_repeated(town: Town, post: Post) -> None:
    meeting = await town.meeting()
    await town.invite(meeting, "Мария")

    async def stop() -> None:
        async with town.database.write() as session:
            await outbox.withdraw(session, meeting, [NoticeKind.INVITATION], NOW)

    post.messenger.before_each = lambda address: stop()
    post.messenger.script["Мария"] = [TryLater(0.0)]
    await post.rounds.run_due()
    await post.runs_at(NOW + timedelta(hours=1))
    assert len(post.messenger.heard) == 1
    assert await town.states() == {"Мария": WITHDRAWN}


async def test_a_cancellation_marks_the_older_messages(town: Town, post: Post) -> None:
    meeting = await town.meeting()
    await town.invite(meeting, "Мария")
    await town.announce(NoticeKind.REMINDER_WEEK, meeting, Audience.CONCERNED)
    await post.rounds.run_due()
    await town.cancel(meeting)
    await post.rounds.run_due()
    assert len(post.messenger.said_to("Мария")) == 3
    assert [(address, number) for address, number, _ in post.messenger.marked] == [
        ("Мария", "m2"),
        ("Мария", "m1"),
    ]
    assert all("CANCELLED" in screen.title for _, _, screen in post.messenger.marked)
