"""An organiser's hand in the plan of one meeting: reminders of one's own, others switched off."""

from datetime import datetime

from community import doors, journal
from community.meetings.answers import check_open
from community.meetings.reminders import rule_of
from community.refusals import Reason, Refused
from community.rules.permissions import Permission
from community.rules.reminder_plan import OwnRule, has_place
from storage.database import Session
from storage.kinds import MeetingState, ReminderKind, ReminderState
from storage.models import Meeting, Person, Reminder
from storage.queries import reminders

# Ours: more would be felt as a nuisance.
MOST_OWN = 5


async def planned_meeting(
    session: Session, person: Person, meeting_id: int, now: datetime
) -> Meeting:
    """A sent meeting ahead whose plan this person may change.

    Raises Refused NOT_FOUND, CANCELLED or TOO_LATE.
    """
    meeting = await doors.organised_meeting(
        session, person, meeting_id, Permission.SCHEDULE_MEETING
    )
    check_open(meeting, now)
    if meeting.state != MeetingState.SENT:
        raise Refused(Reason.NOT_FOUND)
    return meeting


async def planned_reminder(
    session: Session, person: Person, meeting_id: int, reminder_id: int, now: datetime
) -> tuple[Meeting, Reminder]:
    """One reminder that is still to come, or is switched off. Raises as above."""
    meeting = await planned_meeting(session, person, meeting_id, now)
    for reminder in await reminders.ahead(session, meeting.id, now):
        if reminder.id == reminder_id:
            return meeting, reminder
    raise Refused(Reason.NOT_FOUND)


async def switch_reminder(
    session: Session,
    person: Person,
    meeting_id: int,
    reminder_id: int,
    now: datetime,
    *,
    is_on: bool,
) -> tuple[Meeting, Reminder]:
    """Let a reminder rest, or fire after all. Raises as above."""
    meeting, reminder = await planned_reminder(session, person, meeting_id, reminder_id, now)
    reminder.state = ReminderState.PENDING if is_on else ReminderState.OFF
    await session.flush()
    await journal.about(session, "switch_reminder", person, meeting, now)
    return meeting, reminder


async def add_reminder(
    session: Session,
    person: Person,
    meeting_id: int,
    rule: OwnRule,
    words: str | None,
    now: datetime,
) -> Meeting:
    """Remind people once more, in these words or in the usual ones.

    Raises Refused PAST for a moment that has no place in the plan, else as above.
    """
    meeting = await planned_meeting(session, person, meeting_id, now)
    due_at = await free_moment(session, meeting, rule, now)
    if due_at is None or await count_own(session, meeting.id, now) >= MOST_OWN:
        raise Refused(Reason.OUT_OF_DATE)
    session.add(
        Reminder(
            meeting_id=meeting.id,
            kind=ReminderKind.OWN,
            due_at=due_at,
            state=ReminderState.PENDING,
            words=words,
            days_before=rule.days_before,
            local_hour=rule.local_hour,
            minutes_before=rule.minutes_before,
        )
    )
    await session.flush()
    await journal.about(session, "add_reminder", person, meeting, now)
    return meeting


async def free_moment(
    session: Session, meeting: Meeting, rule: OwnRule, now: datetime
) -> datetime | None:
    """When such a reminder would fire; None if it can not, or if one fires then already."""
    zone = meeting.municipality.zone
    due_at = rule.due_at(meeting.starts_at, zone)
    if due_at is None or not has_place(due_at, meeting.starts_at, now, zone):
        return None
    taken = {each.due_at for each in await reminders.ahead(session, meeting.id, now)}
    return None if due_at in taken else due_at


async def count_own(session: Session, meeting_id: int, now: datetime) -> int:
    """How many reminders of one's own are still to come."""
    found = await reminders.ahead(session, meeting_id, now)
    return sum(reminder.kind == ReminderKind.OWN for reminder in found)


async def remove_reminder(
    session: Session, person: Person, meeting_id: int, reminder_id: int, now: datetime
) -> Meeting:
    """Take a reminder of one's own back; what it has said for an earlier date stays known.

    Raises as above; one of the plan itself can only be switched off.
    """
    meeting, reminder = await planned_reminder(session, person, meeting_id, reminder_id, now)
    if reminder.kind != ReminderKind.OWN or rule_of(reminder) == OwnRule():
        raise Refused(Reason.NOT_FOUND)
    reminder.state, reminder.settled_at, reminder.words = ReminderState.CANCELLED, now, None
    reminder.days_before = reminder.local_hour = reminder.minutes_before = None
    await session.flush()
    await journal.about(session, "remove_reminder", person, meeting, now)
    return meeting
