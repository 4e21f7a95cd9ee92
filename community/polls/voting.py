"""Voting: once and for good in secret, openly until the close; and saying that one will not."""

from datetime import datetime

from community import doors
from community.refusals import Reason, Refused
from community.rules.polls.ballots import is_ballot, used
from storage.database import Session
from storage.kinds import PollState, VotingWay
from storage.models import Person, Poll
from storage.queries.outbox import old_messages
from storage.queries.polls import boxes, rolls


async def cast_ballot(
    session: Session, person: Person, poll_id: int, marks: str, now: datetime
) -> Poll:
    """Vote. A secret ballot goes into the box, and nothing that is stored leads back from it.

    What was sent to this person about the vote is changed where it stands: no choice is left in
    the chat. The caller has SQLite's log emptied soon after the commit
    (`session.info["has_voted"]`). Raises Refused NOT_FOUND, also for marks that nobody can make,
    POLL_NOT_OPEN or VOTED, each with the `poll`.
    """
    poll = await check_may_vote(session, person, poll_id, now)
    _check_marks(poll, marks)
    if not used(poll.method, marks):
        raise Refused(Reason.NOT_FOUND)
    if not await boxes.take_part(session, poll.id, person.id, VotingWay.CHAT):
        await _check_may_change(session, poll, person)
    if poll.is_secret:
        await boxes.put_in(session, poll.id, marks)
        session.info["has_voted"] = True
    else:
        await boxes.say_openly(session, poll.id, person.id, marks)
    await _tidy_chat(session, poll, person)
    return poll


async def _check_may_change(session: Session, poll: Poll, person: Person) -> None:
    entry = await rolls.entry(session, poll.id, person.id)
    if poll.is_secret or entry is None or entry.way != VotingWay.CHAT:
        raise Refused(Reason.VOTED, poll=poll)


async def decline(session: Session, person: Person, poll_id: int, now: datetime) -> Poll:
    """Say that one will not vote; until the close one may still do it.

    Raises Refused NOT_FOUND, POLL_NOT_OPEN or VOTED, each with the `poll`.
    """
    poll = await check_may_vote(session, person, poll_id, now)
    if not await boxes.take_part(session, poll.id, person.id, VotingWay.DECLINED):
        raise Refused(Reason.VOTED, poll=poll)
    await _tidy_chat(session, poll, person)
    return poll


async def check_may_vote(session: Session, person: Person, poll_id: int, now: datetime) -> Poll:
    """A vote that is open to this person, and stays open until this transaction ends.

    Raises Refused NOT_FOUND, ONLY_A_TRIAL of a draft that its organiser tries, POLL_NOT_OPEN, or
    VOTED with the `way` when their vote is final.
    """
    poll, _way = await _open_to(session, person, poll_id, now)
    return poll


async def _open_to(
    session: Session, person: Person, poll_id: int, now: datetime
) -> tuple[Poll, VotingWay | None]:
    voter = await doors.poll(session, person, poll_id)
    poll, entry = voter.poll, voter.entry
    if poll.state == PollState.DRAFT:
        raise Refused(Reason.ONLY_A_TRIAL, poll=poll)
    if entry is None:
        raise Refused(Reason.NOT_FOUND)
    state = await boxes.hold_open(session, poll_id)
    if state != PollState.OPEN or poll.closes_at <= now:
        raise Refused(Reason.POLL_NOT_OPEN, poll=poll)
    is_final = entry.way == VotingWay.PAPER or (poll.is_secret and entry.way == VotingWay.CHAT)
    if is_final:
        raise Refused(Reason.VOTED, poll=poll, way=entry.way)
    return poll, entry.way


async def check_may_mark(
    session: Session, person: Person, poll_id: int, marks: str, now: datetime
) -> Poll:
    """The same for somebody who is still marking; the marks are proved, too, and not kept.

    Who had declined does not any more: what they mark is not to be taken out of their hands.
    """
    poll, way = await _open_to(session, person, poll_id, now)
    _check_marks(poll, marks)
    if way == VotingWay.DECLINED:
        await boxes.think_again(session, poll.id, person.id)
    return poll


def _check_marks(poll: Poll, marks: str) -> None:
    if not is_ballot(poll.method, len(poll.options), poll.marks, marks):
        raise Refused(Reason.NOT_FOUND)


async def _tidy_chat(session: Session, poll: Poll, person: Person) -> None:
    if await old_messages.want_marks_of_vote(session, poll.id, person.id):
        session.info["is_outbox_touched"] = True
