"""Opening a vote, and calling it off: the roll is frozen, and everybody on it is told."""

from datetime import datetime

from sqlalchemy import delete, update

from community import doors, journal, outbox
from community.polls import topics
from community.polls.drafts import Fault
from community.refusals import Reason, Refused
from community.rules.crowds import MANY
from community.rules.permissions import Permission
from community.rules.quiet_hours import next_decent_moment
from storage.changed import changed
from storage.database import Session
from storage.kinds import NoticeKind, PollState
from storage.models import Ballot, Notice, OpenVote, Person, Poll
from storage.queries import withdrawals
from storage.queries.polls import loading, organised, rolls


def opening_moment(poll: Poll, now: datetime) -> datetime:
    """When people would hear of a vote opened now; needs its municipality."""
    return next_decent_moment(now + outbox.WAIT_BEFORE_SENDING, poll.municipality.zone)


async def open_poll(
    session: Session,
    person: Person,
    poll_id: int,
    version: int,
    now: datetime,
    *,
    is_sure: bool = False,
) -> Poll:
    """Let people vote: freeze the roll and tell everybody on it, once each.

    Who has no chat is to be called: they vote on paper. Raises Refused, each with the `poll`:
    NOT_FOUND, ALREADY_SENT, OUT_OF_DATE (the draft was changed meanwhile), PAST (it would close
    before anybody hears of it), NOBODY_INVITED, POLL_UNFIT (its quorum is out of reach), or
    VERY_MANY unless the organiser is sure.
    """
    poll = await doors.organised_poll(session, person, poll_id, Permission.RUN_POLLS)
    everybody = await _check_may_open(session, poll, version, now)
    if everybody > MANY and not is_sure:
        raise Refused(Reason.VERY_MANY, told=poll, poll=poll, count=everybody)
    is_opened = await _change_state(
        session,
        poll,
        PollState.OPEN,
        version=version + 1,
        opened_at=now,
        electorate=everybody,
    )
    if not is_opened:
        raise Refused(Reason.ALREADY_SENT, poll=poll)
    await rolls.freeze(session, poll)
    await topics.take_in(session, person, poll, now)
    await _tell(session, NoticeKind.POLL_OPENED, poll, person, now)
    await _journal(session, "open_poll", person, poll, now)
    return await _reloaded(session, poll_id)


async def _check_may_open(session: Session, poll: Poll, version: int, now: datetime) -> int:
    if poll.state != PollState.DRAFT:
        raise Refused(Reason.ALREADY_SENT, poll=poll)
    if poll.version != version:
        raise Refused(Reason.OUT_OF_DATE, poll=poll)
    if poll.closes_at <= opening_moment(poll, now):
        raise Refused(Reason.PAST, poll=poll)
    everybody = await rolls.count_electorate(session, poll)
    if not everybody:
        raise Refused(Reason.NOBODY_INVITED, poll=poll)
    if poll.quorum is not None and poll.quorum > everybody:
        raise Refused(Reason.POLL_UNFIT, poll=poll, fault=Fault.QUORUM)
    return everybody


async def cancel_poll(session: Session, person: Person, poll_id: int, now: datetime) -> Poll:
    """Call an open vote off: nothing is counted, the ballots go, and who was asked hears so.

    Raises Refused NOT_FOUND, or POLL_NOT_OPEN with the `poll`. The caller empties the engine's
    own traces after the commit (`session.info["is_counted"]`).
    """
    poll = await doors.organised_poll(session, person, poll_id, Permission.RUN_POLLS)
    if not await _change_state(
        session, poll, PollState.CANCELLED, was=PollState.OPEN, closed_at=now
    ):
        raise Refused(Reason.POLL_NOT_OPEN, poll=poll)
    for box in (Ballot, OpenVote):
        await session.execute(
            delete(box).where(box.poll_id == poll.id).execution_options(synchronize_session=False)
        )
    session.info["is_counted"] = True
    await topics.release(session, person, poll, now)
    await withdrawals.withdraw_poll(session, poll.id, now)
    await _tell(session, NoticeKind.POLL_CANCELLED, poll, person, now)
    await _journal(session, "cancel_poll", person, poll, now)
    return await _reloaded(session, poll_id)


async def _tell(
    session: Session, kind: NoticeKind, poll: Poll, person: Person, now: datetime
) -> None:
    due_at = opening_moment(poll, now)
    # Who has not been asked yet is not told that there is nothing to answer.
    is_over = kind == NoticeKind.POLL_CANCELLED
    whom = organised.asked(poll.id) if is_over else rolls.on_roll(poll.id)
    notice = Notice(
        kind=kind,
        municipality_id=poll.municipality_id,
        poll_id=poll.id,
        created_by=person.id,
        created_at=now,
        expires_at=max(poll.closes_at, due_at),
    )
    await outbox.broadcast(session, notice, whom, due_at)


async def _change_state(
    session: Session,
    poll: Poll,
    to: PollState,
    *,
    was: PollState = PollState.DRAFT,
    **values: object,
) -> bool:
    met = await changed(
        session,
        update(Poll)
        .where(Poll.id == poll.id, Poll.state == was, Poll.version == poll.version)
        .values(state=to, **values),
    )
    return met == 1


async def _reloaded(session: Session, poll_id: int) -> Poll:
    poll = await loading.load(session, poll_id)
    assert poll is not None
    return poll


async def _journal(session: Session, verb: str, person: Person, poll: Poll, now: datetime) -> None:
    town = poll.municipality_id
    await journal.write(session, verb, municipality_id=town, actor_id=person.id, now=now)
