"""Behind "More": the official notice to copy, the poster to print."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.filters import Joined
from bot.looks.papers import notice_to_copy, poster_to_print
from bot.screens.organising import more as screens
from bot.taps import MoreTap, OfficialTap, PosterTap
from community import doors
from community.meetings import posters
from community.refusals import Reason, Refused
from community.rules.permissions import Permission
from messengers.screen import Screen
from storage.database import Session
from storage.kinds import MeetingState
from storage.models import Meeting, Person
from storage.queries.organising import opinions

router = Router(name="more")
router.callback_query.filter(Joined())


async def _seen(session: Session, person: Person, meeting_id: int) -> Meeting:
    return await doors.organised_meeting(session, person, meeting_id, Permission.SEE_ANSWERS)


@router.callback_query(MoreTap.filter())
async def more(
    event: CallbackQuery,
    callback_data: MoreTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """What else can be done with this meeting?"""
    meeting = await _seen(session, person, callback_data.meeting)
    said = await opinions.count_about(session, meeting.id)
    return screens.more(meeting, now, opinions=said)


@router.callback_query(OfficialTap.filter())
async def official(
    event: CallbackQuery,
    callback_data: OfficialTap,
    session: Session,
    person: Person,
    now: datetime,
) -> list[Screen]:
    """The notice as the municipality publishes it."""
    meeting = await _seen(session, person, callback_data.meeting)
    if meeting.state == MeetingState.TAKEN_BACK:
        raise Refused(Reason.OUT_OF_DATE)
    return await notice_to_copy(session, person, meeting, now)


@router.callback_query(PosterTap.filter())
async def poster(
    event: CallbackQuery,
    callback_data: PosterTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """The poster, whose QR code lets people into the first group that is invited."""
    meeting, invite = await posters.invite(session, person, callback_data.meeting, now)
    return poster_to_print(meeting, invite)
