"""Before the results of a vote are told it is said what Viber may charge for, as everywhere."""

from datetime import timedelta

import pytest

from storage.models import ChargedMonth, Poll
from tests.conversations.deeds import sends
from tests.conversations.polls.answered import ANSWER, PROMISED, WHAT, opens_vote, writes_answer
from tests.conversations.polls.organising import THREE, opens_poll_card, starts_poll
from tests.conversations.polls.test_closing import closes, tells, votes
from tests.conversations.tables import count, one
from tests.conversations.town import Actor, Town
from tests.viber.test_cost import limits, used
from tests.viber.test_telegram_only import starts_poll_in_telegram


@pytest.fixture
async def closed(town: Town, elena: Actor, maria: Actor, ivan: Actor) -> Town:
    """Two have voted alike, the others are silent, and nobody has written for a day."""
    await starts_poll(elena, THREE)
    for voter in (maria, ivan):
        await votes(town, voter, "010")
    await town.waits(hours=25)
    await closes(elena)
    return town


async def test_the_preview_says_what_it_may_cost_and_what_is_left(
    closed: Town, elena: Actor
) -> None:
    """Each gets the words and the picture; who is asked has just tapped."""
    await limits(closed, await used(closed) + 40)
    await elena.taps_through("Показвам резултатите", "Без отговор")
    elena.sees("👥 6 души: Viber 5, по телефон: 1")
    elena.sees("💶 Viber може да таксува 10 съобщения. За месеца остават 40 съобщения.")
    before = await used(closed)
    await elena.taps("Обявявам резултатите")
    await closed.waits(minutes=1)
    assert await used(closed) - before == 10


async def test_where_the_limit_is_too_small_it_is_said_before(closed: Town, elena: Actor) -> None:
    await limits(closed, await used(closed) + 2)
    await elena.taps_through("Показвам резултатите", "Без отговор")
    elena.sees("За месеца остават 2 съобщения.", "⚠️ Лимитът не стига: 4 души ще са за обаждане.")


async def test_the_results_may_go_in_telegram_only_and_back(
    closed: Town, elena: Actor, maria: Actor
) -> None:
    await elena.taps_through("Показвам резултатите", "Без отговор", "💶 Само в Telegram")
    elena.sees("Ще го получат само хората с Telegram.", "👥 6 души: по телефон: 6")
    elena.does_not_see("таксува")
    await elena.taps("💶 И във Viber")
    elena.sees(
        "Ще го получат организаторите и всички, които можеха да гласуват.", "таксува 10 съобщения"
    )
    await elena.taps("💶 Само в Telegram")
    maria.listens()
    before = await count(closed, ChargedMonth)
    await elena.taps("Обявявам резултатите")
    await closed.waits(minutes=1)
    maria.hears_nothing()
    assert await count(closed, ChargedMonth) == before


async def test_what_was_chosen_at_the_invitation_is_kept_and_may_be_changed(
    town: Town, elena: Actor
) -> None:
    await town.waits(hours=25)
    await starts_poll_in_telegram(elena)
    await closes(elena)
    await elena.taps_through("Показвам резултатите", "Без отговор")
    elena.sees("само хората с Telegram")
    elena.sees_button("💶 И във Viber")


async def test_a_repeated_vote_goes_the_way_of_the_first(
    town: Town, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    await town.waits(hours=25)
    await starts_poll_in_telegram(elena)
    await votes(town, maria, "010")
    await votes(town, ivan, "001")
    await closes(elena)
    await tells(elena, "Повторно гласуване", "Без отговор")
    await elena.taps("Повторното гласуване")
    elena.sees("по телефон: 4")
    elena.sees_button("💶 И във Viber")
    again = await one(town, Poll, Poll.repeats_id.is_not(None))
    assert again.is_telegram_only


async def test_the_answer_goes_the_way_of_the_results(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await town.waits(hours=25)
    await starts_poll_in_telegram(elena)
    await closes(elena)
    await tells(elena, "вт 28.03")
    await town.moves_to(PROMISED + timedelta(days=1, minutes=5))
    await elena.taps("✍️ Пиша отговора")
    await elena.writes("Водата влиза в бюджета.")
    elena.sees("👥 4 души: по телефон: 4")
    await elena.taps("💶 И във Viber")
    elena.sees("👥 4 души: Viber 3, по телефон: 1", "💶 Viber може да таксува 3 съобщения.")
    maria.listens()
    await sends(elena)
    maria.has_heard("Водата влиза в бюджета.")


async def test_who_was_not_written_to_finds_the_answer_in_the_vote(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await town.waits(hours=25)
    await starts_poll_in_telegram(elena)
    await closes(elena)
    await tells(elena, "вт 28.03")
    await writes_answer(elena)
    elena.sees("👥 4 души: по телефон: 4")
    await sends(elena)
    maria.has_not_heard(ANSWER)
    await opens_vote(maria)
    await maria.taps(WHAT)
    maria.sees("🗳️ Общината отговаря на гласуването", ANSWER)
    await maria.taps_through("📋 Всички резултати", WHAT)
    maria.sees(ANSWER)


async def test_organisers_hear_whom_the_limit_left_out_and_count_who_could_vote(
    closed: Town, elena: Actor, ani: Actor
) -> None:
    """Not Radka, who only organises; Stefan has only a telephone, so he is called anyway."""
    await limits(closed, await used(closed))
    await elena.taps_through("Показвам резултатите", "Без отговор")
    ani.listens()
    await elena.taps("Обявявам резултатите")
    elena.listens()
    await closed.waits(minutes=10)
    ani.hears_nothing()
    elena.has_heard("💶 Лимитът за Viber за месеца е достигнат.", "🗳️ Гласуване: Ани, Иван, Мария")
    elena.has_not_heard("Стефан", "Радка")
    await opens_poll_card(elena)
    elena.sees("☎️ По телефон: 4")
