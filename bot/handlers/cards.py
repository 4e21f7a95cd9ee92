"""The live card: names, calls, a nudge, stopping the sending, cancelling."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.filters import Joined
from bot.forms.cancelling import CANCELLING
from bot.forms.changing import CHANGING
from bot.forms.engine import Asking, begin
from bot.forms.scheduling import filled_in
from bot.looks.cards import card_of
from bot.looks.costs import cost_of_news
from bot.looks.previews import preview_of
from bot.screens.organising import cancelling as cancelling_screens
from bot.screens.organising import cards as screens
from bot.screens.organising import previews
from bot.taps import (
    CancelAloudTap,
    CancelNowTap,
    CancelReasonTap,
    CancelTap,
    CardTap,
    ChangeTap,
    NamesTap,
    NudgeTap,
    OtherReasonTap,
    StopSendingTap,
)
from community import doors
from community.meetings import cancelling, sending
from community.meetings.answers import check_open
from community.meetings.cancelling import Cancellation
from community.meetings.versions import check_version
from community.refusals import Reason, Refused
from community.rules.permissions import Permission
from messengers.screen import Screen
from storage.database import Session
from storage.kinds import MeetingState, RsvpAnswer
from storage.models import Meeting, Person
from storage.queries import meetings as meeting_queries
from storage.queries import notices

router = Router(name="cards")
router.callback_query.filter(Joined())


@router.callback_query(CardTap.filter())
async def card(
    event: CallbackQuery,
    callback_data: CardTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """How the invitation stands."""
    meeting = await _seen(session, person, callback_data.meeting)
    if meeting.state == MeetingState.DRAFT:
        return await preview_of(session, meeting, now)
    return await card_of(session, person, meeting, now)


async def _seen(session: Session, person: Person, meeting_id: int) -> Meeting:
    return await doors.organised_meeting(session, person, meeting_id, Permission.SEE_ANSWERS)


@router.callback_query(NamesTap.filter())
async def names(
    event: CallbackQuery, callback_data: NamesTap, session: Session, person: Person
) -> Screen:
    """Who gave one answer."""
    meeting = await _seen(session, person, callback_data.meeting)
    answer, page = callback_data.answer, callback_data.page
    size = screens.NAMES_ON_A_PAGE
    found = await meeting_queries.who_answered(session, meeting.id, answer, page * size, size)
    answers = await meeting_queries.answers(session, meeting.id)
    totals: dict[RsvpAnswer | None, int] = {
        RsvpAnswer.COMING: answers.coming,
        RsvpAnswer.NOT_COMING: answers.not_coming,
        RsvpAnswer.UNSURE: answers.unsure,
        None: answers.silent,
    }
    return screens.names(meeting, answer, found, totals[answer], page)


@router.callback_query(NudgeTap.filter())
async def nudge(
    event: CallbackQuery,
    callback_data: NudgeTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """Remind those who are silent, now."""
    meeting = await sending.nudge(session, person, callback_data.meeting, now)
    return await card_of(session, person, meeting, now)


@router.callback_query(StopSendingTap.filter())
async def stop_sending(
    event: CallbackQuery,
    callback_data: StopSendingTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """Withdraw what has not gone out."""
    meeting = await sending.stop_sending(session, person, callback_data.meeting, now)
    if meeting.state == MeetingState.DRAFT:
        return previews.stopped(meeting)
    return await card_of(session, person, meeting, now)


async def _cancellable(
    session: Session, person: Person, meeting_id: int, now: datetime
) -> Meeting:
    meeting = await doors.organised_meeting(session, person, meeting_id, Permission.CANCEL_MEETING)
    check_open(meeting, now)
    return meeting


@router.callback_query(ChangeTap.filter())
async def change(
    event: CallbackQuery, callback_data: ChangeTap, session: Session, asking: Asking
) -> Screen | list[Screen]:
    """What of the meeting changes?"""
    meeting = await _changeable(session, asking, callback_data.meeting, callback_data.version)
    return await begin(CHANGING, asking, **filled_in(meeting))


async def _changeable(session: Session, asking: Asking, meeting_id: int, version: int) -> Meeting:
    permission = Permission.SCHEDULE_MEETING
    meeting = await doors.organised_meeting(session, asking.person, meeting_id, permission)
    check_open(meeting, asking.now)
    await check_version(session, asking.person, meeting, version)
    if meeting.state != MeetingState.SENT:
        raise Refused(Reason.OUT_OF_DATE)
    return meeting


@router.callback_query(CancelTap.filter())
async def ask_reason(
    event: CallbackQuery,
    callback_data: CancelTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """Why is it cancelled?"""
    return cancelling_screens.cancel_reasons(
        await _cancellable(session, person, callback_data.meeting, now)
    )


@router.callback_query(CancelReasonTap.filter())
async def confirm(
    event: CallbackQuery,
    callback_data: CancelReasonTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """Is it really cancelled?"""
    meeting = await _cancellable(session, person, callback_data.meeting, now)
    counts = await notices.delivery_counts(session, meeting.id)
    cost = await cost_of_news(session, meeting, now)
    return cancelling_screens.confirm_cancel(meeting, callback_data.reason, counts.sent, cost)


@router.callback_query(OtherReasonTap.filter())
async def write_reason(
    event: CallbackQuery, callback_data: OtherReasonTap, session: Session, asking: Asking
) -> Screen | list[Screen]:
    """An own reason, in words."""
    meeting = await _cancellable(session, asking.person, callback_data.meeting, asking.now)
    return await begin(CANCELLING, asking, meeting=meeting.id, version=meeting.version)


@router.callback_query(CancelAloudTap.filter())
async def read_aloud(
    event: CallbackQuery, callback_data: CancelAloudTap, session: Session, asking: Asking
) -> Screen | list[Screen]:
    """Ask for a recording of the cancellation."""
    person, version = asking.person, callback_data.version
    meeting = await _cancellable(session, person, callback_data.meeting, asking.now)
    await check_version(session, person, meeting, version)
    known = {"meeting": meeting.id, "version": version, "reason": callback_data.reason.value}
    return await begin(CANCELLING, asking, **known, is_usual=True, is_aloud=True)


@router.callback_query(CancelNowTap.filter())
async def cancel(
    event: CallbackQuery,
    callback_data: CancelNowTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """Cancel it; everybody who got the notice hears it."""
    number, version = callback_data.meeting, callback_data.version
    why = Cancellation(callback_data.reason)
    meeting = await cancelling.cancel(session, person, number, version, why, now)
    return await card_of(session, person, meeting, now)
