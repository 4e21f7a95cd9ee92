"""The answer to a vote that could not be shown comes later: nobody is left to guess."""

from storage.models import Ballot
from tests.conversations.polls.deeds import QUESTION, marks_three, opens_poll, taps_number
from tests.conversations.tables import count
from tests.conversations.town import Actor, Town


async def test_who_voted_hears_that_it_counts(town: Town, maria: Actor) -> None:
    await opens_poll(town)
    await marks_three(maria)
    maria.has_trouble("editMessageText", "server_error")
    await maria.taps("✅ Гласувам")
    await town.waits(minutes=10)
    assert await count(town, Ballot) == 1
    maria.sees("✅ Гласът Ви е приет")
    assert "Здравен медиатор" not in maria.phone.last_screen.text


async def test_who_was_marking_is_led_back_to_the_vote(town: Town, maria: Actor) -> None:
    await opens_poll(town)
    await maria.taps("Започвам")
    maria.has_trouble("editMessageText", "server_error")
    await taps_number(maria, 5)
    await town.waits(minutes=10)
    maria.sees(QUESTION)
    maria.sees_button("Започвам")
