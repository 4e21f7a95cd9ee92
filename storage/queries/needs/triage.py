"""Needs as organisers look at them: which wait, which are late, and everything about one."""

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import ColumnElement, case, delete, exists, func, or_, select

from storage.changed import changed
from storage.database import Session
from storage.kinds import NeedArea, NeedEventKind, NeedState
from storage.models import Media, Need, NeedEvent, NeedMedia, NeedSupport, Person


class Shelf(StrEnum):
    """Where organisers find needs: by what is to be done about them."""

    NEW = "new"
    REVIEW = "review"
    ASKED = "asked"
    LATE = "late"
    GOING = "going"
    ENDED = "ended"


class Line(NamedTuple):
    """One line of a need's story, with the name of who wrote it, if they are still known."""

    event: NeedEvent
    by: str | None


class Similar(NamedTuple):
    """Another need, and how many people want it."""

    need: Need
    people: int


STATES = {
    Shelf.NEW: {NeedState.RECEIVED},
    Shelf.REVIEW: {NeedState.IN_REVIEW},
    Shelf.ASKED: {NeedState.NEEDS_INFO},
    Shelf.GOING: {
        NeedState.ACCEPTED,
        NeedState.IN_POLL,
        NeedState.PRIORITISED,
        NeedState.IN_PLAN,
        NeedState.IN_PROGRESS,
        NeedState.STOPPED,
        NeedState.REFERRED,
    },
    Shelf.ENDED: {
        NeedState.DONE,
        NeedState.DECLINED,
        NeedState.MERGED,
        NeedState.WITHDRAWN,
    },
}
# Who was asked back holds the answer up themselves.
_WAITS_FOR_US = (NeedState.RECEIVED, NeedState.IN_REVIEW)
# What we are to do by a day that was set; what rests or is with others has none.
_UNDER_WAY = (
    NeedState.ACCEPTED,
    NeedState.IN_POLL,
    NeedState.PRIORITISED,
    NeedState.IN_PLAN,
    NeedState.IN_PROGRESS,
)
_HAS_ENDED = (NeedState.MERGED, NeedState.WITHDRAWN, NeedState.DECLINED, NeedState.DONE)


def is_late(by: datetime) -> ColumnElement[bool]:
    """That an answer was promised by then, and we have not given it."""
    return Need.answered_at.is_(None) & (Need.answer_by <= by) & Need.state.in_(_WAITS_FOR_US)


def has_task() -> ColumnElement[bool]:
    """That a day was set by which it is to be done, and it is not done."""
    return Need.done_by.is_not(None) & Need.state.in_(_UNDER_WAY)


def is_behind(by: datetime) -> ColumnElement[bool]:
    """That it was to be done by then, and is not."""
    return has_task() & (Need.done_by <= by)


def is_overdue(by: datetime) -> ColumnElement[bool]:
    """That by then we owed an answer or a deed; never both of the same need."""
    return is_late(by) | is_behind(by)


def _stands_on(shelf: Shelf, now: datetime) -> ColumnElement[bool]:
    return is_overdue(now) if shelf == Shelf.LATE else Need.state.in_(STATES[shelf])


async def counts(
    session: Session, municipality_ids: Collection[int], now: datetime
) -> dict[Shelf, int]:
    """How many stand on each shelf of these municipalities."""
    columns = [func.sum(case((_stands_on(shelf, now), 1), else_=0)) for shelf in Shelf]
    row = (
        await session.execute(select(*columns).where(Need.municipality_id.in_(municipality_ids)))
    ).one()
    return dict(zip(Shelf, (count or 0 for count in row), strict=True))


async def count_new(session: Session, municipality_ids: Collection[int]) -> int:
    """How many nobody has looked into."""
    count = await session.scalar(
        select(func.count())
        .select_from(Need)
        .where(Need.municipality_id.in_(municipality_ids), Need.state == NeedState.RECEIVED)
    )
    return count or 0


async def count_behind(session: Session, municipality_ids: Collection[int], now: datetime) -> int:
    """How many were to be done by now, and are not."""
    count = await session.scalar(
        select(func.count())
        .select_from(Need)
        .where(Need.municipality_id.in_(municipality_ids), is_behind(now))
    )
    return count or 0


async def next_on(
    session: Session, municipality_ids: Collection[int], shelf: Shelf, after: int, now: datetime
) -> int | None:
    """The oldest of a shelf that came after this number."""
    return await session.scalar(
        select(func.min(Need.id)).where(
            Need.municipality_id.in_(municipality_ids), _stands_on(shelf, now), Need.id > after
        )
    )


async def oldest_overdue(
    session: Session, municipality_ids: Collection[int], now: datetime
) -> Need | None:
    """Which one has waited longest, of those whose day has passed."""
    return await session.scalar(
        select(Need)
        .where(Need.municipality_id.in_(municipality_ids), is_overdue(now))
        .order_by(Need.created_at, Need.id)
        .limit(1)
    )


async def story(session: Session, need_id: int) -> list[Line]:
    """Everything that happened to a need, the oldest first."""
    rows = await session.execute(
        select(NeedEvent, Person.name)
        .outerjoin(Person, Person.id == NeedEvent.by_id)
        .where(NeedEvent.need_id == need_id)
        .order_by(NeedEvent.id)
    )
    return [Line(*row) for row in rows]


async def media_of(session: Session, need_id: int) -> list[Media]:
    """What was sent with a need or with an answer to a question about it, the oldest first."""
    is_its = or_(
        exists().where(NeedMedia.need_id == need_id, NeedMedia.media_id == Media.id),
        exists().where(NeedEvent.need_id == need_id, NeedEvent.media_id == Media.id),
    )
    return list(await session.scalars(select(Media).where(is_its).order_by(Media.id)))


async def others(session: Session, need: Need, limit: int) -> list[Similar]:
    """Living needs about the same topic in the same municipality, the newest first."""
    people = (
        select(func.count())
        .select_from(NeedSupport)
        .where(NeedSupport.need_id == Need.id)
        .correlate(Need)
        .scalar_subquery()
    )
    has_author = case((Need.author_id.is_not(None), 1), else_=0)
    rows = await session.execute(
        select(Need, people + has_author)
        .where(
            Need.municipality_id == need.municipality_id,
            Need.area == NeedArea(need.area),
            Need.id != need.id,
            Need.state.not_in(_HAS_ENDED),
        )
        .order_by(Need.id.desc())
        .limit(limit)
    )
    return [Similar(*row) for row in rows]


async def by_number(session: Session, municipality_id: int, number: int) -> int | None:
    """The need that people know by this number."""
    return await session.scalar(
        select(Need.id).where(Need.municipality_id == municipality_id, Need.number == number)
    )


async def last_question(session: Session, need_id: int) -> NeedEvent | None:
    """What was asked back last."""
    return await session.scalar(
        select(NeedEvent)
        .where(NeedEvent.need_id == need_id, NeedEvent.kind == NeedEventKind.QUESTION)
        .order_by(NeedEvent.id.desc())
        .limit(1)
    )


async def answers_to(session: Session, question: NeedEvent) -> list[NeedEvent]:
    """What was answered since that was asked, the oldest first."""
    found = await session.scalars(
        select(NeedEvent)
        .where(
            NeedEvent.need_id == question.need_id,
            NeedEvent.kind == NeedEventKind.ANSWER,
            NeedEvent.id > question.id,
        )
        .order_by(NeedEvent.id)
    )
    return list(found)


async def forget_media(session: Session, media_id: int) -> None:
    """Remove a photo or a recording; what referred to it stands without it."""
    await changed(session, delete(Media).where(Media.id == media_id))


def still_waits(need: Need, now: datetime) -> bool:
    """Whether a need still has no answer although it was promised by now."""
    return need.answered_at is None and need.answer_by <= now and need.state in _WAITS_FOR_US


def is_behind_now(need: Need, now: datetime) -> bool:
    """Whether a need was to be done by now, and is not."""
    return need.done_by is not None and need.done_by <= now and need.state in _UNDER_WAY


def shelf_of(need: Need) -> Shelf:
    """Where it stands, late or not."""
    return next(shelf for shelf, states in STATES.items() if need.state in states)
