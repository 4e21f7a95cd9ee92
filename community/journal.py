"""Who did what, when: one row for each change, without anybody's words."""

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
            "at": now,
        },
    )


async def about(
    session: Session, verb: str, person: Person, meeting: Meeting, now: datetime
) -> None:
    """Remember what somebody did with a meeting."""
    await write(
        session,
        verb,
        municipality_id=meeting.municipality_id,
        actor_id=person.id,
        now=now,
        meeting_id=meeting.id,
    )
