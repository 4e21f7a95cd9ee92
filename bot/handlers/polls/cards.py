"""While a vote runs: its card, the reminder, its end."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.conversation_state import current
from bot.filters import Joined
from bot.forms.engine import drop
from bot.looks.polls.cards import cancel_of, card_of, ends_of
from bot.looks.polls.previews import preview_of
from bot.screens.organising.cards import NAMES_ON_A_PAGE
from bot.screens.polls import calling, cards, previews
from bot.taps.organised.calling import PollCallsTap
from bot.taps.organised.polls import (
    CancelPollNowTap,
    CancelPollTap,
    ClosePollNowTap,
    ClosePollTap,
    EndPollTap,
    Longer,
    NudgePollTap,
    PollCardTap,
    ProlongPollTap,
    StopPollTap,
)
from community import doors
from community.polls import closing, opening, running
from community.polls.turnout import turnout_of
from community.refusals import Reason, Refused
from community.rules.permissions import Permission
from messengers.screen import Screen
from storage.database import Session
from storage.kinds import PollState
from storage.models import Person, Poll
from storage.queries.polls import calls

router = Router(name="cards of polls")
router.callback_query.filter(Joined())


async def _running(session: Session, person: Person, number: int) -> Poll:
    """A vote that runs. Raises Refused NOT_FOUND, or POLL_NOT_OPEN with the `poll`."""
    poll = await doors.organised_poll(session, person, number, Permission.RUN_POLLS)
    if poll.state != PollState.OPEN:
        raise Refused(Reason.POLL_NOT_OPEN, poll=poll)
    return poll


@router.callback_query(PollCardTap.filter())
async def card(
    event: CallbackQuery,
    callback_data: PollCardTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """How it stands; a draft leads to its preview."""
    drop(current.get())
    number = callback_data.poll
    poll = await doors.organised_poll(session, person, number, Permission.RUN_POLLS)
    if poll.state == PollState.DRAFT:
        return await preview_of(session, poll, now)
    return await card_of(session, person, poll, now)


@router.callback_query(PollCallsTap.filter())
async def call_list(
    event: CallbackQuery, callback_data: PollCallsTap, session: Session, person: Person
) -> Screen:
    """Who must be called about it."""
    number, page, size = callback_data.poll, callback_data.page, NAMES_ON_A_PAGE
    poll = await doors.organised_poll(session, person, number, Permission.SEE_CALL_LIST)
    found = await calls.call_list(session, poll, page * size, size)
    return calling.call_list(poll, found, await calls.count_to_call(session, poll), page)


@router.callback_query(StopPollTap.filter())
async def stop(
    event: CallbackQuery,
    callback_data: StopPollTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """Nobody has heard of it: it is a draft again."""
    return previews.stopped(await running.stop_opening(session, person, callback_data.poll, now))


@router.callback_query(NudgePollTap.filter())
async def nudge(
    event: CallbackQuery,
    callback_data: NudgePollTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """Remind those who have not taken part, once."""
    poll = await running.nudge(session, person, callback_data.poll, now)
    return cards.with_toast(await card_of(session, person, poll, now), cards.reminded())


@router.callback_query(EndPollTap.filter())
async def choose_end(
    event: CallbackQuery,
    callback_data: EndPollTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """Later, now, or called off?"""
    poll = await _running(session, person, callback_data.poll)
    offered = [] if poll.is_prolonged else list(Longer)
    days = {by: running.later_by(poll, int(by)) for by in offered}
    return await ends_of(session, poll, days, now)


@router.callback_query(ProlongPollTap.filter())
async def prolong(
    event: CallbackQuery,
    callback_data: ProlongPollTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """Let it run longer, once."""
    number, version, days = callback_data.poll, callback_data.version, int(callback_data.by)
    poll = await running.prolong(session, person, number, version, days, now)
    return await card_of(session, person, poll, now)


@router.callback_query(ClosePollTap.filter())
async def ask_to_close(
    event: CallbackQuery, callback_data: ClosePollTap, session: Session, person: Person
) -> Screen:
    """Really now?"""
    poll = await _running(session, person, callback_data.poll)
    return cards.close(poll, await turnout_of(session, poll))


@router.callback_query(ClosePollNowTap.filter())
async def close(
    event: CallbackQuery,
    callback_data: ClosePollNowTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """Close it, unless it has been changed since it was looked at."""
    poll = await _running(session, person, callback_data.poll)
    if poll.version != callback_data.version:
        raise Refused(Reason.OUT_OF_DATE, poll=poll)
    poll = await closing.close_poll(session, person, poll.id, now)
    return await card_of(session, person, poll, now)


@router.callback_query(CancelPollTap.filter())
async def ask_to_cancel(
    event: CallbackQuery,
    callback_data: CancelPollTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """Really never?"""
    return await cancel_of(session, await _running(session, person, callback_data.poll), now)


@router.callback_query(CancelPollNowTap.filter())
async def cancel(
    event: CallbackQuery,
    callback_data: CancelPollNowTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """Call it off, unless it has been changed since it was looked at."""
    poll = await _running(session, person, callback_data.poll)
    if poll.version != callback_data.version:
        raise Refused(Reason.OUT_OF_DATE, poll=poll)
    poll = await opening.cancel_poll(session, person, poll.id, now)
    return await card_of(session, person, poll, now)
