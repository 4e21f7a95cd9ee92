"""How many messages that may be charged for went out, per municipality and month."""

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from storage.changed import changed
from storage.columns import table_of
from storage.database import Session
from storage.models import ChargedMonth, Delivery, Municipality
from storage.queries.conversations import dialect_of

# Why somebody was not written to who could be.
LIMIT_REACHED = "limit_reached"
_OPEN_MONTH = {
    "sqlite": sqlite_insert(table_of(ChargedMonth)).on_conflict_do_nothing(),
    "postgresql": postgresql_insert(table_of(ChargedMonth)).on_conflict_do_nothing(),
}


async def count(session: Session, municipality_id: int, month: str, messages: int) -> bool:
    """Count so many more, unless they go over the limit, whoever asks at the same time."""
    values = {"municipality_id": municipality_id, "month": month, "messages": 0}
    await session.execute(_OPEN_MONTH[dialect_of(session)], values)
    limit = (
        select(Municipality.viber_limit)
        .where(Municipality.id == municipality_id)
        .scalar_subquery()
    )
    met = await changed(
        session,
        update(ChargedMonth)
        .where(
            ChargedMonth.municipality_id == municipality_id,
            ChargedMonth.month == month,
            ChargedMonth.messages + messages <= limit,
        )
        .values(messages=ChargedMonth.messages + messages),
    )
    return met == 1


async def give_back(session: Session, delivery_id: int, municipality_id: int, month: str) -> None:
    """Count one message less, if this delivery was counted."""
    was_counted = await changed(
        session,
        update(Delivery)
        .where(Delivery.id == delivery_id, Delivery.is_outside_session)
        .values(is_outside_session=False),
    )
    await changed(
        session,
        update(ChargedMonth)
        .where(ChargedMonth.municipality_id == municipality_id, ChargedMonth.month == month)
        .values(messages=ChargedMonth.messages - was_counted),
    )


async def used(session: Session, municipality_id: int, month: str) -> int:
    """How many were counted in a month."""
    counted = await session.get(ChargedMonth, (municipality_id, month), populate_existing=True)
    return 0 if counted is None else counted.messages


async def left(session: Session, municipality_id: int, month: str) -> int:
    """The limit less what was counted; never below zero."""
    limit = await session.scalar(
        select(Municipality.viber_limit).where(Municipality.id == municipality_id)
    )
    return max(0, (limit or 0) - await used(session, municipality_id, month))
