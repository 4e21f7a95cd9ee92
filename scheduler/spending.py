"""What a municipality may still be charged for: the last question before a costly message."""

from datetime import datetime

from community.chats import charges
from messengers.viber.drawing import messages_in
from scheduler.last_check import unreached
from scheduler.outcomes import InFlight
from storage.database import Session
from storage.queries import marks
from storage.queries.chats import linking


async def may_spend(session: Session, flight: InFlight, now: datetime) -> bool:
    """Count what may be charged for; over the month's limit its reader is called instead.

    Who has another chat gets it there.
    """
    delivery, town = flight.delivery, flight.delivery.municipality_id
    if town is None or delivery.is_outside_session:
        return True
    if await charges.spend(session, town, now, messages_in(flight.screen)):
        return True
    other = await linking.other_active(session, flight.contact)
    if other is not None:
        await linking.move_one(session, delivery.id, other)
        return False
    over = unreached(delivery.notice.kind)
    await marks.settle(session, delivery.id, over, now, charges.LIMIT_REACHED)
    return False
