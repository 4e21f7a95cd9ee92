"""Taking back what was sent by mistake: a meeting, or an announcement."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.filters import Joined
from bot.looks.announcements import announcement_card_of
from bot.looks.cards import card_of
from bot.screens.announcing import taking_back as announcement_screens
from bot.screens.organising import taking_back as screens
from bot.taps import (
    TakeBackAnnouncementNowTap,
    TakeBackAnnouncementTap,
    TakeBackNowTap,
    TakeBackTap,
)
from community import doors
from community.announcing import taking_back as announcements
from community.meetings import taking_back
from community.meetings.answers import check_open
from community.rules.permissions import Permission
from messengers.screen import Screen
from storage.database import Session
from storage.models import Person
from storage.queries import announcements as queries
from storage.queries import notices

router = Router(name="taking_back")
router.callback_query.filter(Joined())


@router.callback_query(TakeBackTap.filter())
async def confirm(
    event: CallbackQuery,
    callback_data: TakeBackTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """Was it really a mistake?"""
    meeting = await doors.organised_meeting(
        session, person, callback_data.meeting, Permission.CANCEL_MEETING
    )
    check_open(meeting, now)
    counts = await notices.delivery_counts(session, meeting.id)
    return screens.confirm(meeting, counts.sent)


@router.callback_query(TakeBackNowTap.filter())
async def take_back(
    event: CallbackQuery,
    callback_data: TakeBackNowTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """Take it back; messages are changed where they stand."""
    meeting = await taking_back.take_back(
        session, person, callback_data.meeting, callback_data.version, now
    )
    return await card_of(session, person, meeting, now)


@router.callback_query(TakeBackAnnouncementTap.filter())
async def confirm_announcement(
    event: CallbackQuery, callback_data: TakeBackAnnouncementTap, session: Session, person: Person
) -> Screen:
    """Was it really a mistake?"""
    told = await announcements.may_take_back(session, person, callback_data.announcement)
    counts = await queries.delivery_counts(session, told.id)
    return announcement_screens.confirm(told, counts.sent)


@router.callback_query(TakeBackAnnouncementNowTap.filter())
async def take_announcement_back(
    event: CallbackQuery,
    callback_data: TakeBackAnnouncementNowTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """Take it back; messages are changed where they stand."""
    number, version = callback_data.announcement, callback_data.version
    told = await announcements.take_back(session, person, number, version, now)
    return await announcement_card_of(session, person, told, now)
