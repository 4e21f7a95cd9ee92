"""Whose messages to a human are not taken for a while."""

from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import joinedload

from storage.database import Session
from storage.models import Muting


def _stands(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (Muting.ended_at.is_(None), Muting.until > now)


async def standing(
    session: Session, person_id: int, municipality_id: int, now: datetime
) -> Muting | None:
    """That somebody's messages are not taken in a municipality now."""
    return await session.scalar(
        select(Muting)
        .where(
            Muting.person_id == person_id,
            Muting.municipality_id == municipality_id,
            *_stands(now),
        )
        .options(joinedload(Muting.muted_by))
    )


async def standing_in(
    session: Session, municipality_ids: list[int], now: datetime, offset: int, limit: int
) -> list[Muting]:
    """Everybody of whom none are taken there now, the longest first."""
    found = await session.scalars(
        select(Muting)
        .where(Muting.municipality_id.in_(municipality_ids), *_stands(now))
        .order_by(Muting.id)
        .offset(offset)
        .limit(limit)
        .options(joinedload(Muting.person), joinedload(Muting.muted_by))
    )
    return list(found)


async def count_standing_in(session: Session, municipality_ids: list[int], now: datetime) -> int:
    """How many people that are."""
    count = select(func.count()).select_from(Muting)
    count = count.where(Muting.municipality_id.in_(municipality_ids), *_stands(now))
    return await session.scalar(count) or 0
