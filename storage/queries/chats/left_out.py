"""Who was not written to because Viber's monthly limit is reached, and who stands on no list."""

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import aliased

from storage.database import Session
from storage.kinds import DeliveryState, NoticeKind
from storage.models import Delivery, Municipality, Notice, Person
from storage.queries.chats.charged import LIMIT_REACHED
from storage.queries.notices import TO_ORGANISERS

# Ours: what nobody has told for so long is no news any more.
TOO_LATE = timedelta(days=7)
# Whom one calls anyway is TO_CALL, and stands with what it was about; organisers find in their
# menu what they have not heard.
_IS_LEFT_OUT: tuple[ColumnElement[bool], ...] = (
    Delivery.reason == LIMIT_REACHED,
    Delivery.state == DeliveryState.WITHDRAWN,
    Notice.kind.not_in(TO_ORGANISERS),
)


class LeftOut(NamedTuple):
    """Somebody who has not heard what such a notice says."""

    kind: NoticeKind
    name: str


async def municipalities(session: Session, told_until: datetime, now: datetime) -> list[int]:
    """Where somebody was left out since the organisers heard of it, if that was until then."""
    earlier = aliased(Notice)
    told_at = (
        select(func.max(earlier.created_at))
        .where(
            earlier.kind == NoticeKind.LIMIT_REACHED,
            earlier.municipality_id == Delivery.municipality_id,
        )
        .correlate(Delivery)
        .scalar_subquery()
    )
    found = await session.scalars(
        select(Delivery.municipality_id)
        .join(Notice, Notice.id == Delivery.notice_id)
        .where(
            *_IS_LEFT_OUT,
            Delivery.settled_at > now - TOO_LATE,
            told_at.is_(None) | ((Delivery.settled_at > told_at) & (told_at <= told_until)),
        )
        .distinct()
    )
    return [number for number in found if number is not None]


async def lock(session: Session, municipality_id: int) -> None:
    """Let nobody else tell of the same at this moment."""
    await session.execute(
        select(Municipality.id).where(Municipality.id == municipality_id).with_for_update()
    )


async def people_until(session: Session, municipality_id: int, moment: datetime) -> list[LeftOut]:
    """Who was left out until then, since the organisers were told before; each thing once."""
    before = await session.scalar(
        select(func.max(Notice.created_at)).where(
            Notice.kind == NoticeKind.LIMIT_REACHED,
            Notice.municipality_id == municipality_id,
            Notice.created_at < moment,
        )
    )
    since = max(filter(None, (before, moment - TOO_LATE)))
    rows = await session.execute(
        select(Notice.kind, Person.name)
        .join(Delivery, Delivery.notice_id == Notice.id)
        .join(Person, Person.id == Delivery.person_id)
        .where(
            *_IS_LEFT_OUT,
            Delivery.municipality_id == municipality_id,
            Delivery.settled_at > since,
            Delivery.settled_at <= moment,
        )
        .order_by(Person.name, Person.id, Notice.kind)
    )
    return list(dict.fromkeys(LeftOut(kind, name or "") for kind, name in rows))
