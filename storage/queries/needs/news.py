"""Who hears of a need, and what waits to be told to them."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Select, case, exists, func, insert, literal, select, union, update
from sqlalchemy.orm import joinedload

from storage.columns import table_of
from storage.database import Session
from storage.kinds import DeliveryState, NeedState, NoticeKind
from storage.models import Delivery, Need, NeedEvent, NeedNews, NeedSupport, Notice
from storage.queries.notices import IS_OPEN


async def followers(session: Session, need_id: int) -> set[int]:
    """Who has said it, and who says "me too"."""
    said = select(Need.author_id).where(Need.id == need_id, Need.author_id.is_not(None))
    supports = select(NeedSupport.person_id).where(NeedSupport.need_id == need_id)
    return set(await session.scalars(union(said, supports)))


async def take_waiting(
    session: Session,
    kind: NoticeKind,
    municipality_id: int,
    person_ids: Collection[int],
    most: int,
    not_before: datetime,
) -> dict[int, int]:
    """Hold what waits of this kind for these people until then; its numbers by person.

    What tells `most` things already takes no more. Whoever is about to send it sees that it has
    moved, so that nothing is attached to what was drawn before.
    """
    waiting = _waiting(kind, municipality_id, person_ids, most)
    then = literal(not_before, Delivery.due_at.type)
    rows = await session.execute(
        update(Delivery)
        .where(Delivery.id.in_(waiting), Delivery.state == DeliveryState.QUEUED)
        .values(due_at=case((Delivery.due_at < then, then), else_=Delivery.due_at))
        .returning(Delivery.person_id, Delivery.id)
        .execution_options(synchronize_session=False)
    )
    return {person_id: delivery_id for person_id, delivery_id in rows if person_id is not None}


def _waiting(
    kind: NoticeKind, municipality_id: int, person_ids: Collection[int], most: int
) -> Select[int | None]:
    told = (
        select(func.count())
        .select_from(NeedNews)
        .where(NeedNews.delivery_id == Delivery.id)
        .correlate(Delivery)
        .scalar_subquery()
    )
    return (
        select(func.min(Delivery.id))
        .join(Notice, Notice.id == Delivery.notice_id)
        .where(
            IS_OPEN,
            Delivery.state == DeliveryState.QUEUED,
            Delivery.municipality_id == municipality_id,
            Delivery.person_id.in_(person_ids),
            Notice.kind == kind,
            told < most,
        )
        .group_by(Delivery.person_id)
    )


async def attach(session: Session, event_id: int, delivery_ids: Collection[int]) -> None:
    """Let these deliveries tell an event."""
    rows = [{"delivery_id": each, "event_id": event_id} for each in delivery_ids]
    if rows:
        await session.execute(insert(table_of(NeedNews)), rows)


async def deliveries_of(session: Session, notice_id: int) -> list[int]:
    """By which a notice goes out."""
    found = await session.scalars(
        select(Delivery.id).where(
            Delivery.notice_id == notice_id, Delivery.state == DeliveryState.QUEUED
        )
    )
    return list(found)


async def told_by(session: Session, delivery_id: int) -> list[tuple[NeedEvent, Need]]:
    """What a delivery tells, in the order in which it happened."""
    rows = await session.execute(
        select(NeedEvent, Need)
        .join(NeedNews, NeedNews.event_id == NeedEvent.id)
        .join(Need, Need.id == NeedEvent.need_id)
        .where(NeedNews.delivery_id == delivery_id)
        .order_by(NeedEvent.id)
        .options(joinedload(Need.municipality, innerjoin=True))
        .execution_options(populate_existing=True)
    )
    return [(event, need) for event, need in rows]


async def was_in_poll(session: Session, need: Need, until: NeedEvent | None) -> bool:
    """Whether the group had voted on a need by then."""
    before = () if until is None else (NeedEvent.id < until.id,)
    is_so = exists().where(
        NeedEvent.need_id == need.id, NeedEvent.state == NeedState.IN_POLL, *before
    )
    return bool(await session.scalar(select(is_so)))


async def waiting_for(
    session: Session, kind: NoticeKind, municipality_id: int, person_ids: Collection[int]
) -> set[int]:
    """For whom of these people a notice of this kind waits already."""
    found = await session.scalars(
        select(Delivery.person_id)
        .join(Notice, Notice.id == Delivery.notice_id)
        .where(
            IS_OPEN,
            Delivery.state == DeliveryState.QUEUED,
            Delivery.municipality_id == municipality_id,
            Delivery.person_id.in_(person_ids),
            Notice.kind == kind,
        )
    )
    return {number for number in found if number is not None}
