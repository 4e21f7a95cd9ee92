"""Votes as those who may vote and their organisers look at them."""

from typing import NamedTuple

from sqlalchemy import case, select
from sqlalchemy.orm import joinedload, selectinload

from storage.database import Session
from storage.kinds import PollState
from storage.models import Poll, RollEntry

# What is open, and what was told or will be; a menu's worth of it.
_SEEN_BY_VOTERS = (PollState.OPEN, PollState.CLOSED, PollState.PUBLISHED)
MOST = 6


class Voter(NamedTuple):
    """A vote as one person looks at it: their line on its roll, if they have one."""

    poll: Poll
    entry: RollEntry | None


async def load(session: Session, poll_id: int) -> Poll | None:
    """A vote with its options, groups and municipality, as it stands in the database now."""
    return await session.scalar(
        select(Poll)
        .where(Poll.id == poll_id)
        .options(
            joinedload(Poll.municipality), selectinload(Poll.options), selectinload(Poll.groups)
        )
        .execution_options(populate_existing=True)
    )


async def for_voter(session: Session, person_id: int) -> list[Poll]:
    """The newest votes on whose rolls somebody stands, those that are open first."""
    is_over = case((Poll.state == PollState.OPEN, 0), else_=1)
    found = await session.scalars(
        select(Poll)
        .join(RollEntry, RollEntry.poll_id == Poll.id)
        .where(RollEntry.person_id == person_id, Poll.state.in_(_SEEN_BY_VOTERS))
        .order_by(is_over, Poll.id.desc())
        .limit(MOST)
    )
    return list(found)
