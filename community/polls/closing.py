"""Closing a vote: counted once, the box emptied, and only numbers stay."""

from datetime import datetime

from sqlalchemy import ColumnElement, insert, update

from community import doors, journal, outbox
from community.refusals import Reason, Refused
from community.rules.permissions import Permission
from community.rules.polls.tally import places, worth_of
from storage.changed import changed
from storage.columns import table_of
from storage.database import Session
from storage.kinds import NoticeKind, PollState
from storage.models import Person, Poll, PollResult
from storage.queries import people, withdrawals
from storage.queries.polls import boxes, loading


async def close_due(session: Session, poll_id: int, now: datetime) -> bool:
    """Close a vote whose moment has come; False if somebody has done so.

    Whoever is voting now is waited for and counted. The caller empties the engine's own traces
    after the commit (`session.info["is_counted"]`).
    """
    return await _close(session, poll_id, now, Poll.closes_at <= now)


async def close_poll(session: Session, person: Person, poll_id: int, now: datetime) -> Poll:
    """Close a vote before its time; otherwise as `close_due`.

    Raises Refused NOT_FOUND, or POLL_NOT_OPEN with the `poll`.
    """
    poll = await doors.organised_poll(session, person, poll_id, Permission.RUN_POLLS)
    if not await _close(session, poll_id, now):
        raise Refused(Reason.POLL_NOT_OPEN, poll=poll)
    await journal.write(
        session,
        "close_poll",
        municipality_id=poll.municipality_id,
        actor_id=person.id,
        now=now,
    )
    return await doors.organised_poll(session, person, poll_id, Permission.RUN_POLLS)


async def _close(
    session: Session, poll_id: int, now: datetime, *which: ColumnElement[bool]
) -> bool:
    # The row's lock is the box's lid: no ballot comes in between it and the commit.
    met = await changed(
        session,
        update(Poll)
        .where(Poll.id == poll_id, Poll.state == PollState.OPEN, *which)
        .values(state=PollState.CLOSED, closed_at=now),
    )
    if met != 1:
        return False
    poll = await loading.load(session, poll_id)
    assert poll is not None
    await _count(session, poll)
    await boxes.empty(session, poll.id)
    session.info["is_counted"] = True
    await withdrawals.withdraw_poll(session, poll.id, now)
    await _tell_organisers(session, poll, now)
    return True


async def _count(session: Session, poll: Poll) -> None:
    worth = worth_of(poll.method, len(poll.options))
    voters, got = await boxes.add_up(session, poll, worth)
    rows = [
        {
            "poll_id": poll.id,
            "position": option.position,
            "place": place,
            "votes_by_chat": votes,
            "votes": votes,
        }
        for option, place, votes in zip(poll.options, places(got), got, strict=True)
    ]
    await session.execute(insert(table_of(PollResult)), rows)
    await session.execute(
        update(Poll)
        .where(Poll.id == poll.id)
        .values(voters_by_chat=voters)
        .execution_options(synchronize_session=False)
    )


async def _tell_organisers(session: Session, poll: Poll, now: datetime) -> None:
    organisers = await people.holders(session, poll.municipality_id, *people.ORGANISERS)
    await outbox.tell(
        session,
        NoticeKind.POLL_CLOSED,
        organisers,
        now=now,
        municipality_id=poll.municipality_id,
        poll_id=poll.id,
    )
