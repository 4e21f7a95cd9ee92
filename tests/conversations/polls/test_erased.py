"""Who voted and then had everything erased: the turnout is said the same everywhere."""

from datetime import timedelta

from storage.models import Poll
from tests.conversations.deeds import opens_menu
from tests.conversations.polls.organising import THREE, opens_poll_card, starts_poll
from tests.conversations.polls.test_closing import tells, votes
from tests.conversations.tables import one
from tests.conversations.town import Actor, Town


async def erases_everything(actor: Actor) -> None:
    await opens_menu(actor)
    await actor.taps_through("Моите данни", "Изтривам всичко", "Да, изтривам")


async def test_the_secret_ballot_of_somebody_erased_stays_in_the_turnout(
    town: Town, elena: Actor, radka: Actor, maria: Actor, ivan: Actor
) -> None:
    """Erased before the close, and after it: the ballots are counted with the others."""
    await starts_poll(elena, THREE)
    for voter in (maria, ivan):
        await votes(town, voter, "010")
    await erases_everything(maria)
    await town.moves_to((await one(town, Poll)).closes_at + timedelta(minutes=1))
    radka.sees("🔒 Гласуването приключи", "✅ Гласували: 2 от 4 души")
    await erases_everything(ivan)
    await opens_poll_card(elena)
    elena.sees("✅ Гласували: 2 от 4 души")
    await tells(elena, "Без отговор")
    elena.has_heard("Гласуваха 2 от 4 души")
    await town.waits(hours=24 * 31)
    await opens_poll_card(elena)
    elena.sees("с обявени резултати", "✅ Гласували: 2 от 4 души")


async def test_the_paper_of_somebody_erased_stays_in_the_turnout(
    town: Town, elena: Actor, ivan: Actor, maria: Actor
) -> None:
    await starts_poll(elena, THREE)
    await votes(town, ivan, "010")
    await opens_poll_card(elena)
    await elena.taps_through("Хартиени гласове", "▫️ Мария")
    await erases_everything(maria)
    await opens_poll_card(elena)
    elena.sees("✅ Гласували: 2 от 4 души (на хартия: 1)")
    await elena.taps("Хартиени гласове")
    elena.sees("Отбелязани: 1")
    elena.sees_no_button("Мария")
