"""Votes as those who may vote and their organisers look at them."""

from typing import NamedTuple

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import joinedload, selectinload

from storage.database import Session
from storage.kinds import PollState
from storage.models import Poll, RollEntry

# What is open, and what was told or will be.
_SEEN_BY_VOTERS = (PollState.OPEN, PollState.CLOSED, PollState.PUBLISHED)


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


async def for_voter(session: Session, person_id: int, offset: int, limit: int) -> list[Poll]:
    """The votes on whose rolls somebody stands, the newest first, before them those open."""
    is_over = case((Poll.state == PollState.OPEN, 0), else_=1)
    found = await session.scalars(
        select(Poll)
        .join(RollEntry, RollEntry.poll_id == Poll.id)
        .where(*_is_for(person_id))
        .order_by(is_over, Poll.id.desc())
        .offset(offset)
        .limit(limit)
    )
    return list(found)


async def count_for_voter(session: Session, person_id: int) -> int:
    """How many they are."""
    counted = select(func.count()).select_from(Poll)
    its = counted.join(RollEntry, RollEntry.poll_id == Poll.id).where(*_is_for(person_id))
    return await session.scalar(its) or 0


def _is_for(person_id: int) -> tuple[ColumnElement[bool], ...]:
    return RollEntry.person_id == person_id, Poll.state.in_(_SEEN_BY_VOTERS)
