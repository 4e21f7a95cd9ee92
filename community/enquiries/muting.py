"""Muting: a person's own decision, with its reason, for a week; notices, votes and needs go on."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from community import journal
from community.enquiries import doors
from community.rules.permissions import Permission
from storage.changed import changed
from storage.columns import table_of
from storage.database import Session
from storage.models import Enquiry, Muting, Person
from storage.queries.conversations import dialect_of

# Issue 5: seven days.
LENGTH = timedelta(days=7)

# Two organisers may mute at once: one of them has.
_ADD = {
    "sqlite": sqlite_insert(table_of(Muting)).on_conflict_do_nothing(),
    "postgresql": postgresql_insert(table_of(Muting)).on_conflict_do_nothing(),
}


async def mute(
    session: Session, organiser: Person, enquiry_id: int, reason: str, now: datetime
) -> Enquiry:
    """Take no messages to a human from the one who asked this, for a week.

    Who is muted already stays so as it was. Raises Refused NOT_FOUND.
    """
    enquiry = await doors.organised_enquiry(session, organiser, enquiry_id, Permission.MUTE)
    town, person_id = enquiry.municipality_id, enquiry.person_id
    over = (Muting.person_id == person_id, Muting.municipality_id == town, Muting.until <= now)
    await changed(
        session,
        update(Muting).where(*over, Muting.ended_at.is_(None)).values(ended_at=Muting.until),
    )
    row: dict[str, Any] = {"person_id": person_id, "municipality_id": town, "reason": reason}
    row |= {"muted_by_id": organiser.id, "at": now, "until": now + LENGTH}
    await session.execute(_ADD[dialect_of(session)], row)
    await journal.write(session, "mute", municipality_id=town, actor_id=organiser.id, now=now)
    return enquiry


async def unmute(session: Session, organiser: Person, muting_id: int, now: datetime) -> None:
    """Take somebody's messages again. Raises Refused NOT_FOUND."""
    muting = await doors.muting(session, organiser, muting_id)
    which = (Muting.id == muting.id, Muting.ended_at.is_(None))
    if await changed(session, update(Muting).where(*which).values(ended_at=now)):
        town = muting.municipality_id
        await journal.write(
            session, "unmute", municipality_id=town, actor_id=organiser.id, now=now
        )
