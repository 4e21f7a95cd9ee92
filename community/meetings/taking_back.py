"""Taking back what was sent by mistake: where messages can be changed, it never was."""

from datetime import datetime

from sqlalchemy import delete, update

from community import doors, journal, outbox
from community.apologies import apologise_to_answered, apologise_to_doubtful
from community.marking import mark
from community.meetings.answers import check_open
from community.meetings.reminders import cancel_reminders
from community.meetings.states import change_state
from community.meetings.versions import check_version, out_of_date
from community.rules.permissions import Permission
from storage.database import Session
from storage.kinds import MeetingState
from storage.models import Meeting, Notice, Person, Rsvp
from storage.queries import withdrawals
from storage.queries.media import forget_unused
from storage.queries.notices import TO_INVITEES, TO_ORGANISERS


async def take_back(
    session: Session, person: Person, meeting_id: int, version: int, now: datetime
) -> Meeting:
    """Take back a sent meeting: what waits is stopped, what was sent is changed where it stands.

    Answers and reminders are void. Who has answered, and whose message can not be changed, hears
    one apology. Raises Refused NOT_FOUND, CANCELLED, TAKEN_BACK, TOO_LATE or OUT_OF_DATE.
    """
    meeting = await doors.organised_meeting(session, person, meeting_id, Permission.CANCEL_MEETING)
    check_open(meeting, now)
    await check_version(session, person, meeting, version)
    before, after = MeetingState.SENT, MeetingState.TAKEN_BACK
    if not await change_state(session, meeting, before, after, now):
        raise await out_of_date(session, person, meeting)
    await cancel_reminders(session, meeting.id, now)
    await outbox.withdraw(session, meeting.id, TO_INVITEES | TO_ORGANISERS, now)
    await withdrawals.report_no_more(session, now, Notice.meeting_id == meeting.id)
    await apologise_to_answered(session, meeting, now)
    await _void(session, meeting)
    await mark(session, now, Notice.meeting_id == meeting.id, Notice.kind.in_(TO_INVITEES))
    await apologise_to_doubtful(session, meeting, now)
    await journal.about(session, "take_back", person, meeting, now)
    return await doors.organised_meeting(session, person, meeting_id, Permission.CANCEL_MEETING)


async def _void(session: Session, meeting: Meeting) -> None:
    await session.execute(
        delete(Rsvp)
        .where(Rsvp.meeting_id == meeting.id)
        .execution_options(synchronize_session=False)
    )
    await session.execute(
        update(Meeting)
        .where(Meeting.id == meeting.id)
        .values(voice_id=None)
        .execution_options(synchronize_session=False)
    )
    await forget_unused(session)
