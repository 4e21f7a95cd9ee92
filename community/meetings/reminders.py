"""A meeting's reminders: planned when it is sent, moved with it, gone when it is cancelled."""

from collections.abc import Sequence
from datetime import datetime

from community import outbox
from community.outbox import Audience
from community.rules import reminder_plan
from community.rules.reminder_plan import LateDecision, OwnRule, has_place
from storage.database import Session
from storage.kinds import NoticeKind, ReminderKind, ReminderState, Role
from storage.models import Meeting, Reminder
from storage.queries import people, reminders

SAID = {
    ReminderKind.WEEK: (NoticeKind.REMINDER_WEEK, Audience.CONCERNED),
    ReminderKind.DAY: (NoticeKind.REMINDER_DAY, Audience.CONCERNED),
    ReminderKind.HOUR: (NoticeKind.REMINDER_HOUR, Audience.CONCERNED),
    ReminderKind.NUDGE: (NoticeKind.NUDGE, Audience.SILENT),
    ReminderKind.OWN: (NoticeKind.REMINDER_OWN, Audience.CONCERNED),
}


async def plan_reminders(session: Session, meeting: Meeting, announced_at: datetime) -> None:
    """Write the reminders of a meeting that is sent, or move those of one that has moved.

    `announced_at` is when people begin to hear of it. One that had fired for the old date fires
    again for the new one; one without room any more dies. What an organiser has switched off
    stays so, and their own ones move, too.
    """
    await session.flush()
    zone = await reminders.zone_of(session, meeting.municipality_id)
    plan = {
        planned.kind: planned.due_at
        for planned in reminder_plan.standard_plan(meeting.starts_at, announced_at, zone)
    }
    await cancel_reminders(session, meeting.id, announced_at)
    for reminder in await reminders.planned(session, meeting.id):
        due_at = plan.pop(ReminderKind(reminder.kind), None)
        if reminder.kind == ReminderKind.OWN:
            due_at = _own_due_at(reminder, meeting, announced_at, zone)
        if due_at is not None:
            reminder.due_at = due_at
            if reminder.state != ReminderState.OFF:
                reminder.state, reminder.settled_at = ReminderState.PENDING, None
    for kind, due_at in plan.items():
        session.add(
            Reminder(meeting_id=meeting.id, kind=kind, due_at=due_at, state=ReminderState.PENDING)
        )
    await session.flush()


def rule_of(reminder: Reminder) -> OwnRule:
    """When an organiser's own reminder fires."""
    return OwnRule(reminder.days_before, reminder.local_hour, reminder.minutes_before)


def _own_due_at(
    reminder: Reminder, meeting: Meeting, announced_at: datetime, zone: str
) -> datetime | None:
    due_at = rule_of(reminder).due_at(meeting.starts_at, zone)
    if due_at is None or not has_place(due_at, meeting.starts_at, announced_at, zone):
        return None
    return due_at


async def cancel_reminders(session: Session, meeting_id: int, now: datetime) -> None:
    """Let the pending reminders of a meeting die."""
    await reminders.cancel(session, meeting_id, now)


async def fire_due(session: Session, meeting_id: int, now: datetime) -> int:
    """Put the notices of a meeting's due reminders, each once; returns how many reminders fired.

    Late ones go out while the meeting is ahead. Of several that are due together only the
    nearest is said; the others are skipped, like all of them once the meeting has begun.
    """
    due = await reminders.due(session, meeting_id, now)
    meeting = await reminders.load_meeting(session, meeting_id)
    if meeting is None:
        await cancel_reminders(session, meeting_id, now)
        return 0
    skipped = _needless(due, meeting, now)
    await reminders.claim(session, skipped, ReminderState.SKIPPED, now)
    fired = [reminder for reminder in due if reminder.id not in skipped]
    return sum([await _fire(session, meeting, reminder, now) for reminder in fired])


async def fire_nudge(session: Session, meeting_id: int, now: datetime) -> bool:
    """Take the one nudge of a meeting before its time, by an organiser's hand.

    False if it was said already, or if none was planned. The caller writes its notice.
    """
    return await reminders.claim_nudge(session, meeting_id, now)


def _needless(due: Sequence[Reminder], meeting: Meeting, now: datetime) -> set[int]:
    # They are due already: only whether the meeting has begun is still to be decided.
    if reminder_plan.late_decision(now, now, meeting.starts_at) is LateDecision.SKIP:
        return {reminder.id for reminder in due}
    kinds = {ReminderKind(reminder.kind) for reminder in due}
    superseded = reminder_plan.superseded(kinds)
    # An own one without words of its own would say the same once more.
    usual = [each.id for each in due if each.kind == ReminderKind.OWN and not each.words]
    is_said = kinds & {ReminderKind.WEEK, ReminderKind.DAY, ReminderKind.HOUR}
    return {each.id for each in due if each.kind in superseded}.union(
        usual if is_said else usual[:-1]
    )


async def _fire(session: Session, meeting: Meeting, reminder: Reminder, now: datetime) -> int:
    if not await reminders.claim(session, [reminder.id], ReminderState.FIRED, now):
        return 0
    if reminder.kind == ReminderKind.DIGEST:
        await _digest(session, meeting, now)
    else:
        notice, audience = SAID[ReminderKind(reminder.kind)]
        await outbox.announce(
            session,
            notice,
            meeting,
            audience,
            now=now,
            due_at=now,
            expires_at=meeting.starts_at,
            reminder_id=reminder.id if reminder.kind == ReminderKind.OWN else None,
        )
    return 1


async def _digest(session: Session, meeting: Meeting, now: datetime) -> None:
    organisers = await people.holders(
        session, meeting.municipality_id, Role.COORDINATOR, Role.CONTACT_PERSON
    )
    await outbox.tell(
        session,
        NoticeKind.DIGEST,
        organisers,
        now=now,
        municipality_id=meeting.municipality_id,
        meeting_id=meeting.id,
        expires_at=meeting.starts_at,
    )
