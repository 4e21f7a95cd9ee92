"""Fewer than five have voted: what came out is told without a number, and reads as a result."""

from storage.models import PollResult
from tests.conversations.polls.deeds import opens_poll
from tests.conversations.polls.organising import starts_poll
from tests.conversations.polls.test_closing import closes, tells, votes
from tests.conversations.tables import count
from tests.conversations.town import Actor, Town


async def test_of_yes_and_no_it_is_said_which_has_more_votes(
    town: Town, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    await starts_poll(elena)
    for voter in (maria, ivan):
        await votes(town, voter, "01")
    await closes(elena)
    await tells(elena, "Без отговор")
    maria.has_heard("Гласуваха 2 от 4 души\nПовече гласове има „Не“.")
    maria.has_not_heard("1. Не")
    await maria.taps("Всички резултати")
    maria.sees("Повече гласове има „Не“.")
    maria.does_not_see("2. Да")


async def test_of_yes_and_no_it_is_said_that_they_are_equal(
    town: Town, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    await starts_poll(elena)
    await votes(town, maria, "01")
    await votes(town, ivan, "10")
    await closes(elena)
    await tells(elena, "Равни места", "Без отговор")
    maria.has_heard("Равен брой гласове имат „Да“ и „Не“.")


async def test_of_four_voters_only_the_order_is_told_and_kept(
    town: Town, elena: Actor, maria: Actor, ivan: Actor, ani: Actor, doctor: Actor
) -> None:
    await opens_poll(town, names=("Път", "Вода", "Лампи"), marks=1)
    for voter, marks in ((maria, "010"), (ivan, "010"), (ani, "100"), (doctor, "010")):
        await votes(town, voter, marks)
    await closes(elena)
    await tells(elena, "Без отговор")
    maria.has_heard("Гласуваха 4 от", "1. Вода\n2. Път")
    await maria.taps("Всички резултати")
    maria.sees("1. Вода\n2. Път\n3. Лампи")
    assert await count(town, PollResult, PollResult.place.is_not(None)) == 3
    assert await count(town, PollResult, PollResult.votes.is_not(None)) == 0
