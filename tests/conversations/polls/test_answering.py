"""The day by which the municipality promised to answer comes: it answers, or is reminded."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import insert, select

from bot.taps import AnnouncementTap
from storage.columns import table_of
from storage.kinds import MembershipState, NoticeKind
from storage.models import Announcement, JournalEntry, Membership, Notice, Poll
from tests import cast
from tests.conversations.deeds import sends
from tests.conversations.polls.organising import THREE, opens_poll_card, starts_poll
from tests.conversations.polls.test_closing import closes, tells, votes
from tests.conversations.tables import count, one, person_of
from tests.conversations.town import SOFIA, Actor, Town

# Two weeks after the results, a Monday, and the Monday after it.
PROMISED = datetime(2023, 3, 27, 17, 0, tzinfo=SOFIA)
MONDAY = datetime(2023, 4, 3, 9, 0, tzinfo=SOFIA)
QUESTION = "Кое е най-важно?"
REMINDED = "⏰ Гласуването чака отговор"


@pytest.fixture
async def told(town: Town, elena: Actor, maria: Actor) -> Town:
    """The results are told, with a day by which the municipality answers."""
    await starts_poll(elena, THREE)
    await votes(town, maria, "010")
    await closes(elena)
    await tells(elena, "пн 27.03")
    return town


async def reminders(town: Town) -> int:
    """How often the coordinator was reminded."""
    return await count(town, Notice, Notice.kind == NoticeKind.POLL_UNANSWERED)


async def test_without_an_answer_the_coordinator_is_reminded_that_day_and_every_monday(
    told: Town, elena: Actor, radka: Actor, maria: Actor
) -> None:
    boris = told.actor(cast.BORIS)
    for actor in (elena, radka, maria, boris):
        actor.listens()
    await told.moves_to(PROMISED - timedelta(minutes=1))
    elena.hears_nothing()
    await told.moves_to(PROMISED + timedelta(minutes=5))
    assert elena.heard_new() == 1
    elena.sees(f"{REMINDED}: {QUESTION}", "Обещахме отговор до 27 март (понеделник).")
    await told.moves_to(MONDAY - timedelta(minutes=1))
    assert elena.heard_new() == 1
    await told.moves_to(MONDAY + timedelta(minutes=5))
    assert elena.heard_new() == 2
    for actor in (radka, maria, boris):
        actor.hears_nothing()


async def test_the_answer_reaches_all_who_could_vote_and_nobody_is_reminded_any_more(
    told: Town, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    await told.moves_to(PROMISED + timedelta(minutes=5))
    await elena.taps("✍️ Пиша отговора")
    elena.sees("✍️ Какво отговаря общината?", QUESTION)
    await elena.writes("Водата влиза в бюджета за 2024 г.")
    elena.sees("🗳️ Общината отговаря на гласуването", "Водата влиза в бюджета", "👥 4 души")
    elena.sees_no_button("До други хора")
    await sends(elena)
    for voter in (maria, ivan):
        voter.has_heard("🗳️ Общината отговаря на гласуването", "Водата влиза в бюджета за 2024 г.")
    await maria.taps("📋 Всички резултати")
    maria.sees("1. Вода", "✅ Общината отговори.")
    await opens_poll_card(elena)
    elena.sees("✅ Общината отговори.")
    elena.sees_no_button("Пиша отговора")
    await told.moves_to(MONDAY + timedelta(days=14))
    assert await reminders(told) == 1


async def test_an_answer_before_the_day_needs_no_reminder(told: Town, elena: Actor) -> None:
    await opens_poll_card(elena)
    elena.sees("Общината ще отговори до 27 март")
    await elena.taps("✍️ Пиша отговора")
    await elena.writes("Водата влиза в бюджета.")
    await sends(elena)
    await told.moves_to(MONDAY)
    assert await reminders(told) == 0


async def test_what_was_answered_at_a_meeting_is_noted_in_one_tap(
    told: Town, elena: Actor, maria: Actor
) -> None:
    await told.moves_to(PROMISED + timedelta(minutes=5))
    maria.listens()
    await elena.taps("👥 Отговорихме на среща")
    elena.is_told_in_passing("Записахме, че има отговор")
    elena.sees("✅ Общината отговори.")
    await told.moves_to(MONDAY + timedelta(minutes=5))
    maria.hears_nothing()
    assert await reminders(told) == 1
    assert await count(told, JournalEntry, JournalEntry.verb == "say_answered") == 1


async def test_an_answer_that_was_stopped_or_taken_back_is_none(told: Town, elena: Actor) -> None:
    await opens_poll_card(elena)
    await elena.taps("✍️ Пиша отговора")
    await elena.writes("Водата влиза в бюджета.")
    await elena.taps("Изпращам")
    assert (await one(told, Poll)).answered_at is not None
    await elena.taps("Спирам изпращането")
    assert (await one(told, Poll)).answered_at is None
    await elena.taps("Към прегледа")
    await sends(elena)
    await elena.taps_through("Изпратено по погрешка", "Да, по погрешка")
    assert (await one(told, Poll)).answered_at is None
    await told.moves_to(PROMISED + timedelta(minutes=5))
    elena.sees(REMINDED)


async def test_where_no_answer_was_promised_none_is_asked_for(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await starts_poll(elena, THREE)
    await votes(town, maria, "010")
    await closes(elena)
    await tells(elena, "Без отговор")
    await opens_poll_card(elena)
    elena.sees_no_button("Пиша отговора")
    elena.sees_no_button("на среща")
    await town.moves_to(MONDAY)
    assert await reminders(town) == 0


async def test_who_came_after_the_vote_is_not_answered(
    told: Town, elena: Actor, maria: Actor, doctor: Actor
) -> None:
    """The roll was frozen when it was opened."""
    now = told.clock.now()
    newcomer, voter = await person_of(told, doctor), await person_of(told, maria)
    async with told.database.write() as session:
        theirs = await session.scalars(
            select(Membership.group_id).where(Membership.person_id == voter.id)
        )
        row = {"person_id": newcomer.id, "group_id": theirs.one(), "created_at": now}
        row |= {"state": MembershipState.ACTIVE, "decided_at": now}
        await session.execute(insert(table_of(Membership)), row)
    await opens_poll_card(elena)
    await elena.taps("✍️ Пиша отговора")
    await elena.writes("Водата влиза в бюджета.")
    doctor.listens()
    await sends(elena)
    maria.has_heard("Водата влиза в бюджета.")
    doctor.hears_nothing()
    answer = await one(told, Announcement)
    await doctor.forges(AnnouncementTap(announcement=answer.id).pack())
    doctor.does_not_see("Водата")
