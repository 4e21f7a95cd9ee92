"""The one reminder of a vote: on its last day, to those of whom nothing is known yet."""

from datetime import datetime

from sqlalchemy import select

from community import outbox
from community.rules.polls.last_day import last_day_moment
from storage.database import Session
from storage.kinds import NoticeKind, PollState
from storage.models import Notice, Poll
from storage.queries.polls import dues, loading, rolls


def reminder_moment(poll: Poll) -> datetime | None:
    """When the last day of an open vote is told, if at all; needs its municipality."""
    if poll.opened_at is None:
        return None
    return last_day_moment(poll.opened_at, poll.closes_at, poll.municipality.zone)


def is_due(poll: Poll, told_at: datetime | None, now: datetime) -> bool:
    """Whether the last day of an open vote is to be told now; `told_at` is when one was last.

    A vote that was made longer has another last day than the one that was told.
    """
    at = reminder_moment(poll)
    if at is None or not at <= now < poll.closes_at:
        return False
    return told_at is None or told_at < at


async def remind(session: Session, poll_id: int, now: datetime) -> bool:
    """Tell the last day of a vote, once; False if that has been done or it is closed."""
    await session.execute(select(Poll.id).where(Poll.id == poll_id).with_for_update())
    poll, told = await loading.load(session, poll_id), await dues.last_days_told(session)
    if poll is None or poll.state != PollState.OPEN or not is_due(poll, told.get(poll_id), now):
        return False
    notice = Notice(
        kind=NoticeKind.POLL_LAST_DAY,
        municipality_id=poll.municipality_id,
        poll_id=poll.id,
        created_at=now,
        expires_at=poll.closes_at,
    )
    await outbox.broadcast(session, notice, rolls.silent(poll.id), now)
    return True
