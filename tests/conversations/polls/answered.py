"""Deeds around the answer that is promised with the results of a vote."""

from datetime import datetime

from sqlalchemy import select, update

from storage.kinds import DeliveryState, NoticeKind
from storage.models import Delivery, Notice, Person
from tests.conversations.deeds import opens_menu
from tests.conversations.polls.organising import THREE, opens_poll_card, starts_poll
from tests.conversations.polls.test_closing import closes, tells, votes
from tests.conversations.town import SOFIA, Actor, Town

# Two weeks after the results, a Monday, and the Monday after it.
PROMISED = datetime(2023, 3, 27, 17, 0, tzinfo=SOFIA)
MONDAY = datetime(2023, 4, 3, 9, 0, tzinfo=SOFIA)
QUESTION = "Кое е най-важно?"
REMINDED = "⏰ Гласуването чака отговор"
ANSWER = "Водата влиза в бюджета."
WHAT = "📣 Какво отговори общината"


async def tells_results(town: Town, elena: Actor, maria: Actor, *fixes: str) -> None:
    """The results are told, with a day by which the municipality answers."""
    await starts_poll(elena, THREE, *fixes)
    await votes(town, maria, "010")
    await closes(elena)
    await tells(elena, "пн 27.03")


async def writes_answer(elena: Actor) -> None:
    """Write what the municipality answers, up to its preview."""
    await opens_poll_card(elena)
    await elena.taps("✍️ Пиша отговора")
    await elena.writes(ANSWER)


async def opens_vote(actor: Actor) -> None:
    """Come to the newest vote, of which the results are told, as somebody who could vote."""
    await opens_menu(actor)
    await actor.taps_through("🗳️ Гласуване", "📊 1.")


async def settles_answer(town: Town, person: Person, state: DeliveryState) -> None:
    """The answer goes this way with this person."""
    answers = select(Notice.id).where(Notice.kind == NoticeKind.ANNOUNCEMENT)
    theirs = (Delivery.person_id == person.id, Delivery.notice_id.in_(answers))
    async with town.database.write() as session:
        await session.execute(update(Delivery).where(*theirs).values(state=state))
