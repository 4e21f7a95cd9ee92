"""A meeting that comes in the place of another one, which is announced anew on another day."""

from datetime import datetime, timedelta

from sqlalchemy import update

from community import journal, outbox
from community.marking import mark
from community.meetings.drafts import own_draft
from community.meetings.reminders import cancel_reminders
from community.meetings.states import change_state
from community.refusals import Reason, Refused
from storage.database import Session
from storage.kinds import MeetingState, NoticeKind
from storage.models import Meeting, Notice, Person
from storage.queries.audiences import Audience, invitees
from storage.queries.notices import REPLACED, TO_INVITEES
from storage.queries.outbox import replaced

# Ours: the same last meeting of Antonovo was announced twice, ten weeks apart.
LONGEST_BETWEEN = timedelta(days=90)


async def candidate(session: Session, meeting: Meeting, now: datetime) -> Meeting | None:
    """The meeting of the same kind in whose place a draft may come: ahead, or not long past."""
    return await replaced.candidate(session, meeting, now - LONGEST_BETWEEN)


async def choose(
    session: Session,
    person: Person,
    meeting_id: int,
    version: int,
    *,
    is_wanted: bool,
    now: datetime,
) -> Meeting:
    """Let a draft come in the place of the meeting before it, or beside it.

    Raises Refused NOT_FOUND, ALREADY_SENT or OUT_OF_DATE.
    """
    meeting = await own_draft(session, person, meeting_id, version)
    old = await candidate(session, meeting, now)
    if is_wanted and old is None:
        raise Refused(Reason.OUT_OF_DATE)
    await session.execute(
        update(Meeting)
        .where(Meeting.id == meeting.id)
        .values(
            supersedes_id=old.id if old is not None and is_wanted else None,
            version=meeting.version + 1,
        )
        .execution_options(synchronize_session=False)
    )
    await journal.about(session, "choose", person, meeting, now, fields=["replaces"])
    return await own_draft(session, person, meeting_id, version + 1)


async def replace(
    session: Session, person: Person, meeting: Meeting, due_at: datetime, now: datetime
) -> None:
    """Cancel the meeting in whose place a sent one comes, as soon as people hear of that.

    Who is invited to the new one hears nothing else; the others hear the cancellation.
    """
    old = await session.get(Meeting, meeting.supersedes_id) if meeting.supersedes_id else None
    before, after = MeetingState.SENT, MeetingState.CANCELLED
    if old is None or not await change_state(session, old, before, after, now):
        return
    await session.execute(
        update(Meeting).where(Meeting.id == old.id).values(cancel_reason=REPLACED)
    )
    await cancel_reminders(session, old.id, now)
    await journal.about(session, "replace", person, old, now)
    if old.starts_at <= now:
        return
    await replaced.move_opinions(session, old.id, meeting.id)
    await outbox.announce(
        session,
        NoticeKind.CANCELLATION,
        old,
        Audience.GOT_INVITATION,
        now=now,
        due_at=due_at,
        expires_at=old.starts_at,
        created_by=person.id,
        but=invitees(meeting.id, Audience.ALL),
    )
    await mark(session, due_at, Notice.meeting_id == old.id, Notice.kind.in_(TO_INVITEES))


async def restore(session: Session, meeting: Meeting) -> None:
    """The new meeting was stopped before anybody heard of it: the old one stands as it was."""
    old = await session.get(Meeting, meeting.supersedes_id) if meeting.supersedes_id else None
    if old is None or old.cancel_reason != REPLACED or old.cancelled_at is None:
        return
    await replaced.restore(session, old.id, old.cancelled_at)
    await replaced.move_opinions(session, meeting.id, old.id)
    await session.execute(
        update(Meeting)
        .where(Meeting.id == old.id)
        .values(state=MeetingState.SENT, cancelled_at=None, cancel_reason=None)
    )
