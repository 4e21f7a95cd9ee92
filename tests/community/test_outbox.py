"""Whom a notice is written for, and what is taken back."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine, event, func, select

from community import outbox
from community.outbox import Audience
from storage.database import Database
from storage.kinds import (
    ContactState,
    DeliveryState,
    MessengerName,
    NoticeKind,
    RsvpAnswer,
)
from storage.models import Contact, Delivery, Invitee, Meeting, Notice
from storage.queries import notices
from storage.queries.audiences import NO_ANSWER
from storage.queries.outbox import calls
from tests.scheduler.crowd import crowd, invite_everybody
from tests.scheduler.post import MEETING_AT, NOW
from tests.scheduler.town import Town, contact, deliveries, found

TO_CALL, QUEUED = DeliveryState.TO_CALL, DeliveryState.QUEUED


@pytest.fixture
async def town(database: Database) -> Town:
    return await found(database, people=["Мария", "Иван", "Сашо"])


async def set_states(town: Town, **states: DeliveryState) -> None:
    """What became of the invitations so far, by name."""
    async with town.database.write() as session:
        for delivery in await deliveries(session):
            for name, state in states.items():
                if delivery.person_id == town.people[name]:
                    delivery.state = state


async def test_everybody_who_is_invited_gets_one_delivery(town: Town) -> None:
    await town.person("Без чат", messenger=None)
    await town.person("Само телефон", messenger=MessengerName.PHONE)
    await town.person("Спрял", state=ContactState.STOPPED)
    await town.invite(await town.meeting())
    assert await town.states() == {
        "Мария": QUEUED,
        "Иван": QUEUED,
        "Сашо": QUEUED,
        "Без чат": TO_CALL,
        "Само телефон": TO_CALL,
        "Спрял": TO_CALL,
    }
    async with town.database.read() as session:
        for delivery in await deliveries(session):
            assert (delivery.contact_id is None) == (delivery.state == TO_CALL)
            assert (delivery.settled_at is None) == (delivery.state == QUEUED)
            assert delivery.expires_at == MEETING_AT


async def test_a_person_with_two_chats_hears_one_notice_in_the_first_messenger(
    town: Town,
) -> None:
    await town.add(contact("viber-maria", town.people["Мария"], MessengerName.VIBER))
    await town.invite(await town.meeting(), "Мария")
    async with town.database.read() as session:
        (delivery,) = await deliveries(session)
        chosen = await session.get_one(Contact, delivery.contact_id)
    assert chosen.messenger == MessengerName.TELEGRAM


async def test_a_stopped_chat_is_passed_over_for_an_active_one(town: Town) -> None:
    ana = await town.person("Ана", state=ContactState.STOPPED)
    await town.add(contact("viber-ana", ana, MessengerName.VIBER))
    await town.invite(await town.meeting(), "Ана")
    assert await town.states() == {"Ана": QUEUED}


@pytest.mark.parametrize(
    ("audience", "hearers"),
    [
        (Audience.ALL, {"Мария", "Иван", "Сашо"}),
        (Audience.CONCERNED, {"Мария", "Сашо"}),
        (Audience.SILENT, {"Сашо"}),
    ],
)
async def test_an_audience_is_chosen_by_the_standing_answers(
    town: Town, audience: Audience, hearers: set[str]
) -> None:
    meeting = await town.meeting()
    await town.invite(meeting)
    await town.answer(meeting, "Мария", RsvpAnswer.COMING)
    await town.answer(meeting, "Иван", RsvpAnswer.NOT_COMING)
    await town.announce(NoticeKind.NUDGE, meeting, audience)
    assert set(await town.states(NoticeKind.NUDGE)) == hearers


async def test_a_cancellation_goes_to_those_who_know_of_the_meeting(town: Town) -> None:
    """Who was never reached is not told that something unheard of does not take place."""
    await town.person("Без чат", messenger=None)
    await town.person("Повторен")
    meeting = await town.meeting()
    await town.invite(meeting)
    await set_states(town, **{"Мария": DeliveryState.SENT, "Сашо": DeliveryState.UNCERTAIN})
    async with town.database.write() as session:
        for delivery in await deliveries(session):
            if delivery.person_id == town.people["Повторен"]:
                delivery.reason = NO_ANSWER
    await town.cancel(meeting)
    assert await town.states(NoticeKind.CANCELLATION) == {
        "Мария": QUEUED,
        "Сашо": QUEUED,
        "Повторен": QUEUED,
        "Без чат": TO_CALL,
    }
    invited = await town.states()
    assert invited["Иван"] == invited["Повторен"] == DeliveryState.WITHDRAWN
    assert invited["Мария"] == DeliveryState.SENT


async def test_after_a_cancellation_nobody_reports_the_invitation(town: Town) -> None:
    elena = await town.person("Елена")
    meeting = await town.meeting()
    await town.invite(meeting, created_by=elena)
    await set_states(town, **{"Мария": DeliveryState.SENT})
    await town.cancel(meeting)
    async with town.database.write() as session:
        (said,) = await session.scalars(
            select(Notice).where(Notice.kind == NoticeKind.CANCELLATION)
        )
        assert await notices.finished_broadcasts(session) == []
        for delivery in await deliveries(session):
            if delivery.notice_id == said.id:
                delivery.state = DeliveryState.SENT
    async with town.database.read() as session:
        assert await notices.finished_broadcasts(session) == [said.id]


async def test_who_joins_later_gets_the_invitation_that_is_open_once(town: Town) -> None:
    meeting_id = await town.meeting()
    await town.invite(meeting_id)
    late = await town.person("Късен")
    for _ in range(2):
        async with town.database.write() as session:
            meeting = await session.get_one(Meeting, meeting_id)
            assert await outbox.invite_late(session, late, meeting, NOW + timedelta(days=1))
    assert (await town.states())["Късен"] == QUEUED
    async with town.database.read() as session:
        assert await session.get(Invitee, (meeting_id, late)) is not None
        assert len(await deliveries(session)) == 4


@pytest.mark.parametrize("what", ["cancelled", "stopped", "begun"])
async def test_who_joins_later_is_not_invited_to_what_is_over(town: Town, what: str) -> None:
    meeting_id = await town.meeting()
    await town.invite(meeting_id)
    late = await town.person("Късен")
    if what == "cancelled":
        await town.cancel(meeting_id)
    now = MEETING_AT if what == "begun" else NOW
    async with town.database.write() as session:
        if what == "stopped":
            await outbox.withdraw(session, meeting_id, [NoticeKind.INVITATION], NOW)
        meeting = await session.get_one(Meeting, meeting_id)
        assert not await outbox.invite_late(session, late, meeting, now)
    assert "Късен" not in await town.states()


async def test_withdrawing_takes_back_what_is_queued_and_nothing_else(town: Town) -> None:
    meeting, other = await town.meeting(), await town.meeting()
    await town.invite(meeting)
    await town.invite(other, "Мария")
    await set_states(town, **{"Мария": DeliveryState.SENT, "Иван": DeliveryState.IN_FLIGHT})
    async with town.database.write() as session:
        count = await outbox.withdraw(session, meeting, [NoticeKind.INVITATION], NOW)
    assert count == 1
    assert list((await town.states()).values()) == [
        DeliveryState.SENT,
        DeliveryState.IN_FLIGHT,
        DeliveryState.WITHDRAWN,
    ]


async def test_stopping_moves_meetings_to_the_call_list_and_the_rest_nowhere(
    town: Town,
) -> None:
    meeting = await town.meeting()
    await town.invite(meeting)
    async with town.database.write() as session:
        await outbox.tell(
            session,
            NoticeKind.JOIN_APPROVED,
            [town.people["Мария"]],
            municipality_id=town.municipality_id,
            now=NOW,
        )
        address = await session.scalar(select(Contact).where(Contact.address == "Мария"))
        assert address is not None
        await outbox.stop_writing_to(session, address, NOW)
    assert (await town.states())["Мария"] == TO_CALL
    assert (await town.states())["Иван"] == QUEUED
    approved = await town.states(NoticeKind.JOIN_APPROVED)
    assert approved == {"Мария": DeliveryState.WITHDRAWN}


async def test_a_lost_screen_waits_once_for_an_address_without_person(town: Town) -> None:
    stranger = contact("непознат", None)
    await town.add(stranger)
    async with town.database.write() as session:
        for _ in range(2):
            await outbox.tell_contact(session, NoticeKind.DRAW_AGAIN, stranger, now=NOW)
        assert await session.scalar(select(func.count()).select_from(Delivery)) == 1
        assert outbox.is_touched(session)


async def test_the_card_counts_what_became_of_the_broadcast(town: Town) -> None:
    await town.person("Без чат", messenger=None)
    await town.add(
        contact("viber-ana", await town.person("Ана", messenger=None), MessengerName.VIBER)
    )
    meeting = await town.meeting()
    await town.invite(meeting)
    await set_states(
        town,
        **{"Мария": DeliveryState.SENT, "Иван": DeliveryState.REFUSED, "Ана": DeliveryState.SENT},
    )
    async with town.database.read() as session:
        counts = await notices.delivery_counts(session, meeting)
    messengers = {MessengerName.TELEGRAM: 3, MessengerName.VIBER: 1}
    assert (counts.invited, counts.queued, counts.sent) == (5, 1, 2)
    assert (counts.to_call, counts.failed, counts.withdrawn) == (1, 1, 0)
    assert counts.by_messenger == messengers
    assert counts.goes_out_at is not None
    await town.cancel(meeting)
    async with town.database.read() as session:
        counts = await notices.delivery_counts(session, meeting)
    assert (counts.invited, counts.queued, counts.to_call) == (4, 3, 1)


async def test_the_call_list_names_whom_the_last_word_did_not_reach(town: Town) -> None:
    phoned = await town.person("Боян", messenger=None)
    await town.add(contact("+359 1", phoned, MessengerName.PHONE))
    meeting = await town.meeting()
    await town.invite(meeting)
    await set_states(
        town,
        **{
            "Мария": DeliveryState.REFUSED,
            "Иван": DeliveryState.UNCERTAIN,
            "Сашо": DeliveryState.SENT,
        },
    )
    await town.answer(meeting, "Иван", RsvpAnswer.COMING)
    async with town.database.read() as session:
        listed = await calls.call_list(session, meeting, NOW, 0, 10)
        assert await calls.count_calls(session, meeting, NOW) == (2, 0)
    assert [(each.name, each.phone) for each in listed] == [("Боян", "+359 1"), ("Мария", None)]
    await town.announce(NoticeKind.REMINDER_DAY, meeting, Audience.CONCERNED)
    async with town.database.write() as session:
        for delivery in (await deliveries(session))[4:]:
            if delivery.person_id == town.people["Мария"]:
                delivery.state = DeliveryState.SENT
    async with town.database.read() as session:
        assert [each.name for each in await calls.call_list(session, meeting, NOW, 0, 10)] == [
            "Боян"
        ]


async def test_twenty_thousand_deliveries_are_one_statement(town: Town) -> None:
    meeting_id = await town.meeting()
    await crowd(town, 20_000)
    await invite_everybody(town, meeting_id)
    statements: list[str] = []

    def note(connection: object, cursor: object, statement: str, *rest: object) -> None:
        statements.append(statement)

    async with town.database.write() as session:
        meeting = await session.get_one(Meeting, meeting_id)
        engine: Engine = town.database.engine.sync_engine
        event.listen(engine, "before_cursor_execute", note)
        await outbox.announce(
            session,
            NoticeKind.INVITATION,
            meeting,
            Audience.ALL,
            now=NOW,
            due_at=NOW,
            expires_at=MEETING_AT,
        )
        event.remove(engine, "before_cursor_execute", note)
        count = await session.scalar(select(func.count()).select_from(Delivery))
    assert count == 20_003
    assert [each.split()[:3] for each in statements] == [
        ["INSERT", "INTO", "notice"],
        ["INSERT", "INTO", "delivery"],
    ]
