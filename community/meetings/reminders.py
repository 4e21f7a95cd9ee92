"""A meeting's reminders: planned when it is sent, moved with it, gone when it is cancelled."""

from datetime import datetime

from community import outbox
from community.outbox import Audience
from community.rules import reminder_plan
from community.rules.reminder_plan import LateDecision
from storage.database import Session
from storage.kinds import NoticeKind, ReminderKind, ReminderState, Role
from storage.models import Meeting, Reminder
from storage.queries import people, reminders

SAID = {
    ReminderKind.WEEK: (NoticeKind.REMINDER_WEEK, Audience.CONCERNED),
    ReminderKind.DAY: (NoticeKind.REMINDER_DAY, Audience.CONCERNED),
    ReminderKind.HOUR: (NoticeKind.REMINDER_HOUR, Audience.CONCERNED),
    ReminderKind.NUDGE: (NoticeKind.NUDGE, Audience.SILENT),
}


async def plan_reminders(session: Session, meeting: Meeting, announced_at: datetime) -> None:
    """Write the reminders of a meeting that is sent, or move those of one that has moved.

    `announced_at` is when people begin to hear of it. One that had fired for the old date fires
    again for the new one; one without room any more dies.
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
        if due_at is not None:
            reminder.due_at, reminder.state = due_at, ReminderState.PENDING
            reminder.settled_at = None
    for kind, due_at in plan.items():
        session.add(
            Reminder(meeting_id=meeting.id, kind=kind, due_at=due_at, state=ReminderState.PENDING)
        )
    await session.flush()


async def cancel_reminders(session: Session, meeting_id: int, now: datetime) -> None:
    """Let the pending reminders of a meeting die."""
    await reminders.cancel(session, meeting_id, now)


async def fire_due(session: Session, meeting_id: int, now: datetime) -> int:
    """Put the notices of a meeting's due reminders, each once; returns how many reminders fired.

    Late ones go out while the meeting is ahead. Of several that are due together only the
    nearest is said; the others are skipped, like all of them once the meeting has begun.
    """
    kinds = set(await reminders.due_kinds(session, meeting_id, now))
    meeting = await reminders.load_meeting(session, meeting_id)
    if meeting is None:
        await cancel_reminders(session, meeting_id, now)
        return 0
    fired = sorted(kinds - _needless(kinds, meeting, now))
    skipped = kinds.difference(fired)
    await reminders.claim(session, meeting_id, skipped, ReminderState.SKIPPED, now)
    return sum([await _fire(session, meeting, kind, now) for kind in fired])


async def fire_nudge(session: Session, meeting_id: int, now: datetime) -> bool:
    """Take the one nudge of a meeting before its time, by an organiser's hand.

    False if it was said already, or if none was planned. The caller writes its notice.
    """
    return await reminders.claim_nudge(session, meeting_id, now)


def _needless(kinds: set[ReminderKind], meeting: Meeting, now: datetime) -> set[ReminderKind]:
    # They are due already: only whether the meeting has begun is still to be decided.
    if reminder_plan.late_decision(now, now, meeting.starts_at) is LateDecision.SKIP:
        return kinds
    return reminder_plan.superseded(kinds)


async def _fire(session: Session, meeting: Meeting, kind: ReminderKind, now: datetime) -> int:
    if not await reminders.claim(session, meeting.id, [kind], ReminderState.FIRED, now):
        return 0
    if kind is ReminderKind.DIGEST:
        await _digest(session, meeting, now)
    else:
        notice, audience = SAID[kind]
        await outbox.announce(
            session,
            notice,
            meeting,
            audience,
            now=now,
            due_at=now,
            expires_at=meeting.starts_at,
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
