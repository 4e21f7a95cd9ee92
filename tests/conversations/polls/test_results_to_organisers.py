"""Organisers hear that the results of a vote are out, also where they do not vote."""

from datetime import timedelta

from sqlalchemy import update

from storage.kinds import Role
from storage.models import RoleGrant
from tests.conversations.deeds import opens_menu
from tests.conversations.polls.organising import THREE, opens_poll_card, starts_poll
from tests.conversations.polls.test_closing import closes, tells, votes
from tests.conversations.priorities.test_publishing import grants
from tests.conversations.tables import person_of
from tests.conversations.town import Actor, Town

TITLE = "📊 Резултати от гласуването"


async def test_organisers_hear_the_results_once_whether_they_vote_or_not(
    town: Town, elena: Actor, radka: Actor, petar: Actor, boris: Actor, maria: Actor
) -> None:
    """Maria votes and organises; Radka and Petar only organise; Boris does so in another town."""
    await grants(town, maria, Role.CONTACT_PERSON)
    await starts_poll(elena, THREE)
    await votes(town, maria, "010")
    await closes(elena)
    await town.waits(minutes=1)
    for actor in (elena, radka, petar, boris, maria):
        actor.listens()
    await opens_poll_card(elena)
    await elena.taps_through("Показвам резултатите", "Без отговор")
    elena.sees("Ще го получат организаторите и всички, които можеха да гласуват.", "6 души")
    await elena.taps("Обявявам резултатите")
    await town.waits(minutes=1)
    for hearer in (radka, petar, maria):
        told = [each.text for each in hearer.phone.heard(hearer.mark) if TITLE in each.text]
        assert len(told) == 1
        assert "1. Вода" in told[0]
    boris.hears_nothing()
    elena.sees("✅ Съобщаваме резултатите.")
    await radka.taps("📋 Всички резултати")
    radka.sees(TITLE, "1. Вода")


async def test_who_organises_no_more_hears_no_results(
    town: Town, elena: Actor, radka: Actor, petar: Actor, maria: Actor
) -> None:
    await starts_poll(elena, THREE)
    await votes(town, maria, "010")
    await closes(elena)
    theirs = update(RoleGrant).where(RoleGrant.person_id == (await person_of(town, radka)).id)
    async with town.database.write() as session:
        await session.execute(theirs.values(ended_at=town.clock.now() - timedelta(hours=1)))
    await opens_menu(petar)
    await petar.taps_through("Моите данни", "Изтривам всичко", "Да, изтривам")
    for actor in (radka, petar):
        actor.listens()
    await tells(elena, "Без отговор")
    for actor in (radka, petar):
        actor.has_not_heard(TITLE)
        actor.hears_nothing()
