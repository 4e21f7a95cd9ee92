"""Votes whose moment has come, or is about to."""

from datetime import datetime

from sqlalchemy import exists, func, select
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


async def reminded(session: Session) -> set[int]:
    """Those of them whose last day was told."""
    found = await session.scalars(
        select(Poll.id).where(
            Poll.state == PollState.OPEN,
            exists().where(Notice.poll_id == Poll.id, Notice.kind == NoticeKind.POLL_LAST_DAY),
        )
    )
    return set(found)


async def owing(session: Session) -> list[tuple[Poll, datetime | None]]:
    """Every vote that was promised an answer and has none; when its organisers were reminded."""
    reminded_at = (
        select(func.max(Notice.created_at))
        .where(Notice.poll_id == Poll.id, Notice.kind == NoticeKind.POLL_UNANSWERED)
        .correlate(Poll)
        .scalar_subquery()
    )
    rows = await session.execute(
        select(Poll, reminded_at)
        .where(
            Poll.state == PollState.PUBLISHED,
            Poll.answer_by.is_not(None),
            Poll.answered_at.is_(None),
        )
        .options(joinedload(Poll.municipality))
        .order_by(Poll.id)
    )
    return [(poll, at) for poll, at in rows]
