"""Who did what, when: one row for each change, without anybody's words."""

from datetime import datetime

from sqlalchemy import insert

from storage.columns import table_of
from storage.database import Session
from storage.models import JournalEntry

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
