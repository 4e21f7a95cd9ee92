"""Scheduling a meeting: the form, its preview, the trial, the sending."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.filters import Joined
from bot.forms.engine import Asking, begin, begin_at
from bot.forms.scheduling import SCHEDULING, filled_in
from bot.looks.cards import card_of
from bot.looks.previews import invitation_of, preview_of
from bot.screens.organising import previews, scheduling
from bot.taps import (
    DropDraftTap,
    FixStepTap,
    FixTap,
    PreviewTap,
    ReplaceTap,
    ScheduleTap,
    SendSureTap,
    SendTap,
    TelegramOnlyTap,
    TrialTap,
)
from community import doors
from community.meetings import drafts, sending, superseding
from community.refusals import Reason, Refused
from community.rules.permissions import Permission
from messengers.screen import Screen
from storage.database import Session
from storage.kinds import MeetingState
from storage.models import Meeting, Person
from storage.queries import people

router = Router(name="scheduling")
router.callback_query.filter(Joined())


async def draft_of(session: Session, person: Person, meeting_id: int) -> Meeting:
    """A draft that this person may change. Raises Refused NOT_FOUND or ALREADY_SENT."""
    meeting = await doors.organised_meeting(
        session, person, meeting_id, Permission.SCHEDULE_MEETING
    )
    if meeting.state != MeetingState.DRAFT:
        raise Refused(Reason.ALREADY_SENT, meeting=meeting)
    return meeting


@router.callback_query(ScheduleTap.filter())
async def schedule(
    event: CallbackQuery, session: Session, person: Person, asking: Asking
) -> Screen | list[Screen]:
    """Begin a new meeting."""
    if not await people.organised_by(session, person.id):
        raise Refused(Reason.NOT_ALLOWED)
    return await begin(SCHEDULING, asking)


@router.callback_query(PreviewTap.filter())
async def preview(
    event: CallbackQuery,
    callback_data: PreviewTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """The draft as its readers will see it."""
    meeting = await draft_of(session, person, callback_data.meeting)
    return await preview_of(session, meeting, now)


@router.callback_query(FixTap.filter())
async def choose_fix(
    event: CallbackQuery, callback_data: FixTap, session: Session, person: Person
) -> Screen:
    """Which part of the draft is to change?"""
    return scheduling.fix(await draft_of(session, person, callback_data.meeting))


@router.callback_query(FixStepTap.filter())
async def fix(
    event: CallbackQuery, callback_data: FixStepTap, session: Session, asking: Asking
) -> Screen:
    """Ask one question of the form anew."""
    meeting = await drafts.own_draft(
        session, asking.person, callback_data.meeting, callback_data.version
    )
    return await begin_at(SCHEDULING, asking, callback_data.step, **filled_in(meeting))


@router.callback_query(TrialTap.filter())
async def try_on_me(
    event: CallbackQuery, callback_data: TrialTap, session: Session, person: Person
) -> Screen:
    """Send the draft to its author alone, with its real buttons."""
    meeting = await draft_of(session, person, callback_data.meeting)
    return previews.trial(await invitation_of(session, meeting))


@router.callback_query(ReplaceTap.filter())
async def put_in_place(
    event: CallbackQuery,
    callback_data: ReplaceTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """In the place of the meeting before it, or beside it?"""
    meeting = await superseding.choose(
        session,
        person,
        callback_data.meeting,
        callback_data.version,
        is_wanted=callback_data.is_wanted,
        now=now,
    )
    return await preview_of(session, meeting, now)


@router.callback_query(TelegramOnlyTap.filter())
async def choose_messengers(
    event: CallbackQuery,
    callback_data: TelegramOnlyTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """In Telegram alone, or in Viber too?"""
    meeting = await drafts.choose_messengers(
        session,
        person,
        callback_data.meeting,
        callback_data.version,
        is_telegram_only=callback_data.is_wanted,
        now=now,
    )
    return await preview_of(session, meeting, now)


@router.callback_query(SendTap.filter())
async def send(
    event: CallbackQuery,
    callback_data: SendTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """Invite everybody who is meant; then the live card."""
    number, version = callback_data.meeting, callback_data.version
    return await _sent(session, person, (number, version), now, is_sure=False)


async def _sent(
    session: Session, person: Person, looked_at: tuple[int, int], now: datetime, *, is_sure: bool
) -> Screen:
    """The card; a second tap of the same hand finds it, with the way to stop it."""
    try:
        meeting = await sending.send(session, person, *looked_at, now, is_sure=is_sure)
    except Refused as refused:
        if refused.reason != Reason.ALREADY_SENT:
            raise
        return previews.sent_already(await card_of(session, person, refused.facts["meeting"], now))
    return await card_of(session, person, meeting, now)


@router.callback_query(SendSureTap.filter())
async def send_to_many(
    event: CallbackQuery,
    callback_data: SendSureTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """The second tap, where very many are invited."""
    number, version = callback_data.meeting, callback_data.version
    return await _sent(session, person, (number, version), now, is_sure=True)


@router.callback_query(DropDraftTap.filter())
async def drop_draft(
    event: CallbackQuery, callback_data: DropDraftTap, session: Session, person: Person
) -> Screen:
    """Throw the draft away."""
    await drafts.drop_draft(session, person, callback_data.meeting, callback_data.version)
    return previews.draft_dropped()
