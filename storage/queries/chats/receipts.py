"""What Viber tells later about a message: it reached the phone, it was opened, it failed."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import bindparam, func, select, update

from storage.changed import changed
from storage.database import Session
from storage.kinds import DeliveryState, MessengerName
from storage.models import Contact, Delivery

# Built once: Viber tells two things of every message.
_SENT_AS = (
    select(Delivery)
    .join(Contact, Contact.id == Delivery.contact_id)
    .where(
        Contact.messenger == bindparam("messenger"),
        Contact.address == bindparam("address"),
        Delivery.message_id == bindparam("message_id"),
    )
)

_UNSEEN = Delivery.state == DeliveryState.SENT, Delivery.seen_at.is_(None)


class Unseen(NamedTuple):
    """Somebody who has not opened what was sent to them since then."""

    contact_id: int
    address: str
    settled_at: datetime | None


async def find(
    session: Session, messenger: MessengerName, address: str, message_id: str
) -> Delivery | None:
    """The delivery that this message was, to this address."""
    keys = {"messenger": messenger, "address": address, "message_id": message_id}
    return await session.scalar(_SENT_AS, keys)


async def known(
    session: Session, messenger: MessengerName, addresses: Collection[str], ids: Collection[str]
) -> set[str]:
    """Which of these messages, to these addresses, are deliveries."""
    found = await session.scalars(
        select(Delivery.message_id)
        .join(Contact, Contact.id == Delivery.contact_id)
        .where(
            Contact.messenger == messenger,
            Contact.address.in_(addresses),
            Delivery.message_id.in_(ids),
        )
    )
    return {each for each in found if each is not None}


async def note_delivered(session: Session, delivery_id: int, at: datetime) -> None:
    """It reached a phone; of several phones the first counts."""
    await changed(
        session,
        update(Delivery)
        .where(Delivery.id == delivery_id, Delivery.delivered_at.is_(None))
        .values(delivered_at=at),
    )


async def note_seen(session: Session, contact_id: int, until: datetime, at: datetime) -> int:
    """All that had been sent to this contact until then was opened; returns how many."""
    return await changed(
        session,
        update(Delivery)
        .where(Delivery.contact_id == contact_id, *_UNSEEN, Delivery.settled_at <= until)
        .values(seen_at=at, delivered_at=func.coalesce(Delivery.delivered_at, at)),
    )


async def oldest_unseen(
    session: Session, messenger: MessengerName, addresses: Iterable[str]
) -> list[Unseen]:
    """Since when something is unseen, for each of these to whom that applies."""
    rows = await session.execute(
        select(Contact.id, Contact.address, func.min(Delivery.settled_at))
        .join(Delivery, Delivery.contact_id == Contact.id)
        .where(Contact.messenger == messenger, Contact.address.in_(addresses), *_UNSEEN)
        .group_by(Contact.id, Contact.address)
    )
    return [Unseen(*row) for row in rows]


async def note_failed(
    session: Session, delivery_id: int, state: DeliveryState, reason: str, at: datetime
) -> bool:
    """The phone could not show what was sent; False if that was known, or another phone could."""
    was_not_shown = Delivery.delivered_at.is_(None), Delivery.seen_at.is_(None)
    return bool(
        await changed(
            session,
            update(Delivery)
            .where(
                Delivery.id == delivery_id, Delivery.state == DeliveryState.SENT, *was_not_shown
            )
            .values(state=state, reason=reason, settled_at=at),
        )
    )
