"""One apology for what was sent by mistake, where changing the message does not reach somebody."""

from datetime import datetime

from sqlalchemy import ColumnElement, Select, or_, select

from community.rules.urgency import LIFETIME
from storage.database import Session
from storage.kinds import DeliveryState, NoticeKind, Priority
from storage.models import Announcement, Delivery, Meeting, Notice, Person, Rsvp
from storage.queries.audiences import MAY_HAVE_ARRIVED, people, write_deliveries
from storage.queries.notices import CALLED_ABOUT

Mistake = Meeting | Announcement


async def apologise(session: Session, mistake: Mistake, person_id: int, now: datetime) -> None:
    """Put an apology for one person, once for each mistake, however often it is asked for."""
    await _put(session, mistake, people([person_id]), now)


async def apologise_to_doubtful(session: Session, mistake: Mistake, now: datetime) -> None:
    """Put an apology for everybody whose message may have arrived where we can not find it."""
    doubtful = (
        select(Delivery.person_id)
        .join(Notice, Notice.id == Delivery.notice_id)
        .where(
            is_about(mistake),
            Notice.kind.in_(CALLED_ABOUT),
            or_(
                Delivery.state == DeliveryState.UNCERTAIN,
                (Delivery.state == DeliveryState.WITHDRAWN)
                & Delivery.reason.in_(MAY_HAVE_ARRIVED),
            ),
        )
    )
    await _put(session, mistake, select(Person.id).where(Person.id.in_(doubtful)), now)


async def apologise_to_answered(session: Session, meeting: Meeting, now: datetime) -> None:
    """Put an apology for everybody who has answered: a changed message does not ring."""
    answered = select(Rsvp.person_id).where(Rsvp.meeting_id == meeting.id)
    await _put(session, meeting, answered, now)


def is_about(mistake: Mistake) -> ColumnElement[bool]:
    """The notices about what was sent by mistake, as a condition on Notice."""
    if isinstance(mistake, Announcement):
        return Notice.announcement_id == mistake.id
    return Notice.meeting_id == mistake.id


async def _put(session: Session, mistake: Mistake, audience: Select[int], now: datetime) -> None:
    notice = await session.scalar(
        select(Notice).where(is_about(mistake), Notice.kind == NoticeKind.APOLOGY)
    )
    if notice is None:
        notice = _notice(mistake, now)
        session.add(notice)
        await session.flush()
    await write_deliveries(
        session, notice, audience, Priority.CHANGE, now, DeliveryState.WITHDRAWN
    )
    session.info["is_outbox_touched"] = True


def _notice(mistake: Mistake, now: datetime) -> Notice:
    said = Notice(
        kind=NoticeKind.APOLOGY,
        municipality_id=mistake.municipality_id,
        created_at=now,
        expires_at=now + LIFETIME,
    )
    if isinstance(mistake, Announcement):
        said.announcement_id = mistake.id
    else:
        said.meeting_id = mistake.id
        said.expires_at = max(mistake.starts_at, said.expires_at)
    return said
