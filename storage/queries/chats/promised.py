"""Answers that their messenger will not ask for again, until they have been shown."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import bindparam, delete, func, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from storage.changed import changed
from storage.columns import table_of
from storage.database import Session
from storage.models import PromisedAnswer
from storage.queries.conversations import dialect_of


class Matter(NamedTuple):
    """What a button that was tapped is about: a meeting, a vote, or something else."""

    meeting_id: int | None = None
    poll_id: int | None = None


_TABLE = table_of(PromisedAnswer)
# Built once: every update of Viber's needs both.
_ADD = {
    engine: add.on_conflict_do_update(
        index_elements=[_TABLE.c.contact_id],
        set_={
            "promised_at": add.excluded.promised_at,
            "meeting_id": add.excluded.meeting_id,
            "poll_id": add.excluded.poll_id,
        },
    )
    for engine, add in (
        ("sqlite", sqlite_insert(_TABLE)),
        ("postgresql", postgresql_insert(_TABLE)),
    )
}
_DROP = delete(_TABLE).where(
    _TABLE.c.contact_id == bindparam("contact"), _TABLE.c.promised_at == bindparam("at")
)


async def add(session: Session, contact_id: int, at: datetime, matter: Matter) -> None:
    """Note a promise; it takes the place of an older one to the same address."""
    values = {"contact_id": contact_id, "promised_at": at, **matter._asdict()}
    await session.execute(_ADD[dialect_of(session)], values)


async def drop(session: Session, contact_id: int, at: datetime) -> bool:
    """Forget the promise that was made then; False if there is none, or a younger one."""
    return await changed(session, _DROP, {"contact": contact_id, "at": at}) == 1


async def drop_all(session: Session, kept: list[tuple[int, datetime]]) -> None:
    """The same for many at once."""
    await session.execute(_DROP, [{"contact": contact_id, "at": at} for contact_id, at in kept])


async def older_than(session: Session, moment: datetime) -> list[PromisedAnswer]:
    """The promises that were made until then, the oldest first."""
    found = await session.scalars(
        select(PromisedAnswer)
        .where(PromisedAnswer.promised_at <= moment)
        .order_by(PromisedAnswer.promised_at)
    )
    return list(found)


async def oldest_at(session: Session) -> datetime | None:
    """When the oldest promise was made, if there is any."""
    return await session.scalar(select(func.min(PromisedAnswer.promised_at)))
