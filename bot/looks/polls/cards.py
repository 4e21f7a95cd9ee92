"""Gathers how a vote stands, for its organisers."""

from datetime import datetime

from bot.screens.polls import cards
from bot.screens.polls.cards import Offered
from community.polls import answering, paper, running
from community.polls.paper import Paper
from community.polls.turnout import turnout_of
from community.rules.permissions import Permission, may
from messengers.screen import Screen
from storage.database import Session
from storage.kinds import DeliveryState, PollState
from storage.models import Person, Poll
from storage.queries import people
from storage.queries.polls import boxes, organised, papers


async def card_of(session: Session, person: Person, poll: Poll, now: datetime) -> Screen:
    """The card as it stands now, with what this organiser may do."""
    roles = await people.roles(session, person.id, poll.municipality_id)
    queued = await organised.count_to_go(session, poll.id, DeliveryState.QUEUED)
    may_stop = poll.state == PollState.OPEN and queued > 0
    state = await paper.state_of(session, poll.id)
    is_counter = person.id in await papers.counts(session, poll.id)
    offered = Offered(
        stop=may_stop and not await organised.is_known(session, poll.id),
        nudge=await running.may_nudge(session, poll, now),
        mark=may(roles, Permission.MARK_PAPER),
        to_call=await organised.count_to_go(session, poll.id, DeliveryState.TO_CALL),
        paper=state,
        take_back=is_counter and state != Paper.AGREED,
        # Of an open vote, until it is forgotten who took part.
        who_chose=not poll.is_secret and await boxes.count_said(session, poll.id) > 0,
        answer=await answering.answer_for(session, person, poll.id),
        is_answered_elsewhere=await answering.is_answered_elsewhere(session, poll),
        is_alone=not await paper.has_second_counter(session, poll),
    )
    return cards.card(poll, await turnout_of(session, poll), offered)
