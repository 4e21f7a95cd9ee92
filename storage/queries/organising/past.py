"""Meetings that are over or were cancelled: a municipality's, and one person's."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import joinedload

from storage.database import Session
from storage.kinds import MeetingState, RsvpAnswer
from storage.models import Invitee, Meeting, Rsvp


class Past(NamedTuple):
    """A meeting of the past, and how many had said that they would come."""

    meeting: Meeting
    coming: int


async def past_in(
    session: Session, municipality_ids: Sequence[int], now: datetime, offset: int, limit: int
) -> list[Past]:
    """What these municipalities have held, cancelled or left as drafts, the newest first."""
    coming = (
        select(func.count())
        .select_from(Rsvp)
        .where(Rsvp.meeting_id == Meeting.id, Rsvp.answer == RsvpAnswer.COMING)
        .correlate(Meeting)
        .scalar_subquery()
    )
    rows = await session.execute(
        select(Meeting, coming)
        .where(Meeting.municipality_id.in_(municipality_ids), _is_past(now))
        .order_by(Meeting.starts_at.desc(), Meeting.id.desc())
        .options(joinedload(Meeting.municipality))
        .offset(offset)
        .limit(limit)
    )
    return [Past(*row) for row in rows]


async def count_past_in(session: Session, municipality_ids: Sequence[int], now: datetime) -> int:
    """How many those are."""
    found = await session.scalar(
        select(func.count())
        .select_from(Meeting)
        .where(Meeting.municipality_id.in_(municipality_ids), _is_past(now))
    )
    return found or 0


async def past_for(
    session: Session, person_id: int, now: datetime, offset: int, limit: int
) -> list[Meeting]:
    """The meetings to which this person was invited, the newest first."""
    found = await session.scalars(
        select(Meeting)
        .join(Invitee, Invitee.meeting_id == Meeting.id)
        .where(Invitee.person_id == person_id, _was_sent(), _is_past(now))
        .order_by(Meeting.starts_at.desc(), Meeting.id.desc())
        .options(joinedload(Meeting.municipality))
        .offset(offset)
        .limit(limit)
    )
    return list(found)


async def count_past_for(session: Session, person_id: int, now: datetime) -> int:
    """How many those are."""
    found = await session.scalar(
        select(func.count())
        .select_from(Meeting)
        .join(Invitee, Invitee.meeting_id == Meeting.id)
        .where(Invitee.person_id == person_id, _was_sent(), _is_past(now))
    )
    return found or 0


def _is_past(now: datetime) -> ColumnElement[bool]:
    is_over = Meeting.starts_at <= now
    return and_(
        Meeting.state != MeetingState.TAKEN_BACK,
        or_(is_over, Meeting.state == MeetingState.CANCELLED),
    )


def _was_sent() -> ColumnElement[bool]:
    return Meeting.state.in_({MeetingState.SENT, MeetingState.CANCELLED})
