"""Whom an organiser calls about a vote: no message reaches them."""

from sqlalchemy import Select, func, select

from storage.database import Session
from storage.kinds import DeliveryState, NoticeKind, PollState
from storage.models import Delivery, Notice, Person, Poll
from storage.queries.notices import ENDS_OF_VOTES
from storage.queries.outbox import calls
from storage.queries.outbox.calls import ToCall
from storage.queries.polls.rolls import on_roll, silent


async def call_list(session: Session, poll: Poll, offset: int, limit: int) -> list[ToCall]:
    """A page of them by name: so that they vote, or hear how it ended."""
    return await calls.listed(session, _unreached(poll), offset, limit)


async def count_to_call(session: Session, poll: Poll) -> int:
    """How many stand there."""
    return await session.scalar(_unreached(poll).add_columns(func.count())) or 0


def _unreached(poll: Poll) -> Select[()]:
    is_open = poll.state == PollState.OPEN
    kinds = {NoticeKind.POLL_OPENED} if is_open else ENDS_OF_VOTES
    told = (
        select(Delivery.person_id)
        .join(Notice, Notice.id == Delivery.notice_id)
        .where(
            Notice.poll_id == poll.id,
            Notice.kind.in_(kinds),
            Delivery.state == DeliveryState.TO_CALL,
        )
    )
    # Who has voted on paper was told by somebody; organisers who can not vote find it themselves.
    voters = silent(poll.id) if is_open else on_roll(poll.id)
    return select().select_from(Person).where(Person.id.in_(told), Person.id.in_(voters))
