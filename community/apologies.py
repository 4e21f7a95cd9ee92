"""One apology to whoever got a message by mistake that can not be changed where it stands."""

from datetime import datetime

from sqlalchemy import Select, select

from community.rules.urgency import LIFETIME
from storage.database import Session
from storage.kinds import DeliveryState, NoticeKind, Priority
from storage.models import Delivery, Meeting, Notice, Person
from storage.queries.audiences import people, write_deliveries
from storage.queries.notices import TO_INVITEES


async def apologise(session: Session, meeting: Meeting, person_id: int, now: datetime) -> None:
    """Put an apology for one person, once for each meeting, however often it is asked for."""
    await _put(session, meeting, people([person_id]), now)


async def apologise_to_doubtful(session: Session, meeting: Meeting, now: datetime) -> None:
    """Put an apology for everybody whose message may have arrived where we can not find it."""
    doubtful = (
        select(Delivery.person_id)
        .join(Notice, Notice.id == Delivery.notice_id)
        .where(
            Notice.meeting_id == meeting.id,
            Notice.kind.in_(TO_INVITEES),
            Delivery.state == DeliveryState.UNCERTAIN,
        )
    )
    await _put(session, meeting, select(Person.id).where(Person.id.in_(doubtful)), now)


async def _put(session: Session, meeting: Meeting, audience: Select[int], now: datetime) -> None:
    notice = await session.scalar(
        select(Notice).where(Notice.meeting_id == meeting.id, Notice.kind == NoticeKind.APOLOGY)
    )
    if notice is None:
        notice = Notice(
            kind=NoticeKind.APOLOGY,
            municipality_id=meeting.municipality_id,
            meeting_id=meeting.id,
            created_at=now,
            expires_at=max(meeting.starts_at, now + LIFETIME),
        )
        session.add(notice)
        await session.flush()
    await write_deliveries(
        session, notice, audience, Priority.CHANGE, now, DeliveryState.WITHDRAWN
    )
    session.info["is_outbox_touched"] = True
