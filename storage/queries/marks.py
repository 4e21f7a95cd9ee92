"""The sender's marks on a delivery: in flight, settled, or waiting again."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, CursorResult, bindparam, case, exists, or_, text, update

from storage.changed import changed
from storage.database import Session
from storage.kinds import DeliveryState
from storage.models import Delivery, SenderLease
from storage.queries.audiences import INTERRUPTED, NO_ANSWER
from storage.queries.deliveries import IS_QUEUED
from storage.queries.notices import IS_OPEN

# As a literal, or the engines would not see that the partial index serves.
IS_IN_FLIGHT = text("delivery.state = 'in_flight'")


# Built once: two of these go with every message (reference/storage.md, 9).
_IS_OPEN_STILL = Delivery.state.in_([DeliveryState.QUEUED, DeliveryState.IN_FLIGHT])
_MARK = (
    update(Delivery)
    .where(
        Delivery.id == bindparam("delivery"),
        Delivery.state == DeliveryState.QUEUED,
        Delivery.due_at <= bindparam("now"),
        exists().where(
            SenderLease.bot_id == bindparam("bot"), SenderLease.epoch == bindparam("leader")
        ),
    )
    .values(
        state=DeliveryState.IN_FLIGHT,
        epoch=bindparam("leader"),
        attempts=Delivery.attempts + 1,
        is_outside_session=bindparam("is_outside"),
    )
    .execution_options(synchronize_session=False)
)
_SETTLE_SENT = (
    update(Delivery)
    .where(Delivery.id == bindparam("delivery"), _IS_OPEN_STILL)
    .values(
        state=DeliveryState.SENT,
        message_id=bindparam("message"),
        reason=None,
        settled_at=bindparam("now"),
        billing_status=bindparam("billing"),
    )
    .execution_options(synchronize_session=False)
)


async def mark(
    session: Session,
    delivery_id: int,
    bot_id: int,
    epoch: int,
    now: datetime,
    *,
    is_outside_session: bool = False,
) -> bool:
    """Put a queued delivery in flight, unless another process leads by now or it was moved."""
    keys: dict[str, object] = {"delivery": delivery_id, "bot": bot_id, "leader": epoch, "now": now}
    keys["is_outside"] = is_outside_session
    result = await session.execute(_MARK, keys)
    assert isinstance(result, CursorResult)
    return result.rowcount == 1


async def settle_sent(
    session: Session, delivery_id: int, message_id: str, now: datetime, billing: int | None = None
) -> None:
    """It went out: true whoever leads by now, so that nobody sends it again.

    `billing` is what Viber says of its cost (reference/viber.md, 2.2).
    """
    keys = {"delivery": delivery_id, "message": message_id, "now": now, "billing": billing}
    await session.execute(_SETTLE_SENT, keys)


async def settle(
    session: Session, delivery_id: int, state: DeliveryState, now: datetime, reason: str | None
) -> None:
    """It is over without being sent; what has been settled meanwhile stays as it is."""
    await changed(
        session,
        update(Delivery)
        .where(Delivery.id == delivery_id, _IS_OPEN_STILL)
        .values(state=state, settled_at=now, **_because(reason)),
    )


async def queue_again(
    session: Session, delivery_id: int, epoch: int, due_at: datetime, reason: str | None = None
) -> None:
    """What this epoch has put in flight waits again; a reason that may be told apart stays."""
    statement = update(Delivery).where(*_mine(delivery_id, epoch))
    await changed(
        session,
        statement.values(state=DeliveryState.QUEUED, due_at=due_at, **_because(reason)),
    )


async def queue_uncounted(session: Session, delivery_id: int, epoch: int) -> None:
    """The whole bot had to be silent: this was no attempt."""
    statement = update(Delivery).where(*_mine(delivery_id, epoch))
    await changed(
        session,
        statement.values(state=DeliveryState.QUEUED, attempts=Delivery.attempts - 1),
    )


async def queue_interrupted(session: Session, epoch: int, but: Collection[int]) -> int:
    """Send again what earlier leaders left in flight, and what this one lost hold of."""
    return await changed(
        session,
        update(Delivery)
        .where(
            IS_OPEN,
            IS_IN_FLIGHT,
            Delivery.epoch <= epoch,
            or_(Delivery.epoch < epoch, Delivery.id.not_in(but)),
        )
        .values(
            state=DeliveryState.QUEUED,
            reason=case((Delivery.reason == NO_ANSWER, NO_ANSWER), else_=INTERRUPTED),
        ),
    )


async def postpone(session: Session, notice_id: int, now: datetime, moment: datetime) -> int:
    """Move what is due of a notice to a decent hour, all at once."""
    return await changed(
        session,
        update(Delivery)
        .where(Delivery.notice_id == notice_id, IS_OPEN, IS_QUEUED, Delivery.due_at <= now)
        .values(due_at=moment),
    )


def _mine(delivery_id: int, epoch: int) -> tuple[ColumnElement[bool], ...]:
    return (
        Delivery.id == delivery_id,
        Delivery.state == DeliveryState.IN_FLIGHT,
        Delivery.epoch == epoch,
    )


def _because(reason: str | None) -> dict[str, str]:
    # None leaves the reason of an earlier attempt: that it may have arrived.
    return {} if reason is None else {"reason": reason}
