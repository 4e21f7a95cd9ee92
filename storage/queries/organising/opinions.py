"""What people want said at a meeting, as they and the organisers look at it."""

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from storage.database import Session
from storage.models import Opinion


async def load(session: Session, opinion_id: int | None) -> Opinion | None:
    """One of them, with whoever said it and its recording; without a number there is none."""
    return await session.scalar(
        select(Opinion)
        .where(Opinion.id == opinion_id)
        .options(joinedload(Opinion.person), joinedload(Opinion.media))
        .execution_options(populate_existing=True)
    )


async def about(session: Session, meeting_id: int, offset: int, limit: int) -> list[Opinion]:
    """A meeting's opinions, the oldest first."""
    found = await session.scalars(
        select(Opinion)
        .where(Opinion.meeting_id == meeting_id)
        .order_by(Opinion.id)
        .offset(offset)
        .limit(limit)
        .options(joinedload(Opinion.person), joinedload(Opinion.media))
    )
    return list(found)


async def count_about(session: Session, meeting_id: int) -> int:
    """How many opinions a meeting has."""
    count = select(func.count()).select_from(Opinion).where(Opinion.meeting_id == meeting_id)
    return await session.scalar(count) or 0


async def count_of(session: Session, person_id: int, meeting_id: int | None = None) -> int:
    """How many somebody has given, to a meeting or to all."""
    count = select(func.count()).select_from(Opinion).where(Opinion.person_id == person_id)
    if meeting_id is not None:
        count = count.where(Opinion.meeting_id == meeting_id)
    return await session.scalar(count) or 0


async def numbers_of(session: Session, person_id: int) -> list[int]:
    """All that somebody has given."""
    return list(await session.scalars(select(Opinion.id).where(Opinion.person_id == person_id)))
