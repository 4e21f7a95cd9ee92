"""Votes as those who may vote and their organisers look at them."""

from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from storage.database import Session
from storage.models import Poll, RollEntry


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
