"""The day by which the municipality promised to answer comes: it answers, or is reminded."""

from datetime import timedelta

import pytest

from bot.taps import AnnouncementTap
from storage.kinds import DeliveryState, NoticeKind
from storage.models import Announcement, JournalEntry, Notice, Poll
from tests import cast
from tests.conversations.deeds import sends
from tests.conversations.polls.answered import (
    ANSWER,
    MONDAY,
    PROMISED,
    QUESTION,
    REMINDED,
    WHAT,
    opens_vote,
    settles_answer,
    tells_results,
    writes_answer,
)
from tests.conversations.polls.organising import THREE, opens_poll_card, starts_poll
from tests.conversations.polls.test_closing import closes, tells, votes
from tests.conversations.tables import count, one, person_of
from tests.conversations.town import Actor, Town


@pytest.fixture
async def told(town: Town, elena: Actor, maria: Actor) -> Town:
    """The results are told, with a day by which the municipality answers."""
    await tells_results(town, elena, maria)
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
    await elena.writes(ANSWER)
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
    await opens_vote(maria)
    maria.sees("✅ Общината отговори.")
    maria.sees_no_button(WHAT)


async def test_an_answer_at_a_meeting_that_was_noted_by_mistake_is_owed_again(
    told: Town, elena: Actor, maria: Actor
) -> None:
    await opens_poll_card(elena)
    await elena.taps_through("👥 Отговорихме на среща", "↩️ Още няма отговор")
    elena.is_told_in_passing("Записахме, че още няма отговор")
    elena.sees("Общината ще отговори до 27 март")
    elena.sees_button("✍️ Пиша отговора")
    await opens_vote(maria)
    maria.does_not_see("Общината отговори")
    await told.moves_to(PROMISED + timedelta(minutes=5))
    elena.sees(REMINDED)


async def test_an_answer_that_was_written_is_not_owed_again_by_an_old_button(
    told: Town, elena: Actor
) -> None:
    await opens_poll_card(elena)
    await elena.taps("👥 Отговорихме на среща")
    undo = elena.sees_button("↩️ Още няма отговор").data
    assert undo is not None
    await elena.taps("↩️ Още няма отговор")
    await writes_answer(elena)
    await sends(elena)
    await opens_poll_card(elena)
    elena.sees_no_button("Още няма отговор")
    await elena.forges(undo)
    elena.sees("✅ Общината отговори.")


async def test_what_was_answered_at_a_meeting_is_not_written_by_an_older_button(
    told: Town, elena: Actor
) -> None:
    """Stopping what is written then would make the coordinator owe it again."""
    await told.moves_to(PROMISED + timedelta(minutes=5))
    older = elena.sees_button("✍️ Пиша отговора").data
    assert older is not None
    await elena.taps("👥 Отговорихме на среща")
    await elena.forges(older)
    elena.sees("✅ Записано е, че общината отговори", QUESTION)
    elena.sees_no_button("Изпращам")
    await elena.taps("↩️ Още няма отговор")
    await elena.forges(older)
    elena.sees("✍️ Какво отговаря общината?")


async def test_what_was_answered_is_found_in_the_vote(
    told: Town, elena: Actor, maria: Actor
) -> None:
    await writes_answer(elena)
    await sends(elena)
    await opens_vote(maria)
    maria.sees("✅ Общината отговори.")
    await maria.taps(WHAT)
    maria.sees("🗳️ Общината отговаря на гласуването", ANSWER)
    await maria.taps_through("📋 Всички резултати", WHAT)
    maria.sees("🗳️ Общината отговаря на гласуването", ANSWER)
    await opens_poll_card(elena)
    await elena.taps(WHAT)
    elena.sees(ANSWER)


async def test_an_answer_that_can_still_be_stopped_is_found_by_nobody(
    told: Town, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    """Neither by Ivan, to whom none goes out: he is called."""
    await writes_answer(elena)
    await elena.taps("Изпращам")
    called = await person_of(told, ivan)
    await settles_answer(told, called, DeliveryState.TO_CALL)
    for voter in (maria, ivan):
        await opens_vote(voter)
        voter.does_not_see("✅ Общината отговори")
        voter.sees("Общината ще отговори до 27 март")
        voter.sees_no_button(WHAT)
        await voter.taps("📋 Всички резултати")
        voter.does_not_see("✅ Общината отговори")
    await elena.taps("Спирам изпращането")
    await opens_vote(ivan)
    ivan.sees_no_button(WHAT)
    await elena.taps("Към прегледа")
    await sends(elena)
    await opens_vote(ivan)
    await ivan.taps(WHAT)
    ivan.sees(ANSWER)


async def test_an_answer_that_was_taken_back_is_not_found(
    told: Town, elena: Actor, maria: Actor
) -> None:
    await writes_answer(elena)
    await sends(elena)
    await elena.taps_through("Изпратено по погрешка", "Да, по погрешка")
    await opens_vote(maria)
    maria.sees_no_button(WHAT)
    await maria.taps("📋 Всички резултати")
    maria.sees_no_button(WHAT)
    answer = await one(told, Announcement)
    await maria.forges(AnnouncementTap(announcement=answer.id).pack())
    maria.sees("ИЗПРАТЕНО ПО ПОГРЕШКА", "Не важи")
    maria.does_not_see(ANSWER)
    await opens_poll_card(elena)
    elena.sees_no_button(WHAT)


async def test_an_answer_that_was_stopped_or_taken_back_is_none(told: Town, elena: Actor) -> None:
    await writes_answer(elena)
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


async def test_of_two_answers_the_one_that_is_not_taken_back_holds(
    told: Town, elena: Actor, maria: Actor
) -> None:
    await opens_poll_card(elena)
    older = elena.sees_button("✍️ Пиша отговора").data
    assert older is not None
    await writes_answer(elena)
    await sends(elena)
    await elena.forges(older)
    await elena.writes("И улицата влиза.")
    await sends(elena)
    await elena.taps_through("Изпратено по погрешка", "Да, по погрешка")
    assert (await one(told, Poll)).answered_at is not None
    await opens_vote(maria)
    await maria.taps(WHAT)
    maria.sees(ANSWER)


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
