"""Whom to call about a meeting, and what they said."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.filters import Joined
from bot.screens.organising import calling as screens
from bot.taps import CallAnswerTap, CallListTap, CallTap
from community import doors
from community.meetings import calling
from community.meetings.calling import Call
from community.rules.permissions import Permission
from messengers.screen import Screen
from storage.database import Session
from storage.kinds import MeetingState
from storage.models import Meeting, Person
from storage.queries.outbox import calls

router = Router(name="calling")
router.callback_query.filter(Joined())


@router.callback_query(CallListTap.filter())
async def call_list(
    event: CallbackQuery,
    callback_data: CallListTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """Who must be called."""
    meeting = await doors.organised_meeting(
        session, person, callback_data.meeting, Permission.SEE_CALL_LIST
    )
    return await _list_of(session, meeting, now, callback_data.page)


async def _list_of(session: Session, meeting: Meeting, now: datetime, page: int = 0) -> Screen:
    size = screens.CALLS_ON_A_PAGE
    found = await calls.call_list(session, meeting.id, now, page * size, size)
    total = (await calls.count_calls(session, meeting.id, now)).total
    may_answer = meeting.state == MeetingState.SENT and meeting.starts_at > now
    return screens.call_list(meeting, found, total, page, may_answer=may_answer)


@router.callback_query(CallTap.filter())
async def callee(
    event: CallbackQuery, callback_data: CallTap, session: Session, person: Person, now: datetime
) -> Screen:
    """One of them."""
    number, person_id = callback_data.meeting, callback_data.person
    return screens.callee(*await calling.callee(session, person, number, person_id, now))


@router.callback_query(CallAnswerTap.filter())
async def answer(
    event: CallbackQuery,
    callback_data: CallAnswerTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """What they said."""
    said, seen = callback_data.said.answer, callback_data.seen
    before = None if seen is None else seen.answer
    call = Call(
        callback_data.meeting,
        callback_data.version,
        callback_data.person,
        before,
    )
    if said is None:
        meeting = await calling.miss(session, person, call, now)
        return screens.missed(await _list_of(session, meeting, now))
    return screens.recorded(*await calling.answer_by_phone(session, person, call, said, now))
