"""Needs that are merged: held in order, their people moved along."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import insert, select, union
from sqlalchemy.orm import joinedload

from storage.columns import table_of
from storage.database import Session
from storage.models import Need, NeedSupport


async def hold(session: Session, need_ids: Collection[int]) -> None:
    """Let nobody else change these before this transaction ends."""
    await session.execute(
        select(Need.id).where(Need.id.in_(need_ids)).order_by(Need.id).with_for_update()
    )


async def move_along(session: Session, need_id: int, into: Need, now: datetime) -> None:
    """Let everybody who follows one need support another; who does already stays as they are."""
    said = select(Need.author_id).where(Need.id == need_id, Need.author_id.is_not(None))
    supports = select(NeedSupport.person_id).where(NeedSupport.need_id == need_id)
    there = set(
        await session.scalars(select(NeedSupport.person_id).where(NeedSupport.need_id == into.id))
    )
    moving = set(await session.scalars(union(said, supports))) - there - {into.author_id}
    rows = [{"need_id": into.id, "person_id": person_id, "at": now} for person_id in moving]
    if rows:
        await session.execute(insert(table_of(NeedSupport)), rows)


async def merged_into(session: Session, into_ids: Collection[int]) -> list[Need]:
    """What was merged into these."""
    found = await session.scalars(
        select(Need)
        .where(Need.merged_into_id.in_(into_ids))
        .order_by(Need.id)
        .options(joinedload(Need.municipality, innerjoin=True))
    )
    return list(found)
