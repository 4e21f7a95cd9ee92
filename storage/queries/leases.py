"""The lease row: which process leads a bot, and until when the whole bot is silent."""

from datetime import datetime

from sqlalchemy import or_, select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from storage.changed import changed
from storage.database import Session
from storage.models import SenderLease
from storage.queries.conversations import dialect_of

# What stands in place of an owner when a lease was given back.
NOBODY = ""

_FIRST = {
    "sqlite": sqlite_insert(SenderLease).on_conflict_do_nothing(),
    "postgresql": postgresql_insert(SenderLease).on_conflict_do_nothing(),
}


async def look(session: Session, bot_id: int) -> SenderLease | None:
    """The lease as it stands now."""
    return await session.scalar(
        select(SenderLease)
        .where(SenderLease.bot_id == bot_id)
        .execution_options(populate_existing=True)
    )


async def lay_down(session: Session, bot_id: int) -> None:
    """Write the row of a bot that nobody has led yet."""
    row = {"bot_id": bot_id, "owner": NOBODY, "epoch": 0, "beat": 0, "paused_until": None}
    await session.execute(_FIRST[dialect_of(session)], row)


async def take(session: Session, seen: SenderLease, owner: str) -> bool:
    """Lead from now on, if the lease still stands as it was seen."""
    statement = (
        update(SenderLease)
        .where(
            SenderLease.bot_id == seen.bot_id,
            SenderLease.epoch == seen.epoch,
            SenderLease.beat == seen.beat,
            SenderLease.owner == seen.owner,
        )
        .values(owner=owner, epoch=SenderLease.epoch + 1, beat=SenderLease.beat + 1)
    )
    return await changed(session, statement) == 1


async def beat(session: Session, bot_id: int, owner: str, epoch: int) -> bool:
    """Show that the leader lives; False if it has been deposed."""
    statement = (
        update(SenderLease)
        .where(
            SenderLease.bot_id == bot_id, SenderLease.owner == owner, SenderLease.epoch == epoch
        )
        .values(beat=SenderLease.beat + 1)
    )
    return await changed(session, statement) == 1


async def give_back(session: Session, bot_id: int, owner: str) -> None:
    """Let the next candidate lead at once."""
    await changed(
        session,
        update(SenderLease)
        .where(SenderLease.bot_id == bot_id, SenderLease.owner == owner)
        .values(owner=NOBODY),
    )


async def pause(session: Session, bot_id: int, until: datetime) -> None:
    """Tell every process until when the bot is silent; a shorter pause never ends a longer one."""
    standing = SenderLease.paused_until
    await changed(
        session,
        update(SenderLease)
        .where(SenderLease.bot_id == bot_id, or_(standing.is_(None), standing < until))
        .values(paused_until=until),
    )
