"""Who was not written to because Viber's monthly limit is reached, and whom nobody would call."""

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import aliased

from storage.database import Session
from storage.kinds import DeliveryState, NoticeKind
from storage.models import Delivery, Municipality, Need, Notice, Person, RollEntry
from storage.queries.chats.charged import LIMIT_REACHED
from storage.queries.notices import ENDS_OF_VOTES, TO_ORGANISERS

# Ours: what nobody has told for so long is no news any more.
TOO_LATE = timedelta(days=7)
# How a vote ended: nobody looks at its card any more, so whoever could vote is named here, too.
_IS_OF_ENDED_VOTE = (
    (Delivery.state == DeliveryState.TO_CALL)
    & Notice.kind.in_(ENDS_OF_VOTES)
    & exists().where(
        RollEntry.poll_id == Notice.poll_id, RollEntry.person_id == Delivery.person_id
    )
)
# Who is called about anything else is TO_CALL, and stands with what it was about; organisers find
# in their menu what they have not heard.
_IS_LEFT_OUT: tuple[ColumnElement[bool], ...] = (
    Delivery.reason == LIMIT_REACHED,
    (Delivery.state == DeliveryState.WITHDRAWN) | _IS_OF_ENDED_VOTE,
    Notice.kind.not_in(TO_ORGANISERS),
)


_NEWS_OF_NEEDS = (NoticeKind.NEED_NEWS, NoticeKind.NEED_LATE)
# Of whoever has said any need without a name, news of needs tell who it was.
_IS_NAMELESS = Notice.kind.in_(_NEWS_OF_NEEDS) & exists().where(
    Need.author_id == Delivery.person_id, Need.is_named.is_(False)
)


class LeftOut(NamedTuple):
    """Somebody who has not heard what such a notice says; None for who did not say their name."""

    kind: NoticeKind
    name: str | None


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
    """Who was left out until then, since the organisers were told before.

    Each thing stands there once, but for those without a name, who are all counted.
    """
    before = await session.scalar(
        select(func.max(Notice.created_at)).where(
            Notice.kind == NoticeKind.LIMIT_REACHED,
            Notice.municipality_id == municipality_id,
            Notice.created_at < moment,
        )
    )
    since = max(filter(None, (before, moment - TOO_LATE)))
    rows = await session.execute(
        select(Notice.kind, Person.name, Person.id, _IS_NAMELESS)
        .join(Delivery, Delivery.notice_id == Notice.id)
        .join(Person, Person.id == Delivery.person_id)
        .where(
            *_IS_LEFT_OUT,
            Delivery.municipality_id == municipality_id,
            Delivery.settled_at > since,
            Delivery.settled_at <= moment,
        )
        .order_by(Person.name, Person.id, Notice.kind)
        .distinct()
    )
    return [LeftOut(kind, None if hides else name or "") for kind, name, _, hides in rows]
