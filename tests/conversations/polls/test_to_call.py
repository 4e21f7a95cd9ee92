"""Who has only a telephone is called: organisers see in the card of a vote who that is."""

from bot.taps.organised.calling import PollCallsTap
from storage.models import Poll
from tests.conversations.polls.organising import THREE, opens_poll_card, starts_poll
from tests.conversations.polls.test_closing import closes, votes
from tests.conversations.polls.test_counting import marks_on_paper
from tests.conversations.tables import one
from tests.conversations.town import Actor, Town

STEFAN, NUMBER = "☎️ По телефон: 1", "• Стефан, 0888 55 01 04"
LIST = "☎️ За обаждане"


async def test_about_the_results(town: Town, elena: Actor, maria: Actor) -> None:
    await starts_poll(elena, THREE)
    await votes(town, maria, "010")
    await closes(elena)
    await opens_poll_card(elena)
    elena.does_not_see("☎️")
    await elena.taps_through("Показвам резултатите", "Без отговор")
    elena.sees("👥 6 души", "по телефон: 1")
    await elena.taps("Обявявам резултатите")
    await town.waits(minutes=1)
    await opens_poll_card(elena)
    elena.sees("🗳️ Гласуване: с обявени резултати", STEFAN)
    await elena.taps(LIST)
    elena.sees(NUMBER)
    await elena.taps("Докъде е")
    elena.sees(STEFAN)


async def test_that_it_was_called_off(town: Town, elena: Actor) -> None:
    await starts_poll(elena, THREE)
    await opens_poll_card(elena)
    elena.sees(STEFAN)
    await elena.taps_through("Край или удължаване", "Отменям гласуването")
    elena.sees("Ще съобщим на всички, които сме попитали.")
    await elena.taps("Да, отменям")
    elena.sees("🗳️ Гласуване: отменено", STEFAN)
    await elena.taps(LIST)
    elena.sees(NUMBER)


async def test_so_that_they_vote_and_no_more_once_they_have(
    town: Town, elena: Actor, petar: Actor
) -> None:
    """The facilitator sees how many they are, and no telephones."""
    await starts_poll(elena, THREE)
    await opens_poll_card(petar)
    petar.sees(STEFAN)
    petar.sees_no_button(LIST)
    await opens_poll_card(elena)
    await elena.taps(LIST)
    elena.sees(NUMBER)
    await marks_on_paper(elena, "Стефан")
    await elena.taps("Назад")
    poll = await one(town, Poll)
    await elena.forges(PollCallsTap(poll=poll.id).pack())
    elena.does_not_see("Стефан")
