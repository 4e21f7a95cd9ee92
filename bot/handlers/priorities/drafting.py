"""Working on a version of the list: begin it, order and change what stands in it."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.conversation_state import current
from bot.forms.engine import Asking, begin_at, drop
from bot.forms.priorities.priority import PRIORITY
from bot.looks.priorities.drafts import draft_of_town, draft_with, one_of
from bot.screens.priorities import drafting as screens
from bot.taps.priorities import (
    DropPrioritiesTap,
    FixPriorityTap,
    MeetingDecidedTap,
    MovePriorityTap,
    PrioritiesDraftTap,
    PriorityTap,
    RemovePriorityNowTap,
    RemovePriorityTap,
    StartPrioritiesTap,
)
from community import doors
from community.priorities import changing, drafts
from community.priorities.changing import Move
from community.rules.permissions import Permission
from messengers.screen import Screen
from storage.database import Session
from storage.models import Municipality, Person

router = Router(name="drafting priorities")


async def _town(session: Session, person: Person, number: int) -> Municipality:
    await doors.organised_municipality(session, person, number, Permission.KEEP_PRIORITIES)
    return await session.get_one(Municipality, number)


@router.callback_query(PrioritiesDraftTap.filter())
async def draft(
    event: CallbackQuery, callback_data: PrioritiesDraftTap, session: Session, person: Person
) -> Screen:
    """The version that is being worked on."""
    drop(current.get())
    town = await _town(session, person, callback_data.municipality)
    return await draft_of_town(session, town, callback_data.page)


@router.callback_query(StartPrioritiesTap.filter())
async def start(
    event: CallbackQuery,
    callback_data: StartPrioritiesTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """Begin one."""
    number, is_empty = callback_data.municipality, callback_data.is_empty
    return await draft_with(
        session, await drafts.start(session, person, number, now, is_empty=is_empty)
    )


@router.callback_query(DropPrioritiesTap.filter())
async def drop_draft(
    event: CallbackQuery,
    callback_data: DropPrioritiesTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """Throw it away."""
    number, revision = callback_data.priorities, callback_data.revision
    dropped = await drafts.drop(session, person, number, revision, now)
    return await draft_with(session, dropped)


@router.callback_query(PriorityTap.filter())
async def one(
    event: CallbackQuery, callback_data: PriorityTap, session: Session, person: Person
) -> Screen:
    """One priority."""
    drop(current.get())
    return one_of(*await changing.item_of(session, person, callback_data.item))


@router.callback_query(MovePriorityTap.filter())
async def move(
    event: CallbackQuery,
    callback_data: MovePriorityTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """Up or down by one place."""
    tap = callback_data
    await changing.move_priority(session, person, Move(tap.item, tap.revision, tap.is_up), now)
    return one_of(*await changing.item_of(session, person, tap.item))


@router.callback_query(MeetingDecidedTap.filter())
async def move_past_vote(
    event: CallbackQuery, callback_data: MeetingDecidedTap, session: Session, asking: Asking
) -> Screen:
    """Ask which meeting decided against the vote."""
    tap = callback_data
    found, item = await changing.item_of(session, asking.person, tap.item)
    known = {"priorities": found.id, "item": item.id, "revision": tap.revision}
    return await begin_at(PRIORITY, asking, "meeting", is_up=tap.is_up, **known)


@router.callback_query(FixPriorityTap.filter())
async def fix(
    event: CallbackQuery, callback_data: FixPriorityTap, session: Session, asking: Asking
) -> Screen:
    """Ask one part of it anew."""
    found, item = await changing.item_of(session, asking.person, callback_data.item)
    known = {"priorities": found.id, "item": item.id}
    return await begin_at(PRIORITY, asking, callback_data.part, **known)


@router.callback_query(RemovePriorityTap.filter())
async def ask_to_remove(
    event: CallbackQuery, callback_data: RemovePriorityTap, session: Session, person: Person
) -> Screen:
    """Shall it go?"""
    return screens.sure_to_remove(*await changing.item_of(session, person, callback_data.item))


@router.callback_query(RemovePriorityNowTap.filter())
async def remove(
    event: CallbackQuery,
    callback_data: RemovePriorityNowTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """Take it out."""
    number = await changing.remove_priority(session, person, callback_data.item, now)
    return await draft_of_town(session, await session.get_one(Municipality, number))
