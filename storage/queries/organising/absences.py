"""Which organisers are away, who stands in for them, and what waits for them."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, exists, select, update

from storage.changed import changed
from storage.database import Session
from storage.kinds import ContactState, DeliveryState, MessengerName, NoticeKind
from storage.models import Absence, Contact, Delivery, Notice, Person
from storage.queries.notices import IS_OPEN, TO_ORGANISERS


def _stands(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (Absence.ended_at.is_(None), Absence.until > now)


async def reachable_deputies(
    session: Session, municipality_id: int, now: datetime
) -> dict[int, int]:
    """Who stands in for whom in a municipality; deputies without a chat are left out."""
    has_chat = exists().where(
        Contact.person_id == Absence.deputy_id,
        Contact.state == ContactState.ACTIVE,
        Contact.messenger != MessengerName.PHONE,
    )
    rows = await session.execute(
        select(Absence.person_id, Absence.deputy_id)
        .where(Absence.municipality_id == municipality_id, *_stands(now), has_chat)
        .order_by(Absence.id)
    )
    return dict(iter(rows))


async def of_person(
    session: Session, person_id: int, now: datetime
) -> list[tuple[Absence, Person]]:
    """Where somebody is away now, each with who stands in."""
    rows = await session.execute(
        select(Absence, Person)
        .join(Person, Person.id == Absence.deputy_id)
        .where(Absence.person_id == person_id, *_stands(now))
        .order_by(Absence.id)
    )
    return [(absence, deputy) for absence, deputy in rows]


async def by_deputy(session: Session, deputy_id: int, now: datetime) -> list[Absence]:
    """For whom somebody stands in now."""
    found = await session.scalars(
        select(Absence).where(Absence.deputy_id == deputy_id, *_stands(now)).order_by(Absence.id)
    )
    return list(found)


async def standing_between(
    session: Session, person_id: int, deputy_id: int, municipality_id: int, now: datetime
) -> Absence | None:
    """That this deputy stands in for this person now."""
    return await session.scalar(
        select(Absence)
        .where(
            Absence.person_id == person_id,
            Absence.deputy_id == deputy_id,
            Absence.municipality_id == municipality_id,
            *_stands(now),
        )
        .order_by(Absence.id.desc())
        .limit(1)
    )


async def has_heard(session: Session, deputy_id: int, person_id: int) -> bool:
    """Whether somebody was told that they stand in for this person."""
    told = exists().where(
        Delivery.notice_id == Notice.id,
        Delivery.person_id == deputy_id,
        Delivery.state == DeliveryState.SENT,
        Notice.kind == NoticeKind.STANDS_IN,
        Notice.subject_id == person_id,
    )
    return bool(await session.scalar(select(told)))


async def end(session: Session, absence_id: int, now: datetime) -> bool:
    """End an absence before its time; False if it has ended."""
    ended = await changed(
        session,
        update(Absence)
        .where(Absence.id == absence_id, Absence.ended_at.is_(None))
        .values(ended_at=now),
    )
    return ended == 1


async def waiting_for(
    session: Session, person_id: int, municipality_id: int
) -> list[tuple[Delivery, Notice]]:
    """What is about to be said to somebody as an organiser."""
    rows = await session.execute(
        select(Delivery, Notice)
        .join(Notice, Notice.id == Delivery.notice_id)
        .where(
            Delivery.person_id == person_id,
            Delivery.municipality_id == municipality_id,
            Delivery.state == DeliveryState.QUEUED,
            IS_OPEN,
            Notice.kind.in_(TO_ORGANISERS),
        )
        .order_by(Delivery.id)
    )
    return [(delivery, notice) for delivery, notice in rows]


async def forget_withdrawn(session: Session, notice_id: int, person_ids: list[int]) -> None:
    """Let a notice be put again for those from whom it was taken before."""
    which: tuple[Any, ...] = (
        Delivery.notice_id == notice_id,
        Delivery.person_id.in_(person_ids),
        Delivery.state == DeliveryState.WITHDRAWN,
    )
    await changed(session, delete(Delivery).where(*which))
