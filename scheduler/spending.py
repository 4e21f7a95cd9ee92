"""What a municipality may still be charged for: the last question before a costly message."""

from datetime import datetime

from community.chats import charges
from messengers.viber.drawing import messages_in
from scheduler.in_flight import InFlight
from scheduler.last_check import unreached
from storage.database import Session
from storage.queries import marks
from storage.queries.chats import charged, linking


async def may_spend(session: Session, flight: InFlight, now: datetime) -> bool:
    """Count what may be charged for; over the month's limit its reader is called instead.

    Who has another chat gets it there, unless it is about this one.
    """
    delivery, town = flight.delivery, flight.delivery.municipality_id
    if town is None or delivery.is_outside_session:
        return True
    if await charges.spend(session, town, now, messages_in(flight.screen)):
        return True
    other = await linking.other_active(session, flight.contact)
    if other is not None and delivery.notice.kind not in linking.OF_ONE_CHAT:
        await linking.move_one(session, delivery.id, other)
        return False
    over = unreached(delivery.notice.kind)
    await marks.settle(session, delivery.id, over, now, charges.LIMIT_REACHED)
    return False


async def give_back(session: Session, flight: InFlight, now: datetime) -> None:
    """What Viber refused was not sent, and does not count.

    It counts on where that is not sure: an earlier try, or the first of two messages, may have
    gone out, and nobody knows in which of two months it was counted.
    """
    delivery, town = flight.delivery, flight.delivery.municipality_id
    month = charges.month_of(now)
    if (
        town is not None
        and delivery.reason is None
        and messages_in(flight.screen) == 1
        and charges.month_of(delivery.notice.created_at) == month
    ):
        await charged.give_back(session, delivery.id, town, month)
