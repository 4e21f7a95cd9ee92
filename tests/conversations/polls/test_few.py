"""Fewer than five have voted: what came out is told without a number, and reads as a result."""

from tests.conversations.polls.organising import starts_poll
from tests.conversations.polls.test_closing import closes, tells, votes
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
