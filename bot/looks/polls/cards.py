"""Gathers how a vote stands, for its organisers."""

from collections.abc import Mapping
from datetime import datetime

from bot.looks.costs import cost_of
from bot.screens import costs
from bot.screens.costs import Cost
from bot.screens.polls import cards, wording
from bot.screens.polls.cards import Offered
from bot.taps.organised.polls import Longer
from community.chats import charges
from community.polls import answering, paper, running
from community.polls.opening import opening_moment
from community.polls.paper import Paper
from community.polls.turnout import turnout_of
from community.rules.permissions import Permission, may
from community.rules.quiet_hours import next_decent_moment
from messengers.screen import Screen
from storage.database import Session
from storage.kinds import PollState
from storage.models import Person, Poll
from storage.queries import people
from storage.queries.polls import boxes, calls, organised, papers


async def card_of(session: Session, person: Person, poll: Poll, now: datetime) -> Screen:
    """The card as it stands now, with what this organiser may do."""
    roles = await people.roles(session, person.id, poll.municipality_id)
    queued = await organised.count_to_go(session, poll.id)
    may_stop = poll.state == PollState.OPEN and queued > 0
    state = await paper.state_of(session, poll.id)
    is_counter = person.id in await papers.counts(session, poll.id)
    offered = Offered(
        stop=may_stop and not await organised.is_known(session, poll.id),
        nudge=await running.may_nudge(session, poll, now),
        mark=may(roles, Permission.MARK_PAPER),
        to_call=await calls.count_to_call(session, poll),
        paper=state,
        take_back=is_counter and state != Paper.AGREED,
        # Of an open vote, until it is forgotten who took part.
        who_chose=not poll.is_secret and await boxes.count_said(session, poll.id) > 0,
        answer=await answering.answer_for(session, person, poll.id),
        is_answered_elsewhere=await answering.is_answered_elsewhere(session, poll),
        is_alone=not await paper.has_second_counter(session, poll),
        calls=may(roles, Permission.SEE_CALL_LIST),
    )
    screen = cards.card(poll, await turnout_of(session, poll), offered)
    if poll.state != PollState.OPEN or offered.stop or not offered.nudge:
        return screen
    cost = await _cost_to_silent(session, poll, now)
    return costs.with_lines(screen, cost, wording.if_reminded())


async def ends_of(
    session: Session, poll: Poll, days: Mapping[Longer, datetime], now: datetime
) -> Screen:
    """The ends that a vote can be given, and what it may cost to tell people a later one."""
    screen = cards.ends(poll, days)
    if not days:
        return screen
    cost = await _cost_to_silent(session, poll, now)
    return costs.with_lines(screen, cost, wording.if_longer())


async def cancel_of(session: Session, poll: Poll, now: datetime) -> Screen:
    """The question before a vote is called off, and what it may cost to tell people."""
    moment = opening_moment(poll, now)
    reached = await organised.reached_of_asked(session, poll, charges.free_since(moment))
    return costs.with_lines(cards.cancel(poll), await cost_of(session, poll, reached, moment))


async def _cost_to_silent(session: Session, poll: Poll, now: datetime) -> Cost:
    moment = next_decent_moment(now, poll.municipality.zone)
    reached = await organised.reached_of_silent(session, poll, charges.free_since(moment))
    return await cost_of(session, poll, reached, moment)
