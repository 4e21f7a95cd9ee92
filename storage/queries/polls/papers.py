"""Votes on paper: who can be marked, who is, and what was counted."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import func, or_, select, update

from storage.database import Session
from storage.kinds import NoticeKind, PollState, VotingWay
from storage.models import Delivery, Notice, PaperCount, Person, Poll, RollEntry


class Markable(NamedTuple):
    """Somebody who has not voted in chat; whether they are marked as voting on paper."""

    person_id: int
    name: str | None
    is_marked: bool


_NOT_IN_CHAT = or_(RollEntry.way.is_(None), RollEntry.way != VotingWay.CHAT)


async def markable(session: Session, poll_id: int, offset: int, limit: int) -> Sequence[Markable]:
    """Who may vote and has not done so in chat, by name."""
    rows = await session.execute(
        select(RollEntry.person_id, Person.name, RollEntry.way)
        .join(Person, Person.id == RollEntry.person_id)
        .where(RollEntry.poll_id == poll_id, _NOT_IN_CHAT)
        .order_by(Person.name, Person.id)
        .offset(offset)
        .limit(limit)
    )
    return [Markable(number, name, way == VotingWay.PAPER) for number, name, way in rows]


async def count_markable(session: Session, poll_id: int) -> int:
    """How many they are."""
    counted = select(func.count()).select_from(RollEntry)
    found = counted.where(RollEntry.poll_id == poll_id, _NOT_IN_CHAT)
    return await session.scalar(found) or 0


async def count_marked(session: Session, poll_id: int) -> int:
    """How many are marked as having voted on paper, erased ones included."""
    counted = select(func.count()).select_from(RollEntry)
    is_one = (RollEntry.poll_id == poll_id, RollEntry.way == VotingWay.PAPER)
    named = counted.where(*is_one).scalar_subquery()
    both = select(named + Poll.erased_on_paper).where(Poll.id == poll_id)
    return await session.scalar(both) or 0


async def count_without_name(session: Session, person_id: int) -> None:
    """Go on counting the ballots on paper of somebody who is about to be erased."""
    theirs = select(RollEntry.poll_id).where(RollEntry.person_id == person_id)
    is_uncounted = Poll.state.in_({PollState.OPEN, PollState.CLOSED})
    # Whoever marks them in this moment is waited for.
    await session.execute(
        select(Poll.id)
        .where(Poll.id.in_(theirs), is_uncounted)
        .order_by(Poll.id)
        .with_for_update()
    )
    on_paper = theirs.where(RollEntry.way == VotingWay.PAPER)
    await session.execute(
        update(Poll)
        .where(Poll.id.in_(on_paper), is_uncounted)
        .values(erased_on_paper=Poll.erased_on_paper + 1)
        .execution_options(synchronize_session=False)
    )


async def is_fixed(session: Session, poll_id: int) -> bool:
    """Whether nobody can be marked any more: counting has begun, or the results were looked at."""
    was_looked_at = await session.scalar(select(Poll.is_looked_at).where(Poll.id == poll_id))
    return bool(was_looked_at) or bool(await counts(session, poll_id))


async def told(session: Session, poll_id: int, kind: NoticeKind) -> set[int]:
    """Who was told this of the vote, or is to be."""
    found = await session.scalars(
        select(Delivery.person_id)
        .join(Notice, Notice.id == Delivery.notice_id)
        .where(Notice.poll_id == poll_id, Notice.kind == kind, Delivery.person_id.is_not(None))
    )
    return {number for number in found if number is not None}


async def counts(session: Session, poll_id: int) -> dict[int, list[int]]:
    """What each counter entered: the number of ballots, then the votes by position."""
    rows = await session.execute(
        select(PaperCount.counter_id, PaperCount.votes)
        .where(PaperCount.poll_id == poll_id)
        .order_by(PaperCount.counter_id, PaperCount.position)
    )
    found: dict[int, list[int]] = {}
    for counter, votes in rows:
        found.setdefault(counter, []).append(votes)
    return found
