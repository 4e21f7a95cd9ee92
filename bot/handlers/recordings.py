"""Notices read aloud: recorded by their organiser, heard by those who may see them."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.filters import Joined
from bot.forms.announcing.recording import RECORDING
from bot.forms.engine import Asking, begin
from bot.looks.announcements import draft_preview_of
from bot.looks.previews import preview_of
from bot.screens.announcing import to_readers
from bot.taps import (
    HearAnnouncementTap,
    HearMeetingTap,
    ReadAnnouncementAloudTap,
    ReadMeetingAloudTap,
    SilenceAnnouncementTap,
    SilenceMeetingTap,
)
from community import doors
from community.announcing import drafts, voices
from community.announcing.drafts import Known
from community.meetings.drafts import own_draft
from messengers.screen import Screen
from storage.database import Session
from storage.models import Contact, Person

router = Router(name="recordings")
router.callback_query.filter(Joined())


@router.callback_query(ReadMeetingAloudTap.filter())
async def read_meeting_aloud(
    event: CallbackQuery, callback_data: ReadMeetingAloudTap, session: Session, asking: Asking
) -> Screen | list[Screen]:
    """Ask for a recording of the invitation."""
    number, version = callback_data.meeting, callback_data.version
    meeting = await own_draft(session, asking.person, number, version)
    return await begin(RECORDING, asking, meeting=meeting.id, version=version)


@router.callback_query(ReadAnnouncementAloudTap.filter())
async def read_announcement_aloud(
    event: CallbackQuery,
    callback_data: ReadAnnouncementAloudTap,
    session: Session,
    asking: Asking,
) -> Screen | list[Screen]:
    """Ask for a recording of the announcement that was looked at."""
    draft = await drafts.draft_of(session, asking.person, callback_data.announcement)
    if draft.version != callback_data.version:
        return await draft_preview_of(session, draft, asking.now, is_changed=True)
    return await begin(RECORDING, asking, announcement=draft.id, version=draft.version)


@router.callback_query(SilenceMeetingTap.filter())
async def silence_meeting(
    event: CallbackQuery,
    callback_data: SilenceMeetingTap,
    session: Session,
    contact: Contact,
    person: Person,
    now: datetime,
) -> Screen:
    """Take the recording away."""
    looked_at, messenger = (callback_data.meeting, callback_data.version), contact.messenger
    meeting = await voices.read_meeting_aloud(session, person, messenger, looked_at, None, now)
    return await preview_of(session, meeting, now)


@router.callback_query(SilenceAnnouncementTap.filter())
async def silence_announcement(
    event: CallbackQuery,
    callback_data: SilenceAnnouncementTap,
    session: Session,
    contact: Contact,
    person: Person,
    now: datetime,
) -> list[Screen]:
    """Take the recording away."""
    known = Known(callback_data.announcement, callback_data.version)
    draft = await voices.read_announcement_aloud(
        session, person, contact.messenger, known, None, now
    )
    return await draft_preview_of(session, draft, now)


@router.callback_query(HearMeetingTap.filter())
async def hear_meeting(
    event: CallbackQuery, callback_data: HearMeetingTap, session: Session, person: Person
) -> Screen:
    """The invitation read aloud, as often as one likes."""
    found = await doors.invitation(session, person, callback_data.meeting)
    voice = await voices.voice_of(session, found.meeting)
    return to_readers.heard_meeting(found.meeting, voice)


@router.callback_query(HearAnnouncementTap.filter())
async def hear_announcement(
    event: CallbackQuery, callback_data: HearAnnouncementTap, session: Session, person: Person
) -> Screen:
    """An announcement read aloud."""
    told = await doors.announcement(session, person, callback_data.announcement)
    return to_readers.heard_announcement(told, await voices.voice_of(session, told))
