"""Which promised answers and set days are late, and who was told so."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, exists, func, select, update

from storage.changed import changed
from storage.database import Session
from storage.kinds import NeedEventKind, NeedState
from storage.models import Municipality, Need, NeedEvent
from storage.queries.needs.triage import has_task, is_late, is_overdue

# Ours: as long as we may take to answer ourselves.
TIME_TO_ANSWER_US = timedelta(days=14)


def _waits_for_answer() -> ColumnElement[bool]:
    return Need.answered_at.is_(None) & Need.state.in_((NeedState.RECEIVED, NeedState.IN_REVIEW))


def _is_untold(now: datetime) -> ColumnElement[bool]:
    return is_late(now) & Need.is_answer_overdue.is_(False)


def _is_unanswered(by: datetime) -> ColumnElement[bool]:
    asked_since = exists().where(
        NeedEvent.need_id == Need.id,
        NeedEvent.kind == NeedEventKind.QUESTION,
        NeedEvent.at > by - TIME_TO_ANSWER_US,
    )
    return (Need.state == NeedState.NEEDS_INFO) & ~asked_since


def _has_late(before: datetime) -> ColumnElement[bool]:
    is_told = is_overdue(before) | _is_unanswered(before)
    return exists().where(Need.municipality_id == Municipality.id, is_told)


async def count_unanswered(session: Session, municipality_id: int, by: datetime) -> int:
    """How many questions to those who said what is needed had no answer by then for too long."""
    count = select(func.count()).select_from(Need)
    is_its = Need.municipality_id == municipality_id
    return await session.scalar(count.where(is_its, _is_unanswered(by))) or 0


async def untold(session: Session, now: datetime) -> list[int]:
    """Whose promised day has come, and nobody has heard that there is no answer."""
    return list(await session.scalars(select(Need.id).where(_is_untold(now)).order_by(Need.id)))


async def claim_late(session: Session, need_id: int, now: datetime) -> Need | None:
    """Write down that it is told now; nothing if somebody else has, or an answer came."""
    claimed = await changed(
        session,
        update(Need).where(Need.id == need_id, _is_untold(now)).values(is_answer_overdue=True),
    )
    return await session.get_one(Need, need_id) if claimed else None


async def next_promise(session: Session, now: datetime) -> datetime | None:
    """When the next promised answer becomes late, if nothing is done until then."""
    return await session.scalar(
        select(func.min(Need.answer_by)).where(_waits_for_answer(), Need.answer_by > now)
    )


async def waiting_towns(session: Session) -> list[Municipality]:
    """The municipalities that owe somebody an answer or a deed, or wait for one."""
    is_asked = Need.state == NeedState.NEEDS_INFO
    owes = exists().where(
        Need.municipality_id == Municipality.id, _waits_for_answer() | has_task() | is_asked
    )
    return list(await session.scalars(select(Municipality).where(owes).order_by(Municipality.id)))


async def first_late(session: Session, municipality_id: int) -> datetime | None:
    """By when a municipality owed the oldest answer or deed that it still owes.

    What somebody owes it counts as well.
    """
    is_its = Need.municipality_id == municipality_id
    answer = select(func.min(Need.answer_by)).where(is_its, _waits_for_answer())
    deed = select(func.min(Need.done_by)).where(is_its, has_task())
    asked = (
        select(func.max(NeedEvent.at).label("at"))
        .join(Need, Need.id == NeedEvent.need_id)
        .where(is_its, Need.state == NeedState.NEEDS_INFO)
        .where(NeedEvent.kind == NeedEventKind.QUESTION)
        .group_by(Need.id)
        .subquery()
    )
    first_asked = await session.scalar(select(func.min(asked.c.at)))
    moments = [
        await session.scalar(answer),
        await session.scalar(deed),
        first_asked and first_asked + TIME_TO_ANSWER_US,
    ]
    return min(filter(None, moments), default=None)


async def claim_week(
    session: Session, municipality_id: int, since: datetime, now: datetime
) -> bool:
    """Write down that this week's reminder is told now.

    False if it is told, or nothing was late when the week began, or is now.
    """
    is_told = Municipality.needs_reminded_at >= since
    claimed = await changed(
        session,
        update(Municipality)
        .where(
            Municipality.id == municipality_id,
            Municipality.needs_reminded_at.is_(None) | ~is_told,
            _has_late(since),
        )
        .values(needs_reminded_at=now),
    )
    return claimed == 1
