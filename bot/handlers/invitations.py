"""Being invited: see the meeting, answer, agenda, calendar."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.filters import Joined
from bot.looks.calendar import calendar_file
from bot.looks.menus import is_in, menu_of
from bot.screens import meetings as screens
from bot.screens.organising import lists
from bot.taps import AgendaTap, AnswerTap, CalendarTap, MeetingsTap, MeetingTap, PastTap
from community import doors
from community.meetings import answers
from messengers.screen import Screen
from storage.database import Session
from storage.kinds import MeetingState
from storage.models import Contact, Person
from storage.queries import meetings, people
from storage.queries.organising import past

router = Router(name="invitations")
router.callback_query.filter(Joined())


@router.callback_query(AnswerTap.filter())
async def answer(
    event: CallbackQuery,
    callback_data: AnswerTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """Coming, not coming, not known yet: one tap."""
    said = callback_data.answer
    before = await answers.answer(session, person, callback_data.meeting, said, now)
    is_changed = before.answer is not None and before.answer != said
    return screens.answered(before, said, is_changed=is_changed)


@router.callback_query(MeetingTap.filter())
async def show(
    event: CallbackQuery,
    callback_data: MeetingTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """One invitation with the answer that stands."""
    found = await doors.invitation(session, person, callback_data.meeting)
    meeting = await meetings.load(session, found.meeting.id) or found.meeting
    return screens.invitation(meeting, found.answer, now)


@router.callback_query(AgendaTap.filter())
async def agenda(
    event: CallbackQuery,
    callback_data: AgendaTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """The numbered agenda."""
    found = await doors.invitation(session, person, callback_data.meeting)
    meeting = await meetings.load(session, found.meeting.id) or found.meeting
    may_answer = meeting.state == MeetingState.SENT and meeting.starts_at > now
    return screens.agenda(meeting, found.answer, may_answer=may_answer)


@router.callback_query(CalendarTap.filter())
async def calendar(
    event: CallbackQuery,
    callback_data: CalendarTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """The meeting as a calendar file."""
    found = await doors.invitation(session, person, callback_data.meeting)
    answers.check_open(found.meeting, now)
    summary = screens.calendar_summary(found.meeting)
    return screens.calendar(found.meeting, calendar_file(found.meeting, summary, now))


@router.callback_query(MeetingsTap.filter())
async def list_meetings(
    event: CallbackQuery,
    callback_data: MeetingsTap,
    session: Session,
    contact: Contact,
    person: Person,
    now: datetime,
) -> Screen:
    """What is ahead: organisers see their municipalities', the others their invitations."""
    if not await is_in(session, person):
        return await menu_of(session, contact)
    organised = await people.organised_by(session, person.id)
    if organised:
        found = await meetings.coming_in(session, [town.id for town in organised], now)
        return lists.meetings(found, callback_data.page)
    return screens.coming(await meetings.coming_for(session, person.id, now), callback_data.page)


@router.callback_query(PastTap.filter())
async def list_past(
    event: CallbackQuery,
    callback_data: PastTap,
    session: Session,
    contact: Contact,
    person: Person,
    now: datetime,
) -> Screen:
    """What is over: the same for organisers and for the others."""
    if not await is_in(session, person):
        return await menu_of(session, contact)
    page, size = callback_data.page, lists.ON_A_PAGE
    organised = [town.id for town in await people.organised_by(session, person.id)]
    if organised:
        over = await past.past_in(session, organised, now, page * size, size)
        return lists.past(over, await past.count_past_in(session, organised, now), page)
    mine = await past.past_for(session, person.id, now, page * size, size)
    return screens.past(mine, await past.count_past_for(session, person.id, now), page)
