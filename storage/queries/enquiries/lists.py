"""Messages to a human that wait for an answer, as organisers and the rounds look for them."""

from datetime import datetime

from sqlalchemy import ColumnElement, func, select

from storage.database import Session
from storage.kinds import EnquiryState
from storage.models import Enquiry
from storage.queries.enquiries.threads import whole


def _waits_in(municipality_ids: list[int]) -> tuple[ColumnElement[bool], ...]:
    return (Enquiry.municipality_id.in_(municipality_ids), Enquiry.state == EnquiryState.OPEN)


async def waiting_in(
    session: Session, municipality_ids: list[int], offset: int, limit: int
) -> list[Enquiry]:
    """What waits for an answer in some municipalities, the oldest first."""
    found = await session.scalars(
        whole()
        .where(*_waits_in(municipality_ids))
        .order_by(Enquiry.id)
        .offset(offset)
        .limit(limit)
    )
    return list(found)


async def count_waiting_in(session: Session, municipality_ids: list[int]) -> int:
    """How many wait for an answer there."""
    count = select(func.count()).select_from(Enquiry).where(*_waits_in(municipality_ids))
    return await session.scalar(count) or 0


def _is_untold() -> tuple[ColumnElement[bool], ...]:
    return (Enquiry.state == EnquiryState.OPEN, Enquiry.is_overdue_told.is_(False))


async def overdue(session: Session, now: datetime) -> list[int]:
    """What should have been answered by now, and nobody was told that it was not."""
    found = await session.scalars(
        select(Enquiry.id).where(*_is_untold(), Enquiry.answer_by <= now).order_by(Enquiry.id)
    )
    return list(found)


async def next_overdue_at(session: Session) -> datetime | None:
    """When the next one should have been answered."""
    return await session.scalar(select(func.min(Enquiry.answer_by)).where(*_is_untold()))
