"""What somebody heard of us last."""

from collections.abc import Collection

from sqlalchemy import select

from storage.database import Session
from storage.kinds import DeliveryState
from storage.models import Delivery, Notice


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
