"""Whom an organiser calls about a vote: no message reaches them."""

from sqlalchemy import Select, select

from storage.database import Session
from storage.kinds import DeliveryState
from storage.models import Delivery, Notice, Person
from storage.queries.audiences import count
from storage.queries.notices import ENDS_OF_VOTES


async def count_untold(session: Session, poll_id: int) -> int:
    """How many have to be called so that they hear how a vote ended."""
    return await count(session, _untold(poll_id))


def _untold(poll_id: int) -> Select[int]:
    unreached = (
        select(Delivery.person_id)
        .join(Notice, Notice.id == Delivery.notice_id)
        .where(
            Notice.poll_id == poll_id,
            Notice.kind.in_(ENDS_OF_VOTES),
            Delivery.state == DeliveryState.TO_CALL,
        )
    )
    return select(Person.id).where(Person.id.in_(unreached))
