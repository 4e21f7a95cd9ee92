"""What a list of priorities is made from: accepted needs, results of votes, meetings."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import joinedload

from storage.database import Session
from storage.kinds import MeetingState, NeedState, PollState
from storage.models import Meeting, Need, Poll, PollOption, PollResult, PriorityItem, PriorityList

# How far a need is that may become a priority (reference/domain.md, 2.4).
READY = frozenset({NeedState.ACCEPTED, NeedState.IN_POLL, NeedState.PRIORITISED})


class CameOut(NamedTuple):
    """What came out for one option of a vote; with the need that it stood for."""

    option: PollOption
    result: PollResult
    need: Need | None


async def needs(session: Session, found: PriorityList, offset: int, limit: int) -> list[Need]:
    """The needs that may be added to this version, by their numbers."""
    rows = await session.scalars(
        select(Need).where(*_addable(found)).order_by(Need.number).offset(offset).limit(limit)
    )
    return list(rows)


async def count_needs(session: Session, found: PriorityList) -> int:
    """How many those are."""
    count = select(func.count()).select_from(Need).where(*_addable(found))
    return await session.scalar(count) or 0


def _addable(found: PriorityList) -> tuple[ColumnElement[bool], ...]:
    is_listed = exists().where(PriorityItem.list_id == found.id, PriorityItem.need_id == Need.id)
    return (
        Need.municipality_id == found.municipality_id,
        Need.state.in_(READY),
        # Members read an organiser's wording, never an author's own words.
        Need.wording.is_not(None),
        ~is_listed,
    )


async def need(session: Session, found: PriorityList, need_id: int) -> Need | None:
    """One need that may stand in this version."""
    its = select(Need).where(
        Need.id == need_id,
        Need.municipality_id == found.municipality_id,
        Need.state.in_(READY),
        Need.wording.is_not(None),
    )
    return await session.scalar(its)


async def votes(session: Session, found: PriorityList, offset: int, limit: int) -> list[Poll]:
    """The votes of which the results were published, the newest first."""
    rows = await session.scalars(
        select(Poll)
        .where(*_told(found))
        .order_by(Poll.published_at.desc(), Poll.id.desc())
        .options(joinedload(Poll.municipality))
        .offset(offset)
        .limit(limit)
    )
    return list(rows)


async def count_votes(session: Session, found: PriorityList) -> int:
    """How many those are."""
    count = select(func.count()).select_from(Poll).where(*_told(found))
    return await session.scalar(count) or 0


async def vote(session: Session, found: PriorityList, poll_id: int) -> Poll | None:
    """One of them."""
    its = select(Poll).where(Poll.id == poll_id, *_told(found))
    return await session.scalar(its.options(joinedload(Poll.municipality)))


def _told(found: PriorityList) -> tuple[ColumnElement[bool], ...]:
    is_its = Poll.municipality_id == found.municipality_id
    return is_its, Poll.state == PollState.PUBLISHED


async def outcomes(session: Session, poll_id: int) -> list[CameOut]:
    """What came out of a vote, by place."""
    rows = await session.execute(
        select(PollOption, PollResult, Need)
        .join(
            PollResult,
            (PollResult.poll_id == PollOption.poll_id)
            & (PollResult.position == PollOption.position),
        )
        .outerjoin(Need, Need.id == PollOption.need_id)
        .where(PollOption.poll_id == poll_id)
        .order_by(PollResult.place, PollOption.position)
    )
    return [CameOut(*row) for row in rows]


async def meetings(
    session: Session, municipality_id: int, now: datetime, offset: int, limit: int
) -> list[Meeting]:
    """The meetings that may have decided something, the newest first."""
    rows = await session.scalars(
        select(Meeting)
        .where(*_held(municipality_id, now))
        .order_by(Meeting.starts_at.desc(), Meeting.id.desc())
        .options(joinedload(Meeting.municipality))
        .offset(offset)
        .limit(limit)
    )
    return list(rows)


async def count_meetings(session: Session, municipality_id: int, now: datetime) -> int:
    """How many those are."""
    count = select(func.count()).select_from(Meeting).where(*_held(municipality_id, now))
    return await session.scalar(count) or 0


async def meeting(
    session: Session, municipality_id: int, meeting_id: int, now: datetime
) -> Meeting | None:
    """One of them."""
    its = select(Meeting).where(Meeting.id == meeting_id, *_held(municipality_id, now))
    return await session.scalar(its)


def _held(municipality_id: int, now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        Meeting.municipality_id == municipality_id,
        Meeting.state == MeetingState.SENT,
        Meeting.starts_at <= now,
    )
