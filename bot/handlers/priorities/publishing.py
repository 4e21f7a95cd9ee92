"""Publishing a version of the list, stopping that, and taking it as a file."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.looks.priorities.drafts import draft_with, preview_of
from bot.looks.priorities.files import as_file
from bot.screens.priorities import documents
from bot.screens.priorities import reading as screens
from bot.taps.priorities import (
    PreviewPrioritiesTap,
    PrioritiesFilesTap,
    PrioritiesFileTap,
    PublishPrioritiesTap,
    StopPrioritiesTap,
)
from bot.taps.priorities.telling import PrioritiesTelegramOnlyTap
from community import doors
from community.priorities import drafts, publishing
from community.refusals import Reason, Refused
from community.rules.permissions import Permission
from messengers.screen import Screen
from storage.database import Session
from storage.models import Person, PriorityList
from storage.queries import audiences
from storage.queries.priorities import lists

router = Router(name="publishing priorities")


@router.callback_query(PreviewPrioritiesTap.filter())
async def preview(
    event: CallbackQuery,
    callback_data: PreviewPrioritiesTap,
    session: Session,
    person: Person,
    now: datetime,
) -> list[Screen]:
    """The message that says what is new, and who would hear of it."""
    found = await drafts.draft_of(session, person, callback_data.priorities)
    return await preview_of(session, found, now)


@router.callback_query(PublishPrioritiesTap.filter())
async def publish(
    event: CallbackQuery,
    callback_data: PublishPrioritiesTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """Publish it; a second tap finds it published."""
    number, revision = callback_data.priorities, callback_data.revision
    found = await doors.kept_priorities(session, person, number, Permission.KEEP_PRIORITIES)
    if found.published_at is None:
        found = await publishing.publish(session, person, number, revision, now)
    audience = lists.everybody(found.municipality_id)
    reached = await audiences.reached_among(
        session, audience, now, but_viber=found.is_telegram_only
    )
    # Who has no chat reads it on the notice board.
    return screens.published(found, sum(reached.by_messenger.values()))


@router.callback_query(PrioritiesTelegramOnlyTap.filter())
async def choose_messengers(
    event: CallbackQuery,
    callback_data: PrioritiesTelegramOnlyTap,
    session: Session,
    person: Person,
    now: datetime,
) -> list[Screen]:
    """In Telegram alone, or in Viber too?"""
    number, revision = callback_data.priorities, callback_data.revision
    is_wanted = callback_data.is_wanted
    found = await publishing.choose_messengers(
        session, person, number, revision, is_telegram_only=is_wanted, now=now
    )
    return await preview_of(session, found, now)


@router.callback_query(StopPrioritiesTap.filter())
async def stop(
    event: CallbackQuery,
    callback_data: StopPrioritiesTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """Let nobody else hear of it."""
    found, withdrawn = await publishing.stop(session, person, callback_data.priorities, now)
    if found.published_at is None:
        return await draft_with(session, found)
    return screens.heard_already(found, is_stopped=withdrawn > 0)


async def _exported(session: Session, person: Person, number: int) -> PriorityList:
    may = Permission.EXPORT_PRIORITIES
    found = await doors.kept_priorities(session, person, number, may)
    if found.published_at is None:
        raise Refused(Reason.NOT_FOUND)
    return found


@router.callback_query(PrioritiesFilesTap.filter())
async def choose_file(
    event: CallbackQuery, callback_data: PrioritiesFilesTap, session: Session, person: Person
) -> Screen:
    """As which file?"""
    return documents.which_file(await _exported(session, person, callback_data.priorities))


@router.callback_query(PrioritiesFileTap.filter())
async def give_file(
    event: CallbackQuery, callback_data: PrioritiesFileTap, session: Session, person: Person
) -> Screen | list[Screen]:
    """This one."""
    found = await _exported(session, person, callback_data.priorities)
    return as_file(found, callback_data.kind)
