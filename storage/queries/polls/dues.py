"""Votes whose moment has come, or is about to."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from storage.database import Session
from storage.kinds import NoticeKind, PollState
from storage.models import Notice, Poll


async def open_polls(session: Session) -> list[Poll]:
    """Every vote that goes on, with its municipality, the first to close first."""
    found = await session.scalars(
        select(Poll)
        .where(Poll.state == PollState.OPEN)
        .options(joinedload(Poll.municipality))
        .order_by(Poll.closes_at, Poll.id)
    )
    return list(found)


async def last_days_told(session: Session) -> dict[int, datetime]:
    """When a last day of each of them was told, if one was; of two the later."""
    rows = await session.execute(
        select(Poll.id, func.max(Notice.created_at))
        .join(Notice, Notice.poll_id == Poll.id)
        .where(Poll.state == PollState.OPEN, Notice.kind == NoticeKind.POLL_LAST_DAY)
        .group_by(Poll.id)
    )
    return dict(rows.all())


class Owing(NamedTuple):
    """A vote that was promised an answer and has none; when its organisers were reminded, in UTC.

    Its municipality is loaded.
    """

    poll: Poll
    reminded_at: datetime | None


async def owing(session: Session, poll_id: int | None = None) -> list[Owing]:
    """Every vote of which an answer is owed, or this one if it is."""
    reminded_at = (
        select(func.max(Notice.created_at))
        .where(Notice.poll_id == Poll.id, Notice.kind == NoticeKind.POLL_UNANSWERED)
        .correlate(Poll)
        .scalar_subquery()
    )
    owes = select(Poll, reminded_at).where(
        Poll.state == PollState.PUBLISHED,
        Poll.answer_by.is_not(None),
        Poll.answered_at.is_(None),
    )
    if poll_id is not None:
        owes = owes.where(Poll.id == poll_id)
    rows = await session.execute(owes.options(joinedload(Poll.municipality)).order_by(Poll.id))
    return [Owing(poll, at) for poll, at in rows]
