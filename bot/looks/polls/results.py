"""Gathers what is shown of a vote's results."""

from datetime import datetime

from bot.looks.costs import cost_of
from bot.looks.polls.picture import draw
from bot.screens.costs import Cost
from bot.screens.polls import publishing
from bot.screens.polls import results as screens
from community.chats import charges
from community.polls import answering
from community.polls.outcomes import outcome_of
from community.polls.publishing import telling_moment
from messengers.screen import Screen
from storage.database import Session
from storage.models import Person, Poll
from storage.queries.audiences import Reached, reached_among
from storage.queries.polls import rolls


async def results_of(session: Session, poll: Poll, answer: int | None = None) -> Screen:
    """What everybody is told who could vote."""
    return screens.results(poll, await outcome_of(session, poll), draw, answer)


async def all_results_of(session: Session, person: Person, poll: Poll) -> Screen:
    """All of it, with the way to what was answered."""
    answer = await answering.answer_for(session, person, poll.id)
    poll = await answering.as_voters_know(session, poll)
    return screens.all_results(poll, await outcome_of(session, poll), draw, answer)


async def results_preview_of(
    session: Session, person: Person, poll: Poll, now: datetime
) -> list[Screen]:
    """The results before this person tells them, and what that may cost."""
    told = await results_of(session, poll)
    travel = await _travel(session, person, poll, told, now)
    return publishing.preview(told, poll, *travel)


async def asked_to_tell(session: Session, person: Person, poll: Poll, now: datetime) -> Screen:
    """The same for somebody who has the results before their eyes."""
    told = await results_of(session, poll)
    return publishing.ask_to_tell(poll, *await _travel(session, person, poll, told, now))


async def _travel(
    session: Session, person: Person, poll: Poll, told: Screen, now: datetime
) -> tuple[Reached, Cost]:
    moment = telling_moment(poll, now)
    whom, free_since = rolls.told_by(person.id, poll), charges.free_since(moment)
    reached = await reached_among(session, whom, free_since, but_viber=poll.is_telegram_only)
    return reached, await cost_of(session, poll, reached, moment, told)
