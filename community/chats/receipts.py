"""What became of a message after it had been sent, as Viber tells it later.

Viber tells it also of messages that are no deliveries (answers, people's own words): those are
not ours to note (reference/viber.md, 3.3).
"""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from storage.database import Session
from storage.kinds import DeliveryState, MessengerName
from storage.models import Delivery, Notice
from storage.queries.chats import receipts
from storage.queries.notices import CALLED_ABOUT

# reference/domain.md, 6.2: so long is kept what became of a message.
STAY = timedelta(days=90)
# Viber's word for it: the phone did not take what the server had taken.
FAILED_ON_THE_PHONE = "failed_on_the_phone"


async def delivered(session: Session, address: str, message_id: str, now: datetime) -> bool:
    """A message reached one of the person's phones; False if we know of none."""
    if (delivery := await _find(session, address, message_id)) is None:
        return False
    await receipts.note_delivered(session, delivery.id, now)
    return True


async def seen(session: Session, address: str, message_id: str, now: datetime) -> bool:
    """Somebody opened the chat: this message and all before it were before their eyes.

    False if we know of no such message.
    """
    delivery = await _find(session, address, message_id)
    if delivery is None or delivery.contact_id is None or delivery.settled_at is None:
        return False
    await receipts.note_seen(session, delivery.contact_id, delivery.settled_at, now)
    return True


async def known(
    session: Session, addresses: Collection[str], message_ids: Collection[str]
) -> set[str]:
    """Which of these messages, to these people, are ours to note."""
    return await receipts.known(session, MessengerName.VIBER, addresses, message_ids)


async def unread(session: Session, read: Mapping[str, datetime]) -> dict[int, datetime]:
    """Of those who have `read` all until then, by address, who had anything of ours to read."""
    oldest = await receipts.oldest_unseen(session, MessengerName.VIBER, read)
    return {
        each.contact_id: read[each.address]
        for each in oldest
        if each.settled_at is not None and each.settled_at <= read[each.address]
    }


async def read(session: Session, unread: Mapping[int, datetime], now: datetime) -> None:
    """These contacts have read all that had been sent to them until then."""
    for contact_id, until in unread.items():
        await receipts.note_seen(session, contact_id, until, now)


async def failed(session: Session, address: str, message_id: str, now: datetime) -> bool:
    """A message was never shown: its person stands on the list to be called, if it has one.

    False if we know of no such message.
    """
    if (delivery := await _find(session, address, message_id)) is None:
        return False
    notice = await session.get_one(Notice, delivery.notice_id)
    is_called = notice.kind in CALLED_ABOUT and delivery.person_id is not None
    over = DeliveryState.TO_CALL if is_called else DeliveryState.REFUSED
    await receipts.note_failed(session, delivery.id, over, FAILED_ON_THE_PHONE, now)
    return True


async def _find(session: Session, address: str, message_id: str) -> Delivery | None:
    return await receipts.find(session, MessengerName.VIBER, address, message_id)
