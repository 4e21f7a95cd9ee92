"""What somebody heard of us last."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import or_, select

from storage.database import Session
from storage.kinds import DeliveryState, NoticeKind
from storage.models import Delivery, Notice
from storage.queries.polls import rolls


async def heard_last(session: Session, person_id: int, meeting_ids: Collection[int]) -> int | None:
    """Which of these meetings the newest message to this person was about."""
    return await session.scalar(
        select(Notice.meeting_id)
        .join(Delivery, Delivery.notice_id == Notice.id)
        .where(
            Delivery.person_id == person_id,
            Delivery.state == DeliveryState.SENT,
            Notice.meeting_id.in_(meeting_ids),
        )
        .order_by(Delivery.settled_at.desc(), Delivery.id.desc())
        .limit(1)
    )


class Heard(NamedTuple):
    """A message of ours that somebody got: what it was about, and when, in UTC."""

    meeting_id: int | None
    announcement_id: int | None
    poll_id: int | None
    at: datetime


async def newest(
    session: Session, person_id: int, meeting_ids: Collection[int], now: datetime
) -> Heard | None:
    """What this person got last of what can be answered.

    That is one of these meetings, an announcement, or a vote that waits for this person's.
    """
    is_announcement = Notice.kind == NoticeKind.ANNOUNCEMENT
    calls_to_vote = Notice.poll_id.in_(rolls.waiting_for(person_id, now))
    found = await session.execute(
        select(Notice.meeting_id, Notice.announcement_id, Notice.poll_id, Delivery.settled_at)
        .join(Delivery, Delivery.notice_id == Notice.id)
        .where(
            Delivery.person_id == person_id,
            Delivery.state == DeliveryState.SENT,
            or_(Notice.meeting_id.in_(meeting_ids), is_announcement, calls_to_vote),
        )
        .order_by(Delivery.settled_at.desc(), Delivery.id.desc())
        .limit(1)
    )
    row = found.first()
    if row is None or row.settled_at is None:
        return None
    return Heard(row.meeting_id, row.announcement_id, row.poll_id, row.settled_at)
