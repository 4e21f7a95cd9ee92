"""What becomes of a delivery after the call: each outcome leaves its mark (design, 3.5)."""

from datetime import datetime, timedelta

from community import reach
from community.clock import real_now
from messengers.messenger import Outcome, Refused, Sent, Stopped, TryLater, Uncertain
from scheduler import spending
from scheduler.in_flight import InFlight
from scheduler.last_check import unreached
from scheduler.office import Office
from storage.database import Session
from storage.kinds import DeliveryState, NoticeKind
from storage.models import Delivery
from storage.queries import leases, marks
from storage.queries.audiences import NO_ANSWER
from storage.queries.chats import linking
from storage.queries.outbox import old_messages

# Design, 3.5. Who was refused for all that time was certainly not reached: after the last wait
# the delivery is refused, and its person stands on the call list.
WAITS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=3),
)
# A call without an answer is repeated once; the network gets so long to come back.
BEFORE_REPEATING = timedelta(minutes=1)
UNAVAILABLE = "unavailable"
STOPPED = "stopped"
# After these the older messages about the meeting are not true any more.
OUTDATES_EARLIER = frozenset({NoticeKind.CANCELLATION, NoticeKind.CHANGE})


async def settle(office: Office, flight: InFlight, outcome: Outcome) -> list[int]:
    """Write down what came back; returns the older deliveries whose messages are to be marked."""
    now = office.clock.now()
    async with office.database.write() as session:
        match outcome:
            case Sent(message_id, billing):
                await marks.settle_sent(session, flight.delivery.id, message_id, now, billing)
                return await _want_marks(session, flight.delivery, now)
            case TryLater(after, is_whole_bot=True):
                await pause(office, session, after)
                await marks.queue_uncounted(session, flight.delivery.id, flight.epoch)
            case TryLater(after):
                await _wait(session, flight, after, now)
            case Stopped():
                await _stop(session, flight, now)
            case Refused(reason):
                await _end(session, flight, DeliveryState.REFUSED, now, reason)
            case Uncertain():
                await _doubt(session, flight, now)
    return []


async def pause(office: Office, session: Session, after: float) -> None:
    """Let every process of the bot be silent for so many seconds."""
    office.pace.pause(after)
    await leases.pause(session, office.bot_id, real_now() + timedelta(seconds=after))


async def _want_marks(session: Session, delivery: Delivery, now: datetime) -> list[int]:
    meeting_id = delivery.notice.meeting_id
    if delivery.notice.kind not in OUTDATES_EARLIER or meeting_id is None:
        return []
    return await old_messages.want_earlier_marks(session, delivery, meeting_id, now)


async def _wait(session: Session, flight: InFlight, after: float, now: datetime) -> None:
    # The row was read before it was marked: this attempt is not counted in it yet.
    waited = flight.delivery.attempts
    if waited >= len(WAITS):
        await _end(session, flight, DeliveryState.REFUSED, now, UNAVAILABLE)
        return
    due_at = now + max(WAITS[waited], timedelta(seconds=after))
    await marks.queue_again(session, flight.delivery.id, flight.epoch, due_at)


async def _stop(session: Session, flight: InFlight, now: datetime) -> None:
    if await linking.other_active(session, flight.contact) is not None:
        # It waits again, and goes with all that waits to the other chat of the same person.
        await marks.queue_again(session, flight.delivery.id, flight.epoch, now)
        await spending.give_back(session, flight, now)
    else:
        state = unreached(flight.delivery.notice.kind)
        await _end(session, flight, state, now, STOPPED)
    await reach.lose(session, flight.contact, now)


async def _doubt(session: Session, flight: InFlight, now: datetime) -> None:
    if flight.delivery.reason == NO_ANSWER:
        await marks.settle(session, flight.delivery.id, DeliveryState.UNCERTAIN, now, NO_ANSWER)
        return
    due_at = now + BEFORE_REPEATING
    await marks.queue_again(session, flight.delivery.id, flight.epoch, due_at, NO_ANSWER)


async def _end(
    session: Session, flight: InFlight, state: DeliveryState, now: datetime, reason: str
) -> None:
    await marks.settle(session, flight.delivery.id, state, now, reason)
    await spending.give_back(session, flight, now)
