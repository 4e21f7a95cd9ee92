"""Gathers what somebody who may vote sees of a vote."""

from datetime import datetime

from bot.looks.polls.results import results_of
from bot.screens.polls import ballots
from bot.screens.polls import voting as screens
from community.polls import answering
from messengers.screen import Screen
from storage.database import Session
from storage.kinds import PollState, VotingWay
from storage.models import Person
from storage.queries.polls import boxes, loading
from storage.queries.polls.loading import Voter


async def mine_of(session: Session, person: Person, page: int) -> Screen:
    """A page of the votes in which somebody may take part, or could."""
    size = screens.VOTES_ON_A_PAGE
    polls = await loading.for_voter(session, person.id, page * size, size)
    return screens.mine(polls, await loading.count_for_voter(session, person.id), page)


async def page_of(session: Session, person: Person, voter: Voter, now: datetime) -> Screen:
    """Where somebody stands with a vote."""
    poll, way = voter.poll, voter.entry.way if voter.entry else None
    if poll.state == PollState.PUBLISHED:
        answer = await answering.answer_for(session, person, poll.id)
        return await results_of(session, await answering.as_voters_know(session, poll), answer)
    if poll.state not in {PollState.DRAFT, PollState.OPEN} or poll.closes_at <= now:
        return screens.over(poll)
    if way == VotingWay.DECLINED:
        return screens.declined(poll)
    if way == VotingWay.PAPER or (way == VotingWay.CHAT and poll.is_secret):
        return screens.voted(poll, is_on_paper=way == VotingWay.PAPER)
    said = await boxes.said_openly(session, poll.id, person.id) if way else None
    return ballots.done_openly(poll, said) if said else screens.invitation(poll)
