"""The one reminder of a vote: on its last day, to those of whom nothing is known yet."""

from datetime import datetime

from sqlalchemy import select

from community import outbox
from community.rules.polls.last_day import last_day_moment
from storage.database import Session
from storage.kinds import NoticeKind, PollState
from storage.models import Notice, Poll
from storage.queries.polls import rolls


def reminder_moment(poll: Poll) -> datetime | None:
    """When the last day of an open vote is told, if at all; needs its municipality."""
    if poll.opened_at is None:
        return None
    return last_day_moment(poll.opened_at, poll.closes_at, poll.municipality.zone)


async def remind(session: Session, poll_id: int, now: datetime) -> bool:
    """Tell the last day of a vote, once; False if that has been done or it is closed."""
    poll = await session.get_one(Poll, poll_id, with_for_update=True)
    told = select(Notice.id).where(
        Notice.poll_id == poll_id, Notice.kind == NoticeKind.POLL_LAST_DAY
    )
    if poll.state != PollState.OPEN or await session.scalar(told.limit(1)) is not None:
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
