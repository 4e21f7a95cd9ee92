"""The meeting in whose place another one comes, and how its notices are brought back."""

from datetime import datetime

from sqlalchemy import delete, select, update

from storage.changed import changed
from storage.database import Session
from storage.kinds import DeliveryState, MeetingState, NoticeKind, ReminderState
from storage.models import Delivery, Invitee, Meeting, Notice, Opinion, Reminder


async def candidate(session: Session, meeting: Meeting, since: datetime) -> Meeting | None:
    """The latest sent meeting of the same municipality and kind that begins after `since`."""
    return await session.scalar(
        select(Meeting)
        .where(
            Meeting.municipality_id == meeting.municipality_id,
            Meeting.kind == meeting.kind,
            Meeting.id != meeting.id,
            Meeting.state == MeetingState.SENT,
            Meeting.starts_at > since,
        )
        .order_by(Meeting.starts_at.desc(), Meeting.id.desc())
        .limit(1)
    )


async def move_opinions(session: Session, meeting_id: int, to_meeting_id: int) -> None:
    """What invitees want said goes to the other meeting, of those who are invited to it."""
    invited = select(Invitee.person_id).where(Invitee.meeting_id == to_meeting_id)
    await changed(
        session,
        update(Opinion)
        .where(Opinion.meeting_id == meeting_id, Opinion.person_id.in_(invited))
        .values(meeting_id=to_meeting_id),
    )


async def restore(session: Session, meeting_id: int, cancelled_at: datetime) -> None:
    """Bring back what was taken back at that moment: notices, deliveries, reminders."""
    await session.execute(
        delete(Notice)
        .where(Notice.meeting_id == meeting_id, Notice.kind == NoticeKind.CANCELLATION)
        .execution_options(synchronize_session=False)
    )
    taken_back = (Notice.meeting_id == meeting_id, Notice.withdrawn_at == cancelled_at)
    await changed(
        session,
        update(Delivery)
        .where(
            Delivery.notice_id.in_(select(Notice.id).where(*taken_back)),
            Delivery.state == DeliveryState.WITHDRAWN,
            Delivery.settled_at == cancelled_at,
        )
        .values(state=DeliveryState.QUEUED, settled_at=None),
    )
    await changed(session, update(Notice).where(*taken_back).values(withdrawn_at=None))
    await changed(
        session,
        update(Reminder)
        .where(
            Reminder.meeting_id == meeting_id,
            Reminder.state == ReminderState.CANCELLED,
            Reminder.settled_at == cancelled_at,
        )
        .values(state=ReminderState.PENDING, settled_at=None),
    )
