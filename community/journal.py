"""Who did what, when: one row for each change, without anybody's words."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import insert

from storage.columns import table_of
from storage.database import Session
from storage.models import JournalEntry, Meeting, Person

_WRITE = insert(table_of(JournalEntry))


async def write(
    session: Session,
    verb: str,
    *,
    municipality_id: int,
    actor_id: int | None,
    now: datetime,
    meeting_id: int | None = None,
) -> None:
    """Remember one change; `verb` is the name of the function that made it."""
    await session.execute(
        _WRITE,
        {
            "verb": verb,
            "municipality_id": municipality_id,
            "actor_id": actor_id,
            "meeting_id": meeting_id,
            "fields": None,
            "at": now,
        },
    )


async def about(
    session: Session,
    verb: str,
    person: Person,
    meeting: Meeting,
    now: datetime,
    *,
    fields: Sequence[str] = (),
) -> None:
    """Remember what somebody did with a meeting.

    `fields` are the parts of it that were changed, by the steps of its form.
    """
    await session.execute(
        _WRITE,
        {
            "verb": verb,
            "municipality_id": meeting.municipality_id,
            "actor_id": person.id,
            "meeting_id": meeting.id,
            "fields": ",".join(fields) or None,
            "at": now,
        },
    )
