"""The answer promised with the results: given in a message or elsewhere, or reminded of."""

from datetime import datetime

from sqlalchemy import select, update

from community import doors, journal, outbox
from community.needs.due import next_week_begins, week_began
from community.refusals import Reason, Refused
from community.rules.permissions import Permission
from storage.database import Session
from storage.kinds import NoticeKind, PollState, Role
from storage.models import Announcement, Person, Poll
from storage.queries import announcements, people
from storage.queries.polls import dues
from storage.queries.polls.dues import Owing


async def answerable(session: Session, person: Person, poll_id: int) -> Poll:
    """A vote of which the results are told, for somebody who may announce the answer.

    Raises Refused NOT_FOUND, or POLL_STILL_OPEN with the `poll`.
    """
    poll = await doors.organised_poll(session, person, poll_id, Permission.ANNOUNCE)
    if poll.state in {PollState.OPEN, PollState.CLOSED}:
        raise Refused(Reason.POLL_STILL_OPEN, poll=poll)
    if poll.state != PollState.PUBLISHED:
        raise Refused(Reason.NOT_FOUND)
    return poll


async def say_answered(session: Session, person: Person, poll_id: int, now: datetime) -> Poll:
    """Note that the municipality has answered otherwise, at a meeting say: nobody is written to.

    Raises Refused as `answerable` does.
    """
    poll = await answerable(session, person, poll_id)
    if poll.answered_at is None:
        await _set_answered(session, poll.id, now)
        town = poll.municipality_id
        await journal.write(
            session, "say_answered", municipality_id=town, actor_id=person.id, now=now
        )
    return await answerable(session, person, poll_id)


async def say_unanswered(session: Session, person: Person, poll_id: int, now: datetime) -> Poll:
    """Note that this was a mistake; what was answered in a message stays an answer.

    Raises Refused as `answerable` does.
    """
    poll = await answerable(session, person, poll_id)
    if await is_answered_elsewhere(session, poll):
        await _set_answered(session, poll.id, None)
        town = poll.municipality_id
        await journal.write(
            session, "say_unanswered", municipality_id=town, actor_id=person.id, now=now
        )
    return await answerable(session, person, poll_id)


async def is_answered_elsewhere(session: Session, poll: Poll) -> bool:
    """Whether the municipality has answered, and in no message."""
    if poll.answered_at is None:
        return False
    return not await announcements.answers(session, poll.id)


async def answer_for(session: Session, person: Person, poll_id: int) -> int | None:
    """The number of the newest answer to a vote that this person may read, if there is one.

    None where it was given otherwise or taken back, as long as nobody can have heard of it, and
    for whom it was stopped.
    """
    for told in await announcements.answers(session, poll_id):
        is_out = await announcements.is_out(session, told.id)
        if is_out and await doors.may_read(session, person, told):
            return told.id
    return None


async def as_voters_know(session: Session, poll: Poll) -> Poll:
    """The vote as its voters know it: an answer that can still be stopped unread is none yet.

    Then it is a copy for looking at, which is stored nowhere.
    """
    told = await announcements.answers(session, poll.id)
    is_out = [await announcements.is_out(session, each.id) for each in told]
    if told and not any(is_out):
        session.expunge(poll)
        poll.answered_at = None
    return poll


async def note_answer(session: Session, told: Announcement, at: datetime | None) -> None:
    """What was told now answers its vote, if it is about one; None when it does not any more."""
    if told.poll_id is None:
        return
    # There may be another answer, which still holds.
    if at is None and await announcements.answers(session, told.poll_id):
        return
    await _set_answered(session, told.poll_id, at)


async def _set_answered(session: Session, poll_id: int, at: datetime | None) -> None:
    await session.execute(
        update(Poll)
        .where(Poll.id == poll_id)
        .values(answered_at=at)
        .execution_options(synchronize_session=False)
    )


def next_reminder(poll: Poll, now: datetime) -> datetime:
    """When the coordinator would be reminded next of an answer that is owed.

    On the promised day, and then every Monday, as of needs; needs its municipality.
    """
    assert poll.answer_by is not None
    is_ahead = poll.answer_by > now
    return poll.answer_by if is_ahead else next_week_begins(now, poll.municipality.zone)


def is_due(owed: Owing, now: datetime) -> bool:
    """Whether somebody is to be reminded now of an answer that is owed."""
    poll, reminded_at = owed
    if poll.answer_by is None or poll.answer_by > now:
        return False
    since = max(poll.answer_by, week_began(now, poll.municipality.zone))
    return reminded_at is None or reminded_at < since


async def remind(session: Session, poll_id: int, now: datetime) -> bool:
    """Remind the coordinator; False if somebody has done so, or the answer was given."""
    await session.execute(select(Poll.id).where(Poll.id == poll_id).with_for_update())
    owed = await dues.owing(session, poll_id)
    if not owed or not is_due(owed[0], now):
        return False
    town = owed[0].poll.municipality_id
    coordinators = await people.holders(session, town, Role.COORDINATOR)
    await outbox.tell(
        session,
        NoticeKind.POLL_UNANSWERED,
        coordinators,
        now=now,
        municipality_id=town,
        poll_id=poll_id,
    )
    return True
