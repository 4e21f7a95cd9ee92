"""Messages that were sent and are to be changed where they stand: wanted, looked up, settled.

From the moment when a mark is wanted, a delivery's `due_at` and `attempts` count for the mark: the
sending itself is over.
"""

from collections import Counter
from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, func, select, text, update
from sqlalchemy.orm import joinedload

from storage.changed import changed
from storage.database import Session
from storage.kinds import DeliveryState, Marking, MessengerName, NoticeKind
from storage.models import Contact, Delivery, Meeting, Notice
from storage.queries.deliveries import speakable
from storage.queries.notices import CALLS_TO_VOTE, TO_INVITEES

# As a literal, or the engines would not see that the partial index serves.
_IS_WANTED = text("delivery.marking = 'wanted'")
_HAS_ARRIVED = (Delivery.state == DeliveryState.SENT, Delivery.message_id.is_not(None))


class Wanted(NamedTuple):
    """A message that is to be changed, and the chat in which it stands."""

    id: int
    messenger: MessengerName | None
    address: str | None


async def want_marks(
    session: Session, now: datetime, *which: ColumnElement[bool], but_to: int | None = None
) -> int:
    """Have every message that was sent of these notices changed where it stands.

    `which` are conditions on Notice; `but_to` is a person whose message stays as it is. What the
    others become is decided when they are drawn. What is in flight is changed when it has arrived.
    """
    said = select(Notice.id).where(*which)
    others = () if but_to is None else (Delivery.person_id != but_to,)
    await changed(
        session,
        update(Delivery)
        .where(Delivery.notice_id.in_(said), Delivery.state == DeliveryState.IN_FLIGHT, *others)
        .values(marking=Marking.WANTED),
    )
    return await changed(
        session,
        update(Delivery)
        .where(Delivery.notice_id.in_(said), *_HAS_ARRIVED, *others)
        .values(marking=Marking.WANTED, due_at=now, attempts=0),
    )


async def want_marks_of_vote(session: Session, poll_id: int, person_id: int) -> int:
    """Have what one person was sent about a vote changed where it stands; how many messages.

    They are due since the notice was put: when somebody votes is written nowhere.
    """
    said = (Notice.poll_id == poll_id, Notice.kind.in_(CALLS_TO_VOTE))
    put_at = select(Notice.created_at).where(Notice.id == Delivery.notice_id).scalar_subquery()
    return await changed(
        session,
        update(Delivery)
        .where(
            Delivery.notice_id.in_(select(Notice.id).where(*said)),
            Delivery.person_id == person_id,
            *_HAS_ARRIVED,
        )
        .values(marking=Marking.WANTED, due_at=put_at, attempts=0),
    )


async def want_earlier_marks(
    session: Session, delivery: Delivery, meeting_id: int, now: datetime
) -> list[int]:
    """Have what a chat heard about a meeting before this delivery changed, cancellations left out.

    Returns the numbers of those deliveries.
    """
    about = select(Notice.id).where(
        Notice.meeting_id == meeting_id,
        Notice.kind.in_(TO_INVITEES - {NoticeKind.CANCELLATION}),
    )
    found = await session.scalars(
        update(Delivery)
        .where(
            Delivery.contact_id == delivery.contact_id,
            Delivery.id != delivery.id,
            Delivery.notice_id.in_(about),
            *_HAS_ARRIVED,
        )
        .values(marking=Marking.WANTED, due_at=now, attempts=0)
        .returning(Delivery.id)
        .execution_options(synchronize_session=False)
    )
    return sorted(found)


async def next_wanted(
    session: Session, now: datetime, limit: int, silent: Collection[MessengerName]
) -> list[Wanted]:
    """The first messages that are to be changed now, but for those of `silent` messengers."""
    rows = await session.execute(
        select(Delivery.id, Contact.messenger, Contact.address)
        .outerjoin(Contact, Contact.id == Delivery.contact_id)
        .where(_IS_WANTED, Delivery.due_at <= now, *_HAS_ARRIVED, *speakable(silent))
        .order_by(Delivery.id)
        .limit(limit)
    )
    return [Wanted(*row) for row in rows]


async def load_wanted(session: Session, delivery_id: int, now: datetime) -> Delivery | None:
    """A message that is still to be changed now, with all that decides what it becomes."""
    whole_notice = joinedload(Delivery.notice, innerjoin=True)
    return await session.scalar(
        select(Delivery)
        .where(
            Delivery.id == delivery_id,
            Delivery.marking == Marking.WANTED,
            Delivery.due_at <= now,
            *_HAS_ARRIVED,
        )
        .options(
            whole_notice.joinedload(Notice.meeting).joinedload(Meeting.municipality),
            whole_notice.joinedload(Notice.change),
            joinedload(Delivery.contact).joinedload(Contact.person),
        )
    )


async def count_marks(session: Session, *which: ColumnElement[bool]) -> Counter[Marking]:
    """How far messages are changed where they stand; `which` are conditions on their Notice."""
    rows = await session.execute(
        select(Delivery.marking, func.count())
        .join(Notice, Notice.id == Delivery.notice_id)
        .where(*which, Delivery.marking.is_not(None), *_HAS_ARRIVED)
        .group_by(Delivery.marking)
    )
    return Counter({marking: count for marking, count in rows if marking is not None})


async def settle_mark(session: Session, seen: Delivery, marking: Marking) -> None:
    """It is over with this mark, unless another one was wanted since it was looked up."""
    statement = update(Delivery).where(*_as_seen(seen))
    await changed(session, statement.values(marking=marking))


async def mark_later(session: Session, seen: Delivery, due_at: datetime) -> None:
    """It was tried in vain: again at that moment."""
    statement = update(Delivery).where(*_as_seen(seen))
    await changed(session, statement.values(due_at=due_at, attempts=Delivery.attempts + 1))


async def next_due_at(session: Session, now: datetime) -> datetime | None:
    """When the next mark is tried that is not tried now."""
    return await session.scalar(
        select(func.min(Delivery.due_at)).where(_IS_WANTED, Delivery.due_at > now, *_HAS_ARRIVED)
    )


def _as_seen(seen: Delivery) -> tuple[ColumnElement[bool], ...]:
    return (
        Delivery.id == seen.id,
        Delivery.marking == Marking.WANTED,
        Delivery.due_at == seen.due_at,
    )
