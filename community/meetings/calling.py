"""Answers that come by telephone: an organiser records what somebody said who was called."""

from dataclasses import dataclass
from datetime import datetime

from community import doors, journal
from community.meetings.answers import check_open, record
from community.meetings.versions import check_version
from community.refusals import Reason, Refused
from community.rules.permissions import Permission
from storage.database import Session
from storage.kinds import MeetingState, RsvpAnswer
from storage.models import Meeting, Person
from storage.queries.outbox import calls
from storage.queries.outbox.calls import Callee


@dataclass(frozen=True)
class Call:
    """Who was called about which meeting, as the organiser saw both before the call.

    `seen` is the answer that stood then.
    """

    meeting_id: int
    version: int
    person_id: int
    seen: RsvpAnswer | None


async def callee(
    session: Session, person: Person, meeting_id: int, person_id: int, now: datetime
) -> tuple[Meeting, Callee]:
    """Somebody who is to be called about a meeting ahead, or was.

    Raises Refused NOT_FOUND, CANCELLED, TAKEN_BACK, TOO_LATE or ANSWERED (in their own chat).
    """
    permission = Permission.SEE_CALL_LIST
    meeting = await doors.organised_meeting(session, person, meeting_id, permission)
    check_open(meeting, now)
    found = await calls.callee(session, meeting.id, person_id, now)
    if meeting.state != MeetingState.SENT or found is None:
        raise Refused(Reason.NOT_FOUND)
    if not found.may_be_called:
        # Whom nobody has to call and who is silent is not behind this door.
        raise _answered(meeting, found) if found.answer else Refused(Reason.NOT_FOUND)
    return meeting, found


async def answer_by_phone(
    session: Session, person: Person, call: Call, said: RsvpAnswer, now: datetime
) -> tuple[Meeting, Callee]:
    """Record what somebody said on the telephone; it counts like their own tap.

    Raises Refused as above; ANSWERED also when another answer stands than the organiser saw, and
    OUT_OF_DATE when the meeting was changed since.
    """
    meeting, found = await callee(session, person, call.meeting_id, call.person_id, now)
    await check_version(session, person, meeting, call.version)
    key = (meeting.id, found.person_id)
    if found.answer != call.seen or not await record(session, key, said, now, seen=call.seen):
        _meeting, found = await callee(session, person, call.meeting_id, call.person_id, now)
        raise _answered(meeting, found)
    await journal.about(session, calls.BY_PHONE, person, meeting, now)
    return await callee(session, person, meeting.id, found.person_id, now)


async def miss(session: Session, person: Person, call: Call, now: datetime) -> Meeting:
    """Remember that somebody was called in vain; they stay on the list. Raises as above."""
    meeting, _found = await callee(session, person, call.meeting_id, call.person_id, now)
    await journal.about(session, "miss", person, meeting, now)
    return meeting


def _answered(meeting: Meeting, found: Callee) -> Refused:
    return Refused(Reason.ANSWERED, meeting=meeting, callee=found)
