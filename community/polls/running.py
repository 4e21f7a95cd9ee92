"""While a vote runs: stop its sending, remind, let it run longer."""

from datetime import datetime, timedelta

from sqlalchemy import delete, exists, select, update

from community import doors, journal, outbox
from community.chats import charges
from community.polls import topics
from community.refusals import Reason, Refused
from community.rules.local_time import local, moment
from community.rules.permissions import Permission
from community.rules.quiet_hours import SUNDAY, next_decent_moment
from storage.changed import changed
from storage.database import Session
from storage.kinds import DeliveryState, NoticeKind, PollState
from storage.models import Delivery, Notice, Person, Poll, RollEntry
from storage.queries import withdrawals
from storage.queries.polls import organised


async def stop_opening(session: Session, person: Person, poll_id: int, now: datetime) -> Poll:
    """Make a vote a draft again of which nobody has heard.

    Raises Refused NOT_FOUND, POLL_NOT_OPEN or POLL_KNOWN with the `poll`.
    """
    poll = await _open_poll(session, person, poll_id)
    # Whoever is voting in this moment is waited for, and counts.
    await _lock(session, poll)
    await withdrawals.withdraw_poll(session, poll.id, now)
    if await organised.is_known(session, poll.id):
        raise Refused(Reason.POLL_KNOWN, poll=poll)
    for rows in (Notice, RollEntry):
        await session.execute(
            delete(rows)
            .where(rows.poll_id == poll.id)
            .execution_options(synchronize_session=False)
        )
    draft_again = {"opened_at": None, "electorate": None}
    await _change(session, poll, state=PollState.DRAFT, **draft_again)
    await topics.release(session, person, poll, now)
    return await _done(session, "stop_opening", person, poll, now)


async def nudge(session: Session, person: Person, poll_id: int, now: datetime) -> Poll:
    """Remind those of whom nothing is known: there is one such reminder for each vote.

    Raises Refused NOT_FOUND, POLL_NOT_OPEN or ALREADY_SENT with the `poll`, also when the call
    itself is still on its way to all of them.
    """
    poll = await _open_poll(session, person, poll_id)
    await _lock(session, poll)
    if not await may_nudge(session, poll, now):
        raise Refused(Reason.ALREADY_SENT, poll=poll)
    await _tell_silent(session, NoticeKind.POLL_NUDGE, person, poll, now)
    return await _done(session, "nudge_poll", person, poll, now)


async def may_nudge(session: Session, poll: Poll, now: datetime) -> bool:
    """Whether the one reminder has not been sent yet, and there is somebody to remind."""
    its = (Notice.poll_id == poll.id, Notice.kind == NoticeKind.POLL_NUDGE)
    if await session.scalar(select(exists().where(*its))):
        return False
    reached = await organised.reached_of_silent(session, poll, charges.free_since(now))
    return bool(reached.by_messenger)


async def prolong(
    session: Session, person: Person, poll_id: int, version: int, days: int, now: datetime
) -> Poll:
    """Let a vote run so many days longer, once, and tell those who have not taken part.

    Who is still to be called to it hears the new end then. It ends at the hour at which it would
    have ended, never on a Sunday. Raises Refused NOT_FOUND, POLL_NOT_OPEN, OUT_OF_DATE or
    UNCHANGED (it runs longer already) with the `poll`.
    """
    poll = await _open_poll(session, person, poll_id)
    if poll.closes_at <= now:
        raise Refused(Reason.POLL_NOT_OPEN, poll=poll)
    if poll.is_prolonged:
        raise Refused(Reason.UNCHANGED, poll=poll)
    if poll.version != version:
        raise Refused(Reason.OUT_OF_DATE, poll=poll)
    closes_at = later_by(poll, days)
    await _change(session, poll, closes_at=closes_at, is_prolonged=True)
    await _keep_worth(session, poll, closes_at)
    await _tell_silent(session, NoticeKind.POLL_PROLONGED, person, poll, now, closes_at)
    return await _done(session, "prolong_poll", person, poll, now)


def later_by(poll: Poll, days: int) -> datetime:
    """When a vote would close that runs so many days longer; needs its municipality."""
    zone = poll.municipality.zone
    wall = local(poll.closes_at, zone)
    day = wall.date() + timedelta(days=days)
    if day.isoweekday() == SUNDAY:
        day += timedelta(days=1)
    return moment(day, wall.time(), zone)


async def _open_poll(session: Session, person: Person, poll_id: int) -> Poll:
    poll = await doors.organised_poll(session, person, poll_id, Permission.RUN_POLLS)
    if poll.state != PollState.OPEN:
        raise Refused(Reason.POLL_NOT_OPEN, poll=poll)
    return poll


async def _lock(session: Session, poll: Poll) -> None:
    await session.execute(select(Poll.id).where(Poll.id == poll.id).with_for_update())


async def _change(session: Session, poll: Poll, **values: object) -> None:
    met = await changed(
        session,
        update(Poll)
        .where(Poll.id == poll.id, Poll.state == PollState.OPEN, Poll.version == poll.version)
        .values(version=poll.version + 1, **values),
    )
    if met != 1:
        raise Refused(Reason.OUT_OF_DATE, poll=poll)


async def _keep_worth(session: Session, poll: Poll, until: datetime) -> None:
    """What has not reached its reader yet is worth hearing for longer, too."""
    its = select(Notice.id).where(Notice.poll_id == poll.id)
    for rows, which in (
        (Notice, Notice.id.in_(its)),
        (Delivery, Delivery.notice_id.in_(its) & (Delivery.state == DeliveryState.QUEUED)),
    ):
        await session.execute(
            update(rows)
            .where(which)
            .values(expires_at=until)
            .execution_options(synchronize_session=False)
        )


async def _tell_silent(
    session: Session,
    kind: NoticeKind,
    person: Person,
    poll: Poll,
    now: datetime,
    until: datetime | None = None,
) -> None:
    notice = Notice(
        kind=kind,
        municipality_id=poll.municipality_id,
        poll_id=poll.id,
        created_by=person.id,
        created_at=now,
        expires_at=until or poll.closes_at,
    )
    due_at = next_decent_moment(now, poll.municipality.zone)
    await outbox.broadcast(session, notice, organised.to_remind(poll.id), due_at)


async def _done(session: Session, verb: str, person: Person, poll: Poll, now: datetime) -> Poll:
    town = poll.municipality_id
    await journal.write(session, verb, municipality_id=town, actor_id=person.id, now=now)
    return await doors.organised_poll(session, person, poll.id, Permission.RUN_POLLS)
