"""What the journal remembers, as organisers look at it."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select

from storage.database import Session
from storage.models import JournalEntry, Person


class Change(NamedTuple):
    """A change of a meeting: by whom, of which of its parts; nobody's name if they were erased."""

    actor_id: int | None
    by: str | None
    fields: tuple[str, ...]
    at: datetime


async def last_change(session: Session, meeting_id: int) -> Change | None:
    """The newest change of a meeting that somebody made with their own hand."""
    row = (
        await session.execute(
            select(JournalEntry.actor_id, Person.name, JournalEntry.fields, JournalEntry.at)
            .outerjoin(Person, Person.id == JournalEntry.actor_id)
            .where(JournalEntry.meeting_id == meeting_id, JournalEntry.fields.is_not(None))
            .order_by(JournalEntry.id.desc())
            .limit(1)
        )
    ).one_or_none()
    return row and Change(row[0], row[1], tuple((row[2] or "").split(",")), row[3])
