"""The needs that a vote is about: on the way while it runs, and back when it is over."""

from datetime import datetime

from sqlalchemy import select, update

from community.needs import states
from community.refusals import Reason, Refused
from storage.changed import changed
from storage.database import Session
from storage.kinds import NeedState
from storage.models import Need, Person, Poll, PollOption
from storage.queries.needs import following


async def take_in(session: Session, person: Person, poll: Poll, now: datetime) -> None:
    """Let the needs behind the options be voted on; they get their short names.

    Raises Refused NEED_NOT_FREE with the `poll` and the `option`, when one is not accepted any
    more.
    """
    for option in poll.options:
        if option.need_id is None:
            continue
        await changed(
            session,
            update(Need).where(Need.id == option.need_id).values(short_name=option.short_name),
        )
        need = await following.load(session, option.need_id)
        if need is None or need.state != NeedState.ACCEPTED:
            raise Refused(Reason.NEED_NOT_FREE, poll=poll, option=option)
        await states.step(session, person, need, NeedState.IN_POLL, now)


async def release(session: Session, person: Person, poll: Poll, now: datetime) -> None:
    """The vote is over or never was: what it was about is accepted, as before."""
    voted_on = await session.scalars(
        select(Need.id)
        .join(PollOption, PollOption.need_id == Need.id)
        .where(PollOption.poll_id == poll.id, Need.state == NeedState.IN_POLL)
    )
    for number in voted_on.all():
        need = await following.load(session, number)
        if need is not None:
            await states.step(session, person, need, NeedState.ACCEPTED, now)
