"""Which reminders a meeting gets and when, and what happens to one that is late."""

from collections.abc import Collection
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple

from community.rules.local_time import local, moment
from community.rules.quiet_hours import SUNDAY, is_decent, next_decent_moment
from storage.kinds import ReminderKind


class PlannedReminder(NamedTuple):
    """One reminder of a meeting; `due_at` is aware and in UTC."""

    kind: ReminderKind
    due_at: datetime


class LateDecision(StrEnum):
    """What becomes of a reminder whose time has come or passed."""

    SEND = "send"
    SKIP = "skip"


# Design, section 4, and domain.md 4 (notes to B and C): the day before at 17:00 local time, the
# silent are asked once, 48 hours after the invitation.
REMINDING_HOUR = time(17)
DIGEST_HOUR = time(18)
NUDGE_AFTER = timedelta(hours=48)
# Ours: room that keeps a reminder from following on the heels of the invitation.
ROOM_BEFORE_WEEK = timedelta(days=2)
ROOM_BEFORE_NUDGE = timedelta(days=1)
ROOM_BEFORE_OTHERS = timedelta(hours=1)


def standard_plan(starts_at: datetime, announced_at: datetime, zone: str) -> list[PlannedReminder]:
    """Plan the reminders of a meeting, earliest first; `zone` is the municipality's IANA zone.

    Both moments are aware; `announced_at` is when the invitation goes out. What would come on
    the heels of the invitation, or not before the meeting begins, is left out.
    """
    due = {
        ReminderKind.WEEK: _week(starts_at, announced_at, zone),
        ReminderKind.DAY: _day(starts_at, announced_at, zone),
        ReminderKind.HOUR: _hour(starts_at, announced_at, zone),
        ReminderKind.NUDGE: _nudge(starts_at, announced_at, zone),
        ReminderKind.DIGEST: _digest(starts_at, announced_at, zone),
    }
    plan = [
        PlannedReminder(kind, due_at)
        for kind, due_at in due.items()
        if due_at is not None and due_at < starts_at
    ]
    return sorted(plan, key=lambda reminder: reminder.due_at)


def late_decision(due_at: datetime, now: datetime, starts_at: datetime) -> LateDecision:
    """Decide about a due reminder: late ones still go out until the meeting begins.

    All three are aware moments; raises `ValueError` if the reminder is not due yet.
    """
    if now < due_at:
        raise ValueError("this reminder is not due yet")
    return LateDecision.SEND if now < starts_at else LateDecision.SKIP


def superseded(kinds: Collection[ReminderKind]) -> set[ReminderKind]:
    """Name those of one meeting's due reminders that a later one among them makes needless.

    After a pause of the bot the week, the day and the hour may be due at once; people hear one.
    """
    by_nearness = [ReminderKind.WEEK, ReminderKind.DAY, ReminderKind.HOUR]
    present = [kind for kind in by_nearness if kind in kinds]
    needless = set(present[:-1])
    if present and ReminderKind.NUDGE in kinds:
        needless.add(ReminderKind.NUDGE)
    return needless


class OwnRule(NamedTuple):
    """When an organiser's own reminder fires: days before at a local hour, or a while before."""

    days_before: int | None = None
    local_hour: time | None = None
    minutes_before: int | None = None

    def due_at(self, starts_at: datetime, zone: str) -> datetime | None:
        """The aware moment for a meeting; None for a rule that was taken back."""
        if self.minutes_before is not None:
            return starts_at - timedelta(minutes=self.minutes_before)
        if self.days_before is None or self.local_hour is None:
            return None
        return _days_before(starts_at, self.days_before, self.local_hour, zone)


def has_place(due_at: datetime, starts_at: datetime, now: datetime, zone: str) -> bool:
    """Whether an own reminder can fire: still ahead, before the meeting, at a decent hour."""
    return now < due_at < starts_at and is_decent(due_at, zone)


def _days_before(starts_at: datetime, days: int, hour: time, zone: str) -> datetime:
    return moment(local(starts_at, zone).date() - timedelta(days=days), hour, zone)


def _week(starts_at: datetime, announced_at: datetime, zone: str) -> datetime | None:
    due_at = next_decent_moment(_days_before(starts_at, 7, REMINDING_HOUR, zone), zone)
    return due_at if due_at - announced_at >= ROOM_BEFORE_WEEK else None


def _day(starts_at: datetime, announced_at: datetime, zone: str) -> datetime | None:
    due_at = _days_before(starts_at, 1, REMINDING_HOUR, zone)
    due_at = next_decent_moment(due_at, zone, day_before=True)
    return due_at if due_at - announced_at >= ROOM_BEFORE_OTHERS else None


def _hour(starts_at: datetime, announced_at: datetime, zone: str) -> datetime | None:
    due_at = starts_at - timedelta(hours=1)
    has_room = due_at - announced_at >= ROOM_BEFORE_OTHERS
    return due_at if has_room and is_decent(due_at, zone) else None


def _nudge(starts_at: datetime, announced_at: datetime, zone: str) -> datetime | None:
    due_at = next_decent_moment(announced_at + NUDGE_AFTER, zone)
    due_at = min(due_at, _last_chance_to_nudge(starts_at, zone))
    return due_at if due_at - announced_at >= ROOM_BEFORE_NUDGE else None


def _last_chance_to_nudge(starts_at: datetime, zone: str) -> datetime:
    latest = _days_before(starts_at, 2, REMINDING_HOUR, zone)
    if local(latest, zone).isoweekday() == SUNDAY:
        latest = _days_before(starts_at, 3, REMINDING_HOUR, zone)
    return latest


def _digest(starts_at: datetime, announced_at: datetime, zone: str) -> datetime | None:
    due_at = _days_before(starts_at, 1, DIGEST_HOUR, zone)
    due_at = next_decent_moment(due_at, zone, day_before=True)
    return due_at if due_at > announced_at else None
