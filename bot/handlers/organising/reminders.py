"""The plan of one meeting's reminders: look, switch, add one's own, take it back."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.filters import Joined
from bot.forms.engine import Asking, begin
from bot.forms.organising.reminding import REMINDING, plan_of
from bot.screens.organising import reminders as screens
from bot.taps import AddReminderTap, PlanTap, ReminderTap, RemoveReminderTap, SwitchTap
from community.meetings import own_reminders
from messengers.screen import Screen
from storage.database import Session
from storage.models import Person

router = Router(name="reminders")
router.callback_query.filter(Joined())


@router.callback_query(PlanTap.filter())
async def plan(
    event: CallbackQuery,
    callback_data: PlanTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """When are people reminded of this meeting?"""
    meeting = await own_reminders.planned_meeting(session, person, callback_data.meeting, now)
    return await plan_of(session, meeting, now, callback_data.page)


@router.callback_query(ReminderTap.filter())
async def look(
    event: CallbackQuery,
    callback_data: ReminderTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """One of the reminders."""
    found = await own_reminders.planned_reminder(
        session, person, callback_data.meeting, callback_data.reminder, now
    )
    return screens.reminder(*found)


@router.callback_query(SwitchTap.filter())
async def switch(
    event: CallbackQuery,
    callback_data: SwitchTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """Let it rest, or fire after all."""
    tap = callback_data
    found = await own_reminders.switch_reminder(
        session, person, tap.meeting, tap.reminder, now, is_on=tap.is_on
    )
    return screens.reminder(*found)


@router.callback_query(AddReminderTap.filter())
async def add(
    event: CallbackQuery, callback_data: AddReminderTap, session: Session, asking: Asking
) -> Screen | list[Screen]:
    """Begin a reminder of one's own."""
    meeting = await own_reminders.planned_meeting(
        session, asking.person, callback_data.meeting, asking.now
    )
    if await own_reminders.count_own(session, meeting.id, asking.now) >= own_reminders.MOST_OWN:
        return await plan_of(session, meeting, asking.now)
    return await begin(REMINDING, asking, meeting=meeting.id)


@router.callback_query(RemoveReminderTap.filter())
async def remove(
    event: CallbackQuery,
    callback_data: RemoveReminderTap,
    session: Session,
    person: Person,
    now: datetime,
) -> Screen:
    """Take a reminder of one's own back."""
    tap = callback_data
    meeting = await own_reminders.remove_reminder(session, person, tap.meeting, tap.reminder, now)
    return await plan_of(session, meeting, now)
