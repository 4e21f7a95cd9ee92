"""What is due goes out: in order, in time, once, and only to those whom it concerns."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import event, select, update

from community import outbox
from community.outbox import Audience
from storage.database import Database, is_transaction_open
from storage.kinds import ContactState, DeliveryState, NoticeKind, RsvpAnswer
from storage.models import Contact, Delivery, Membership
from tests.scheduler.crowd import crowd
from tests.scheduler.post import MEETING_AT, NOW, Post, post_for
from tests.scheduler.town import Town, deliveries, found

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
    await crowd(town, 12)
    await town.invite(await town.meeting())
    await post.rounds.run_due()
    assert len(post.messenger.heard) == 14
    assert post.messenger.most_in_flight == 4


async def test_an_urgent_notice_overtakes_the_bulk(town: Town, post: Post) -> None:
    await crowd(town, 8)
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
    await crowd(town, 40)
    await town.invite(await town.meeting())
    await neighbour.invite(await neighbour.meeting())
    await post.rounds.run_due()
    # Four lanes: one may be slow to begin, but the neighbours are not behind the whole crowd.
    assert {"Сопот1", "Сопот2"} <= set(post.messenger.addresses()[:20])


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
    await crowd(town, 20)
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


async def test_a_delivery_costs_few_statements(town: Town, post: Post) -> None:
    await crowd(town, 30)
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
