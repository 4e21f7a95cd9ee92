"""Draws what is said about votes, to those who may vote and to organisers."""

from datetime import datetime

from bot.screens.polls import ballots
from bot.screens.polls import voting as screens
from community.rules.local_time import local
from messengers.screen import Screen
from scheduler.drawing import about_results
from scheduler.office import Office
from storage.database import Session
from storage.kinds import NoticeKind, PollState, VotingWay
from storage.models import Delivery, Poll
from storage.queries.notices import CALLS_TO_VOTE
from storage.queries.polls import boxes, loading, rolls


async def draw(
    session: Session, delivery: Delivery, now: datetime, office: Office
) -> Screen | None:
    """As the vote stands now; None for what its reader need not hear any more."""
    poll = await loading.load(session, delivery.notice.poll_id or 0)
    if poll is None:
        return None
    match delivery.notice.kind:
        case kind if kind in CALLS_TO_VOTE:
            return await _call_to_vote(session, delivery, poll, now)
        case NoticeKind.POLL_CANCELLED:
            return screens.called_off(poll)
        case _:
            return await about_results.draw(session, delivery, poll, office)


async def _call_to_vote(
    session: Session, delivery: Delivery, poll: Poll, now: datetime
) -> Screen | None:
    entry = await rolls.entry(session, poll.id, delivery.person_id or 0)
    if poll.state != PollState.OPEN or poll.closes_at <= now or entry is None or entry.way:
        return None
    match delivery.notice.kind:
        case NoticeKind.POLL_OPENED:
            return screens.invitation(poll)
        case NoticeKind.POLL_NUDGE:
            return screens.nudge(poll)
        case NoticeKind.POLL_PROLONGED:
            return screens.prolonged(poll)
    zone = poll.municipality.zone
    is_today = local(poll.closes_at, zone).date() == local(now, zone).date()
    return screens.last_day(poll, is_today=is_today)


async def draw_mark(session: Session, delivery: Delivery) -> Screen | None:
    """What stands from now on in place of the call to vote of somebody who has taken part."""
    poll = await loading.load(session, delivery.notice.poll_id or 0)
    if poll is None or delivery.person_id is None:
        return None
    entry = await rolls.entry(session, poll.id, delivery.person_id)
    way = entry.way if entry is not None else None
    if way == VotingWay.DECLINED:
        return screens.declined(poll)
    if way == VotingWay.CHAT and poll.is_secret:
        return ballots.done()
    said = await boxes.said_openly(session, poll.id, delivery.person_id)
    return ballots.done_openly(poll, said) if said else None
