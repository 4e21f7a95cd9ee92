"""Announcing: the form, its preview, the sending, the card; what readers say to it."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.conversation_state import current
from bot.filters import Joined
from bot.forms.announcing.writing import ANNOUNCING, filled_in
from bot.forms.engine import Asking, begin, begin_at, drop
from bot.looks.announcements import announcement_card_of, announcement_of, draft_preview_of
from bot.screens.announcing import cards, previews, to_readers
from bot.screens.common import as_notice
from bot.screens.organising.cards import NAMES_ON_A_PAGE
from bot.taps import (
    AnnouncementCallsTap,
    AnnouncementCardTap,
    AnnouncementPreviewTap,
    AnnouncementsTap,
    AnnouncementTap,
    AnnouncementTelegramOnlyTap,
    AnnounceTap,
    DecisionsTap,
    DropAnnouncementTap,
    FixAnnouncementTap,
    SendAnnouncementSureTap,
    SendAnnouncementTap,
    StopAnnouncementTap,
    UnderstoodTap,
)
from community import doors
from community.announcing import drafts, sending
from community.refusals import Reason, Refused
from community.rules.permissions import Permission
from messengers.screen import Screen
from storage.database import Session
from storage.kinds import AnnouncementState
from storage.models import Announcement, Person
from storage.queries import announcements, people

router = Router(name="announcements")
router.callback_query.filter(Joined())


@router.callback_query(AnnounceTap.filter())
async def announce(
    event: CallbackQuery, session: Session, person: Person, asking: Asking
) -> Screen | list[Screen]:
    """Begin to write."""
    if not await people.organised_by(session, person.id):
        raise Refused(Reason.NOT_ALLOWED)
    return await begin(ANNOUNCING, asking)


@router.callback_query(DecisionsTap.filter())
async def write_decisions(
    event: CallbackQuery, callback_data: DecisionsTap, session: Session, asking: Asking
) -> Screen | list[Screen]:
    """Begin to write what a meeting decided."""
    meeting = await drafts.meeting_that_began(
        session, asking.person, callback_data.meeting, asking.now
    )
    known = {"municipality": meeting.municipality_id, "meeting": meeting.id}
    groups = [group.id for group in meeting.groups]
    return await begin(ANNOUNCING, asking, groups=groups, **known)


@router.callback_query(AnnouncementsTap.filter())
async def lately(
    event: CallbackQuery, callback_data: AnnouncementsTap, session: Session, person: Person
) -> Screen:
    """What was announced lately."""
    drop(current.get())
    towns = [town.id for town in await people.organised_by(session, person.id)]
    if not towns:
        raise Refused(Reason.NOT_ALLOWED)
    page, size = callback_data.page, cards.ANNOUNCEMENTS_ON_A_PAGE
    found = await announcements.lately(session, towns, page * size, size)
    return cards.lately(found, await announcements.count_of(session, towns), page)


@router.callback_query(AnnouncementPreviewTap.filter())
async def preview(
    event: CallbackQuery,
    callback_data: AnnouncementPreviewTap,
    session: Session,
    person: Person,
    now: datetime,
) -> list[Screen]:
    """The draft as its readers will see it."""
    drop(current.get())
    draft = await drafts.draft_of(session, person, callback_data.announcement)
    return await draft_preview_of(session, draft, now)


@router.callback_query(FixAnnouncementTap.filter())
async def fix(
    event: CallbackQuery, callback_data: FixAnnouncementTap, session: Session, asking: Asking
) -> Screen | list[Screen]:
    """Ask one question of the form anew, of the draft as it was looked at."""
    draft = await drafts.draft_of(session, asking.person, callback_data.announcement)
    if draft.version != callback_data.version:
        return await draft_preview_of(session, draft, asking.now, is_changed=True)
    return await begin_at(ANNOUNCING, asking, callback_data.step, **filled_in(draft))


@router.callback_query(AnnouncementTelegramOnlyTap.filter())
async def choose_messengers(
    event: CallbackQuery,
    callback_data: AnnouncementTelegramOnlyTap,
    session: Session,
    person: Person,
    now: datetime,
) -> list[Screen]:
    """In Telegram alone, or in Viber too?"""
    known = drafts.Known(callback_data.announcement, callback_data.version)
    is_wanted = callback_data.is_wanted
    draft = await drafts.choose_messengers(
        session, person, known, is_telegram_only=is_wanted, now=now
    )
    return await draft_preview_of(session, draft, now)


@router.callback_query(SendAnnouncementTap.filter())
async def send(
    event: CallbackQuery,
    callback_data: SendAnnouncementTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen | list[Screen]:
    """Tell everybody who is meant; then the live card."""
    number, version = callback_data.announcement, callback_data.version
    draft = await drafts.draft_of(session, person, number)
    if draft.version != version:
        return await draft_preview_of(session, draft, now, is_changed=True)
    told = await sending.send(session, person, number, version, now)
    return await announcement_card_of(session, person, told, now)


@router.callback_query(SendAnnouncementSureTap.filter())
async def send_to_many(
    event: CallbackQuery,
    callback_data: SendAnnouncementSureTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """The second tap, where very many hear it."""
    number, version = callback_data.announcement, callback_data.version
    told = await sending.send(session, person, number, version, now, is_sure=True)
    return await announcement_card_of(session, person, told, now)


@router.callback_query(DropAnnouncementTap.filter())
async def drop_draft(
    event: CallbackQuery, callback_data: DropAnnouncementTap, session: Session, person: Person
) -> Screen:
    """Throw the draft away."""
    await drafts.drop_draft(session, person, callback_data.announcement)
    return previews.dropped()


@router.callback_query(AnnouncementCardTap.filter())
async def card(
    event: CallbackQuery,
    callback_data: AnnouncementCardTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen | list[Screen]:
    """How it stands; a draft leads to its preview."""
    told = await _organised(session, person, callback_data.announcement, Permission.ANNOUNCE)
    if told.state == AnnouncementState.DRAFT:
        return await draft_preview_of(session, told, now)
    return await announcement_card_of(session, person, told, now)


async def _organised(
    session: Session, person: Person, number: int, permission: Permission
) -> Announcement:
    return await doors.organised_announcement(session, person, number, permission)


@router.callback_query(StopAnnouncementTap.filter())
async def stop(
    event: CallbackQuery,
    callback_data: StopAnnouncementTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """Withdraw what has not gone out."""
    told = await sending.stop_sending(session, person, callback_data.announcement, now)
    if told.state == AnnouncementState.DRAFT:
        return cards.stopped(told)
    return await announcement_card_of(session, person, told, now)


@router.callback_query(AnnouncementCallsTap.filter())
async def call_list(
    event: CallbackQuery, callback_data: AnnouncementCallsTap, session: Session, person: Person
) -> Screen:
    """Who must be called about it."""
    number, page, size = callback_data.announcement, callback_data.page, NAMES_ON_A_PAGE
    told = await _organised(session, person, number, Permission.SEE_CALL_LIST)
    if told.state == AnnouncementState.TAKEN_BACK:
        raise Refused(Reason.TAKEN_BACK, announcement=told)
    found = await announcements.call_list(session, number, page * size, size)
    return cards.call_list(told, found, await announcements.count_to_call(session, number), page)


@router.callback_query(AnnouncementTap.filter())
async def show(
    event: CallbackQuery, callback_data: AnnouncementTap, session: Session, person: Person
) -> Screen:
    """An announcement as its reader sees it."""
    told = await doors.announcement(session, person, callback_data.announcement)
    return as_notice(await announcement_of(session, person, told))


@router.callback_query(UnderstoodTap.filter())
async def understand(
    event: CallbackQuery,
    callback_data: UnderstoodTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """I have understood: one tap."""
    told, is_new = await sending.acknowledge(session, person, callback_data.announcement, now)
    return as_notice(to_readers.understood(told, is_new=is_new))
