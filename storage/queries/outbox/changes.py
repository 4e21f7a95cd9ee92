"""Changes of a meeting that was sent: what each reader has not heard yet."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, select

from storage.database import Session
from storage.kinds import DeliveryState, NoticeKind
from storage.models import Delivery, MeetingChange, Notice


class Before(NamedTuple):
    """How a meeting was when somebody last heard of it; `starts_at` is aware."""

    starts_at: datetime
    place: str
    is_agenda_new: bool


async def newest(session: Session, meeting_id: int) -> MeetingChange | None:
    """The last change of a meeting, if it was ever changed."""
    return await session.scalar(
        select(MeetingChange)
        .where(MeetingChange.meeting_id == meeting_id)
        .order_by(MeetingChange.id.desc())
        .limit(1)
    )


async def before(session: Session, change_id: int, person_id: int) -> Before:
    """How the meeting of this change was for one person.

    Who was spared a change that was changed once more hears both together.
    """
    change = await session.get_one(MeetingChange, change_id)
    heard_at = await session.scalar(
        select(func.max(Delivery.settled_at))
        .join(Notice, Notice.id == Delivery.notice_id)
        .where(
            Notice.meeting_id == change.meeting_id,
            Notice.kind.in_([NoticeKind.INVITATION, NoticeKind.CHANGE]),
            Delivery.person_id == person_id,
            Delivery.state == DeliveryState.SENT,
        )
    )
    unheard = [change]
    if heard_at is not None:
        found = await session.scalars(
            select(MeetingChange)
            .where(
                MeetingChange.meeting_id == change.meeting_id, MeetingChange.changed_at > heard_at
            )
            .order_by(MeetingChange.id)
        )
        unheard = list(found) or unheard
    return Before(
        unheard[0].was_starts_at,
        unheard[0].was_place,
        any(each.is_agenda_new for each in unheard),
    )


async def is_overtaken(session: Session, notice: Notice) -> bool:
    """Whether the meeting of this notice was changed after it was written."""
    last = None if notice.meeting_id is None else await newest(session, notice.meeting_id)
    if last is None:
        return False
    if notice.change_id is not None:
        return notice.change_id < last.id
    return notice.created_at <= last.changed_at
