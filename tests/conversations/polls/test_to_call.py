"""Who has only a telephone is called: organisers read in the card of a vote how many these are."""

from tests.conversations.polls.organising import THREE, opens_poll_card, starts_poll
from tests.conversations.polls.test_closing import closes, votes
from tests.conversations.town import Actor, Town

STEFAN = "☎️ По телефон: 1"


async def test_about_the_results(town: Town, elena: Actor, maria: Actor) -> None:
    await starts_poll(elena, THREE)
    await votes(town, maria, "010")
    await closes(elena)
    await opens_poll_card(elena)
    elena.does_not_see("☎️")
    await elena.taps_through("Показвам резултатите", "Без отговор")
    elena.sees("👥 4 души", "по телефон: 1")
    await elena.taps("Обявявам резултатите")
    await town.waits(minutes=1)
    await opens_poll_card(elena)
    elena.sees("🗳️ Гласуване: с обявени резултати", STEFAN)


async def test_that_it_was_called_off(town: Town, elena: Actor) -> None:
    await starts_poll(elena, THREE)
    await opens_poll_card(elena)
    elena.sees(STEFAN)
    await elena.taps_through("Край или удължаване", "Отменям гласуването")
    elena.sees("Ще съобщим на всички, които сме попитали.")
    await elena.taps("Да, отменям")
    elena.sees("🗳️ Гласуване: отменено", STEFAN)
