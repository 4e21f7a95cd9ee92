"""What is due goes out: in order, in time, once, and nothing is lost on the way."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import event, select, update

from community import outbox
from community.outbox import Audience
from messengers.messenger import Outcome, Refused, Stopped, TryLater, Uncertain
from scheduler.outcomes import WAITS
from storage.database import Database, is_transaction_open
from storage.kinds import ContactState, DeliveryState, NoticeKind, RsvpAnswer
from storage.models import Contact, Delivery, JournalEntry, Membership, SenderLease
from storage.queries import leases, marks
from tests.scheduler.town import BOT, MEETING_AT, NOW, Post, Town, deliveries, found, post_for

SENT, QUEUED, TO_CALL = DeliveryState.SENT, DeliveryState.QUEUED, DeliveryState.TO_CALL
WITHDRAWN, REFUSED = DeliveryState.WITHDRAWN, DeliveryState.REFUSED


@pytest.fixture
async def town(database: Database) -> Town:
    return await found(database, people=["Мария", "Иван"])


@pytest.fixture
def post(database: Database) -> Post:
    return post_for(database)


async def test_what_is_due_is_sent_once(town: Town, post: Post) -> None:
    await town.invite(await town.meeting())
    await post.rounds.run_due()
    await post.rounds.run_due()
    assert sorted(post.messenger.addresses()) == ["Иван", "Мария"]
    assert set((await town.states()).values()) == {SENT}
    async with town.database.read() as session:
        sent = await deliveries(session)
        assert all(each.message_id and each.attempts == 1 and each.settled_at for each in sent)


async def test_what_is_not_due_waits(town: Town, post: Post) -> None:
    await town.invite(await town.meeting(), due_at=NOW + timedelta(hours=1))
    await post.rounds.run_due()
    assert post.messenger.heard == []
    await post.runs_at(NOW + timedelta(hours=1))
    assert len(post.messenger.heard) == 2


async def test_no_transaction_is_open_and_few_calls_run_at_once(town: Town, post: Post) -> None:
    together = asyncio.Event()

    async def check() -> None:
        assert not is_transaction_open()
        if post.messenger.in_flight == 4:
            together.set()
        await together.wait()

    post.messenger.before_each = lambda address: check()
    await town.crowd(12)
    await town.invite(await town.meeting())
    await post.rounds.run_due()
    assert len(post.messenger.heard) == 14
    assert post.messenger.most_in_flight == 4


async def test_an_urgent_notice_overtakes_the_bulk(town: Town, post: Post) -> None:
    await town.crowd(8)
    bulk, other = await town.meeting(), await town.meeting()
    await town.invite(bulk)
    await town.invite(other, "Мария")
    async with town.database.write() as session:
        await session.execute(
            update(Delivery).where(Delivery.person_id == town.people["Мария"]).values(state=SENT)
        )
    await town.cancel(other)
    await post.rounds.run_due()
    # Four are taken at once; behind them it would be the last of ten.
    assert any("CANCELLED" in text for text in post.texts[:4])


async def test_a_large_broadcast_does_not_delay_a_neighbours_small_one(
    town: Town, post: Post
) -> None:
    neighbour = await found(town.database, "община Сопот", people=["Сопот1", "Сопот2"])
    await town.crowd(40)
    await town.invite(await town.meeting())
    await neighbour.invite(await neighbour.meeting())
    await post.rounds.run_due()
    assert {"Сопот1", "Сопот2"} <= set(post.messenger.addresses()[:8])


async def test_messages_wait_for_decent_hours_all_together(town: Town, post: Post) -> None:
    night = datetime(2023, 3, 13, 19, 0, tzinfo=UTC)  # 21:00 in Sofia
    morning = datetime(2023, 3, 14, 7, 0, tzinfo=UTC)  # 9:00
    await town.invite(await town.meeting(), now=night)
    await post.runs_at(night)
    assert post.messenger.heard == []
    async with town.database.read() as session:
        assert {each.due_at for each in await deliveries(session)} == {morning}
    thing = await post.rounds.next_due()
    assert thing == (morning, "delivery")
    await post.runs_at(morning)
    assert len(post.messenger.heard) == 2


async def test_a_lost_screen_is_drawn_at_any_hour(town: Town, post: Post) -> None:
    night = datetime(2023, 3, 13, 23, 0, tzinfo=UTC)
    async with town.database.write() as session:
        maria = await session.scalar(select(Contact).where(Contact.address == "Мария"))
        assert maria is not None
        await outbox.tell_contact(session, NoticeKind.DRAW_AGAIN, maria, now=night)
    await post.runs_at(night)
    assert post.messenger.said_to("Мария") == ["Отново\nМария 23:00"]


async def test_what_expired_is_not_said(town: Town, post: Post) -> None:
    await town.invite(await town.meeting())
    await post.runs_at(MEETING_AT)
    assert post.messenger.heard == []
    assert set((await town.states()).values()) == {DeliveryState.EXPIRED}


async def test_a_429_silences_the_whole_bot_and_loses_nothing(town: Town, post: Post) -> None:
    await town.crowd(10)
    post.messenger.script["Мария"] = [TryLater(30, is_whole_bot=True)]
    await town.invite(await town.meeting())
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


async def test_what_no_longer_concerns_somebody_is_not_said(town: Town, post: Post) -> None:
    for name in ("Напуснал", "Спрял", "Отказал"):
        await town.person(name)
    meeting = await town.meeting()
    await town.invite(meeting)
    await town.announce(NoticeKind.REMINDER_DAY, meeting, Audience.CONCERNED)
    await town.answer(meeting, "Отказал", RsvpAnswer.NOT_COMING)
    async with town.database.write() as session:
        gone = await session.get_one(Membership, (town.people["Напуснал"], town.group_id))
        await session.delete(gone)
        await session.execute(
            update(Contact).where(Contact.address == "Спрял").values(state=ContactState.STOPPED)
        )
    await post.rounds.run_due()
    expected = {"Мария": SENT, "Иван": SENT, "Напуснал": WITHDRAWN, "Спрял": TO_CALL}
    assert await town.states() == {**expected, "Отказал": SENT}
    assert await town.states(NoticeKind.REMINDER_DAY) == {**expected, "Отказал": WITHDRAWN}
    assert post.messenger.said_to("Напуснал") == post.messenger.said_to("Спрял") == []


async def test_nobody_is_nudged_who_has_answered(town: Town, post: Post) -> None:
    meeting = await town.meeting()
    await town.invite(meeting)
    await town.announce(NoticeKind.NUDGE, meeting, Audience.SILENT)
    await town.answer(meeting, "Мария", RsvpAnswer.UNSURE)
    await post.rounds.run_due()
    assert await town.states(NoticeKind.NUDGE) == {"Мария": WITHDRAWN, "Иван": SENT}


async def test_stopping_during_a_send_leaves_the_rest_unsaid(town: Town, post: Post) -> None:
    await town.crowd(20)
    meeting = await town.meeting()
    await town.invite(meeting)

    async def stop() -> None:
        async with town.database.write() as session:
            await outbox.withdraw(session, meeting, [NoticeKind.INVITATION], NOW)

    post.messenger.before_each = lambda address: stop()
    await post.rounds.run_due()
    states = list((await town.states()).values())
    assert 1 <= states.count(SENT) <= 4
    assert states.count(SENT) == len(post.messenger.heard)
    assert states.count(WITHDRAWN) == 22 - states.count(SENT)


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


async def test_nothing_comes_after_the_confirmation_of_stop(town: Town, post: Post) -> None:
    """The frame holds the person's turn from the word to the confirmation; the sender waits."""
    await town.invite(await town.meeting(), "Мария")
    async with post.office.turns.of("Мария"):
        sending = asyncio.create_task(post.rounds.run_due())
        for _ in range(50):
            await asyncio.sleep(0)
        async with town.database.write() as session:
            maria = await session.scalar(select(Contact).where(Contact.address == "Мария"))
            assert maria is not None
            maria.state = ContactState.STOPPED
            await outbox.stop_writing_to(session, maria, NOW)
    await sending
    assert post.messenger.heard == []
    assert await town.states() == {"Мария": TO_CALL}


async def test_who_died_with_messages_in_flight_is_followed_by_one_who_repeats_them(
    town: Town, post: Post
) -> None:
    """The bound of design 3.4: each of the messages in flight, and no other, is said again."""
    await town.crowd(10)
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
    await town.crowd(20)
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


async def test_a_delivery_costs_few_statements(town: Town, post: Post) -> None:
    await town.crowd(30)
    await town.invite(await town.meeting())
    await post.rounds.lease.beat()
    statements: list[str] = []

    def note(connection: object, cursor: object, statement: str, *rest: object) -> None:
        if not statement.startswith("BEGIN"):
            statements.append(statement)

    engine = town.database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    await post.rounds.sender.deliver()
    event.remove(engine, "before_cursor_execute", note)
    assert len(post.messenger.heard) == 32
    # Loaded, its agenda read, marked, settled; and a few looks for what comes next.
    assert len(statements) <= 4 * 32 + 8
