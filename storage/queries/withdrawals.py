"""Taking back what has not gone out: in one statement, however many it concerns."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, case, exists, literal, select, update

from storage.changed import changed
from storage.database import Session
from storage.kinds import DeliveryState, NoticeKind
from storage.models import Delivery, Notice
from storage.queries.notices import CALLED_ABOUT, IS_OPEN


async def withdraw_notices(
    session: Session, meeting_id: int, kinds: Collection[NoticeKind], now: datetime
) -> int:
    """Mark a meeting's notices and their queued deliveries; returns how many deliveries."""
    return await _withdraw(session, now, Notice.meeting_id == meeting_id, Notice.kind.in_(kinds))


async def withdraw_announcement(session: Session, announcement_id: int, now: datetime) -> int:
    """The same for an announcement."""
    is_it = (Notice.announcement_id == announcement_id, Notice.kind == NoticeKind.ANNOUNCEMENT)
    return await _withdraw(session, now, *is_it)


async def withdraw_poll(session: Session, poll_id: int, now: datetime) -> int:
    """The same for everything that is said about a vote."""
    return await _withdraw(session, now, Notice.poll_id == poll_id)


async def withdraw_priorities(session: Session, list_id: int, now: datetime) -> int:
    """The same for a version of a list of priorities."""
    return await _withdraw(session, now, Notice.priority_list_id == list_id)


async def _withdraw(session: Session, now: datetime, *said: ColumnElement[bool]) -> int:
    await changed(
        session,
        update(Notice).where(*said, Notice.withdrawn_at.is_(None)).values(withdrawn_at=now),
    )
    return await changed(
        session,
        update(Delivery)
        .where(
            Delivery.notice_id.in_(select(Notice.id).where(*said)),
            Delivery.state == DeliveryState.QUEUED,
            IS_OPEN,
        )
        .values(state=DeliveryState.WITHDRAWN, settled_at=now),
    )


async def move_expiry(session: Session, meeting_id: int, expires_at: datetime) -> None:
    """What still goes out of a meeting's invitation is worth hearing until its new moment."""
    said = (Notice.meeting_id == meeting_id, Notice.kind == NoticeKind.INVITATION)
    await changed(session, update(Notice).where(*said).values(expires_at=expires_at))
    await changed(
        session,
        update(Delivery)
        .where(
            Delivery.notice_id.in_(select(Notice.id).where(*said)),
            Delivery.state == DeliveryState.QUEUED,
            IS_OPEN,
        )
        .values(expires_at=expires_at),
    )


async def report_no_more(session: Session, now: datetime, *which: ColumnElement[bool]) -> None:
    """Nobody waits for a report of what has become of notices; `which` are conditions on them."""
    unreported = update(Notice).where(*which, Notice.reported_at.is_(None))
    await changed(session, unreported.values(reported_at=now))


async def claim_report(session: Session, notice_id: int, now: datetime) -> bool:
    """Whether a broadcast is still to be reported; from now on it is not."""
    claimed = await changed(
        session,
        update(Notice)
        .where(Notice.id == notice_id, Notice.reported_at.is_(None))
        .values(reported_at=now),
    )
    return claimed == 1


async def stop_deliveries(session: Session, contact_id: int, now: datetime) -> None:
    """Settle what waits for an address: what people are called about, and what not."""
    is_for_a_call = exists().where(Notice.id == Delivery.notice_id, Notice.kind.in_(CALLED_ABOUT))
    state = Delivery.state.type
    await changed(
        session,
        update(Delivery)
        .where(Delivery.contact_id == contact_id, Delivery.state == DeliveryState.QUEUED, IS_OPEN)
        .values(
            state=case(
                (is_for_a_call, literal(DeliveryState.TO_CALL, state)),
                else_=literal(DeliveryState.WITHDRAWN, state),
            ),
            settled_at=now,
        ),
    )
