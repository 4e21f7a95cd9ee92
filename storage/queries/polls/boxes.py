"""The ballot box, and what people said openly: put in, counted, emptied."""

from collections.abc import Mapping
from secrets import token_bytes

from sqlalchemy import ColumnElement, case, delete, func, insert, or_, select, update

from storage.changed import changed
from storage.columns import table_of
from storage.database import Session
from storage.kinds import PollState, VotingWay
from storage.models import Ballot, OpenVote, Person, Poll, RollEntry
from storage.queries.audiences import count


async def hold_open(session: Session, poll_id: int) -> PollState | None:
    """How far a vote is; it is not closed before this transaction ends.

    SQLite has one writer at a time anyway.
    """
    return await session.scalar(
        select(Poll.state).where(Poll.id == poll_id).with_for_update(read=True)
    )


async def take_part(session: Session, poll_id: int, person_id: int, way: VotingWay) -> bool:
    """Note on the roll that somebody takes part so; False if they have voted or are not on it.

    Who declined may change their mind. When it was is written nowhere.
    """
    met = await changed(
        session,
        update(RollEntry)
        .where(
            RollEntry.poll_id == poll_id,
            RollEntry.person_id == person_id,
            or_(RollEntry.way.is_(None), RollEntry.way == VotingWay.DECLINED),
        )
        .values(way=way),
    )
    return met == 1


async def think_again(session: Session, poll_id: int, person_id: int) -> None:
    """Forget that somebody declined, if they did."""
    declined = (
        RollEntry.poll_id == poll_id,
        RollEntry.person_id == person_id,
        RollEntry.way == VotingWay.DECLINED,
    )
    await changed(session, update(RollEntry).where(*declined).values(way=None))


async def put_in(session: Session, poll_id: int, marks: str) -> None:
    """Put a ballot into the box, under a number that nobody could foresee or find again."""
    values = {"poll_id": poll_id, "id": token_bytes(16), "marks": marks}
    await session.execute(insert(table_of(Ballot)), values)


async def say_openly(session: Session, poll_id: int, person_id: int, marks: str) -> None:
    """Write down how somebody votes in an open vote, in place of what they said before."""
    said = await session.get(OpenVote, (poll_id, person_id))
    if said is None:
        session.add(OpenVote(poll_id=poll_id, person_id=person_id, marks=marks))
    else:
        said.marks = marks
    await session.flush()


async def said_openly(session: Session, poll_id: int, person_id: int) -> str | None:
    """How somebody votes in an open vote."""
    said = await session.get(OpenVote, (poll_id, person_id), populate_existing=True)
    return None if said is None else said.marks


async def said_by(
    session: Session, poll_id: int, offset: int, limit: int
) -> list[tuple[str | None, str | None]]:
    """Who said openly what: names and marks, by name; None of those who voted on paper."""
    its = (OpenVote.poll_id == RollEntry.poll_id) & (OpenVote.person_id == RollEntry.person_id)
    rows = await session.execute(
        select(Person.name, OpenVote.marks)
        .join(RollEntry, RollEntry.person_id == Person.id)
        .outerjoin(OpenVote, its)
        .where(*_voted_openly(poll_id))
        .order_by(Person.name, Person.id)
        .offset(offset)
        .limit(limit)
    )
    return [(name, marks) for name, marks in rows]


async def count_said(session: Session, poll_id: int) -> int:
    """How many they are."""
    return await count(session, select(RollEntry.person_id).where(*_voted_openly(poll_id)))


def _voted_openly(poll_id: int) -> tuple[ColumnElement[bool], ...]:
    return (
        RollEntry.poll_id == poll_id,
        RollEntry.way.in_([VotingWay.CHAT, VotingWay.PAPER]),
    )


async def add_up(session: Session, poll: Poll, worth: Mapping[str, int]) -> tuple[int, list[int]]:
    """How many ballots there are, and what their signs bring each option, in its order.

    However many ballots there are, they are read once, and one row comes back.
    """
    box = _box(poll)
    signs = (func.substr(box.marks, option.position, 1) for option in poll.options)
    sums = [func.sum(case(dict(worth), value=sign, else_=0)) for sign in signs]
    row = (await session.execute(select(func.count(), *sums).where(box.poll_id == poll.id))).one()
    return row[0], [int(votes or 0) for votes in row[1:]]


def _box(poll: Poll) -> type[Ballot] | type[OpenVote]:
    return Ballot if poll.is_secret else OpenVote


async def empty(session: Session, poll_id: int) -> None:
    """Remove every ballot of a vote; what was said openly stays."""
    await session.execute(
        delete(Ballot)
        .where(Ballot.poll_id == poll_id)
        .execution_options(synchronize_session=False)
    )
