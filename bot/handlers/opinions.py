"""A question or an opinion for a meeting: given, named, taken back; and read by organisers."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.filters import Joined
from bot.forms.engine import Asking, begin
from bot.forms.opinion import OPINION
from bot.screens import opinions as screens
from bot.taps import (
    HearOpinionTap,
    MyOpinionTap,
    NameOpinionTap,
    OpinionsTap,
    OpinionTap,
    TakeBackOpinionTap,
)
from community import doors, opinions
from community.rules.permissions import Permission
from messengers.screen import Screen
from storage.database import Session
from storage.models import Person
from storage.queries.organising import opinions as queries

router = Router(name="opinions")
router.callback_query.filter(Joined())


@router.callback_query(OpinionTap.filter())
async def begin_opinion(
    event: CallbackQuery, callback_data: OpinionTap, session: Session, asking: Asking
) -> Screen | list[Screen]:
    """What shall be said?"""
    meeting_id = callback_data.meeting
    await opinions.check_may_give(session, asking.person, meeting_id, asking.now)
    return await begin(OPINION, asking, meeting=meeting_id)


@router.callback_query(MyOpinionTap.filter())
async def show(
    event: CallbackQuery, callback_data: MyOpinionTap, session: Session, person: Person
) -> Screen:
    """How it stands."""
    return screens.given(await opinions.own(session, person, callback_data.opinion))


@router.callback_query(NameOpinionTap.filter())
async def name(
    event: CallbackQuery,
    callback_data: NameOpinionTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """With my name, or without."""
    tap = callback_data
    return screens.given(await opinions.name(session, person, tap.opinion, tap.is_named, now))


@router.callback_query(TakeBackOpinionTap.filter())
async def take_back(
    event: CallbackQuery,
    callback_data: TakeBackOpinionTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """Let it not be said."""
    was_recorded = await opinions.take_back(session, person, callback_data.opinion, now)
    return screens.taken_back(was_recorded=was_recorded)


@router.callback_query(HearOpinionTap.filter())
async def hear(
    event: CallbackQuery, callback_data: HearOpinionTap, session: Session, person: Person
) -> Screen:
    """What somebody recorded, for an organiser."""
    opinion, meeting = await opinions.heard(session, person, callback_data.opinion)
    return screens.heard(meeting, opinion)


@router.callback_query(OpinionsTap.filter())
async def read(
    event: CallbackQuery, callback_data: OpinionsTap, session: Session, person: Person
) -> Screen:
    """Everything that people want said at a meeting."""
    meeting = await doors.organised_meeting(
        session, person, callback_data.meeting, Permission.SEE_ANSWERS
    )
    page, size = callback_data.page, screens.ON_A_PAGE
    found = await queries.about(session, meeting.id, page * size, size)
    count = await queries.count_about(session, meeting.id)
    return screens.everything(meeting, found, count, page)
