"""Cancelling a meeting that people were told about."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import update

from community import doors, journal, outbox
from community.meetings.answers import check_open
from community.meetings.reminders import cancel_reminders
from community.meetings.states import change_state
from community.meetings.versions import check_version
from community.refusals import Reason, Refused
from community.rules.permissions import Permission
from storage.database import Session
from storage.kinds import MeetingState, NoticeKind
from storage.models import Media, Meeting, Person
from storage.queries.media import forget_unused


@dataclass(frozen=True)
class Cancellation:
    """Why a meeting is cancelled; `voice` is that read aloud."""

    reason: str
    voice: Media | None = None


async def cancel(
    session: Session,
    person: Person,
    meeting_id: int,
    version: int,
    cancellation: Cancellation,
    now: datetime,
) -> Meeting:
    """Cancel a sent meeting: who got the notice hears it, the reminders die.

    A recording of how it was to be is not heard any more. Raises Refused NOT_FOUND, CANCELLED or
    TOO_LATE; OUT_OF_DATE for a draft, and for a meeting that was changed since it was looked at.
    """
    meeting = await doors.organised_meeting(session, person, meeting_id, Permission.CANCEL_MEETING)
    check_open(meeting, now)
    await check_version(session, person, meeting, version)
    if not await change_state(session, meeting, MeetingState.SENT, MeetingState.CANCELLED, now):
        raise Refused(Reason.OUT_OF_DATE, meeting=meeting)
    voice = cancellation.voice
    await session.execute(
        update(Meeting)
        .where(Meeting.id == meeting.id)
        .values(cancel_reason=cancellation.reason, voice_id=voice and voice.id)
        .execution_options(synchronize_session=False)
    )
    await forget_unused(session)
    await cancel_reminders(session, meeting.id, now)
    await outbox.announce(
        session,
        NoticeKind.CANCELLATION,
        meeting,
        outbox.Audience.GOT_INVITATION,
        now=now,
        due_at=now,
        expires_at=meeting.starts_at,
        created_by=person.id,
    )
    await journal.about(session, "cancel", person, meeting, now)
    return await doors.organised_meeting(session, person, meeting_id, Permission.CANCEL_MEETING)
