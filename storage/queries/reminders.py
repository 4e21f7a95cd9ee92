"""Reminders whose time has come, claimed so that each fires once."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import joinedload

from storage.changed import changed
from storage.database import Session
from storage.kinds import MeetingState, ReminderKind, ReminderState
from storage.models import Meeting, Municipality, Reminder


async def zone_of(session: Session, municipality_id: int) -> str:
    """The IANA zone by which a municipality lives."""
    found = await session.execute(
        select(Municipality.zone).where(Municipality.id == municipality_id)
    )
    return found.scalar_one()


async def planned(session: Session, meeting_id: int) -> list[Reminder]:
    """Every reminder of a meeting, whatever became of it."""
    found = await session.scalars(
        select(Reminder)
        .where(Reminder.meeting_id == meeting_id)
        .execution_options(populate_existing=True)
    )
    return list(found)


async def meetings_with_due(session: Session, now: datetime) -> list[int]:
    """The meetings of which a reminder is due, the longest waiting first."""
    found = await session.scalars(
        select(Reminder.meeting_id)
        .where(Reminder.state == ReminderState.PENDING, Reminder.due_at <= now)
        .order_by(Reminder.due_at)
    )
    return list(dict.fromkeys(found))


async def load_meeting(session: Session, meeting_id: int) -> Meeting | None:
    """A sent meeting with its municipality; nothing for a cancelled one."""
    return await session.scalar(
        select(Meeting)
        .where(Meeting.id == meeting_id, Meeting.state == MeetingState.SENT)
        .options(joinedload(Meeting.municipality))
    )


async def due(session: Session, meeting_id: int, now: datetime) -> list[Reminder]:
    """The reminders of a meeting that are due, the longest waiting first."""
    found = await session.scalars(
        select(Reminder)
        .where(
            Reminder.meeting_id == meeting_id,
            Reminder.state == ReminderState.PENDING,
            Reminder.due_at <= now,
        )
        .order_by(Reminder.due_at, Reminder.id)
        .execution_options(populate_existing=True)
    )
    return list(found)


async def ahead(session: Session, meeting_id: int, now: datetime) -> list[Reminder]:
    """What is still to come of a meeting's plan, also what is switched off, the nearest first."""
    found = await session.scalars(
        select(Reminder)
        .where(
            Reminder.meeting_id == meeting_id,
            Reminder.state.in_({ReminderState.PENDING, ReminderState.OFF}),
            Reminder.due_at > now,
        )
        .order_by(Reminder.due_at, Reminder.id)
        .execution_options(populate_existing=True)
    )
    return list(found)


async def claim(
    session: Session, ids: Collection[int], state: ReminderState, now: datetime
) -> int:
    """Settle pending reminders that are due; 0 means that another process was faster."""
    return await changed(
        session,
        update(Reminder)
        .where(
            Reminder.id.in_(ids),
            Reminder.state == ReminderState.PENDING,
            Reminder.due_at <= now,
        )
        .values(state=state, settled_at=now),
    )


async def cancel(session: Session, meeting_id: int, now: datetime) -> int:
    """Let every pending reminder of a meeting die; returns how many."""
    return await changed(
        session,
        update(Reminder)
        .where(Reminder.meeting_id == meeting_id, Reminder.state == ReminderState.PENDING)
        .values(state=ReminderState.CANCELLED, settled_at=now),
    )


async def claim_nudge(session: Session, meeting_id: int, now: datetime) -> bool:
    """Take the one nudge of a meeting before its time; False if it was said or skipped."""
    claimed = await changed(
        session,
        update(Reminder)
        .where(
            Reminder.meeting_id == meeting_id,
            Reminder.kind == ReminderKind.NUDGE,
            Reminder.state == ReminderState.PENDING,
        )
        .values(state=ReminderState.FIRED, settled_at=now),
    )
    return claimed > 0


async def next_due_at(session: Session, now: datetime) -> datetime | None:
    """When the next reminder fires that is not due yet."""
    return await session.scalar(
        select(func.min(Reminder.due_at)).where(
            Reminder.state == ReminderState.PENDING, Reminder.due_at > now
        )
    )
