"""The standard plan of reminders, in local time, out of quiet hours and safe at clock changes."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.rules.local_time import local
from community.rules.quiet_hours import SUNDAY, is_decent
from community.rules.reminder_plan import (
    LateDecision,
    PlannedReminder,
    late_decision,
    standard_plan,
    superseded,
)
from storage.kinds import ReminderKind

SOFIA = "Europe/Sofia"


def sofia(text: str) -> datetime:
    wall = datetime.strptime(text, "%d.%m.%Y %H:%M").replace(tzinfo=ZoneInfo(SOFIA))
    return wall.astimezone(UTC)


def plan(starts_at: str, announced_at: str) -> dict[str, str]:
    planned = standard_plan(sofia(starts_at), sofia(announced_at), SOFIA)
    return {kind.value: f"{local(due_at, SOFIA):%d.%m.%Y %H:%M}" for kind, due_at in planned}


def test_antonovo_tuesday_at_ten_announced_two_weeks_ahead() -> None:
    assert plan("21.03.2023 10:00", "07.03.2023 11:00") == {
        "nudge": "09.03.2023 11:00",
        "week": "14.03.2023 17:00",
        "day": "20.03.2023 17:00",
        "digest": "20.03.2023 18:00",
        "hour": "21.03.2023 09:00",
    }


def test_reminders_come_earliest_first() -> None:
    planned = standard_plan(sofia("21.03.2023 10:00"), sofia("07.03.2023 11:00"), SOFIA)
    assert planned == sorted(planned, key=lambda reminder: reminder.due_at)
    assert all(isinstance(reminder, PlannedReminder) for reminder in planned)


@pytest.mark.parametrize(
    ("announced_at", "expected"),
    [
        ("12.03.2023 16:00", "14.03.2023 17:00"),
        ("12.03.2023 17:00", "14.03.2023 17:00"),
        ("12.03.2023 17:01", None),
        ("14.03.2023 09:00", None),
        ("16.03.2023 09:00", None),
    ],
)
def test_the_week_before_is_for_what_was_announced_well_ahead(
    announced_at: str, expected: str | None
) -> None:
    assert plan("21.03.2023 10:00", announced_at).get("week") == expected


def test_a_week_before_a_sunday_meeting_moves_to_monday() -> None:
    assert plan("26.03.2023 11:00", "01.03.2023 11:00")["week"] == "20.03.2023 09:00"


def test_the_day_before_a_monday_meeting_is_a_sunday_and_still_rings_at_17() -> None:
    planned = plan("20.03.2023 10:00", "07.03.2023 11:00")
    assert planned["day"] == "19.03.2023 17:00"
    assert planned["digest"] == "19.03.2023 18:00"


@pytest.mark.parametrize(
    ("starts_at", "expected"),
    [
        ("21.03.2023 08:30", None),
        ("21.03.2023 09:59", None),
        ("21.03.2023 10:00", "21.03.2023 09:00"),
        ("21.03.2023 20:59", "21.03.2023 19:59"),
        ("21.03.2023 21:00", None),
        ("19.03.2023 11:00", None),
    ],
)
def test_an_hour_before_only_inside_decent_hours(starts_at: str, expected: str | None) -> None:
    assert plan(starts_at, "07.03.2023 11:00").get("hour") == expected


@pytest.mark.parametrize(
    ("announced_at", "expected"),
    [
        # 48 hours later, out of the night, never on a Sunday.
        ("07.03.2023 11:00", "09.03.2023 11:00"),
        ("07.03.2023 21:40", "10.03.2023 09:00"),
        ("10.03.2023 11:00", "13.03.2023 09:00"),
        # A day ahead of the reminder of Monday 17:00 would be a Sunday, so it is Saturday.
        ("16.03.2023 18:00", "18.03.2023 17:00"),
        ("17.03.2023 11:00", "18.03.2023 17:00"),
        ("17.03.2023 17:00", "18.03.2023 17:00"),
        # Less than a day after the invitation nobody is asked again.
        ("17.03.2023 17:01", None),
        ("20.03.2023 09:00", None),
    ],
)
def test_the_silent_are_asked_once_and_with_room(announced_at: str, expected: str | None) -> None:
    assert plan("21.03.2023 10:00", announced_at).get("nudge") == expected


def test_the_last_chance_to_ask_again_is_two_days_before() -> None:
    assert plan("24.03.2023 10:00", "21.03.2023 10:00")["nudge"] == "22.03.2023 17:00"


@pytest.mark.parametrize(
    ("announced_at", "expected"),
    [
        ("20.03.2023 16:00", {"day", "digest", "hour"}),
        ("20.03.2023 16:01", {"digest", "hour"}),
        ("20.03.2023 18:00", {"hour"}),
        ("21.03.2023 08:00", {"hour"}),
        ("21.03.2023 08:01", set()),
        ("21.03.2023 10:00", set()),
        ("21.03.2023 12:00", set()),
    ],
)
def test_nothing_follows_on_the_heels_of_a_late_invitation(
    announced_at: str, expected: set[str]
) -> None:
    assert set(plan("21.03.2023 10:00", announced_at)) == expected


def test_a_meeting_in_the_night_of_monday_loses_what_would_come_too_late() -> None:
    planned = plan("20.03.2023 00:30", "15.03.2023 11:00")
    assert planned == {
        "nudge": "17.03.2023 11:00",
        "day": "19.03.2023 17:00",
        "digest": "19.03.2023 18:00",
    }


@pytest.mark.parametrize(
    ("starts_at", "announced_at", "day_due", "hour_due"),
    [
        # Sunday 26.03.2023 skips an hour: 17:00 is 15:00 UTC before it and 14:00 UTC on it.
        ("26.03.2023 11:00", "13.03.2023 11:00", "2023-03-25T15:00", None),
        ("27.03.2023 11:00", "13.03.2023 11:00", "2023-03-26T14:00", "2023-03-27T07:00"),
        # Sunday 25.10.2026 has an hour twice.
        ("25.10.2026 11:00", "12.10.2026 11:00", "2026-10-24T14:00", None),
        ("26.10.2026 11:00", "12.10.2026 11:00", "2026-10-25T15:00", "2026-10-26T08:00"),
    ],
)
def test_clock_changes_leave_the_wall_time_alone(
    starts_at: str, announced_at: str, day_due: str, hour_due: str | None
) -> None:
    due = dict(standard_plan(sofia(starts_at), sofia(announced_at), SOFIA))
    assert f"{due[ReminderKind.DAY]:%Y-%m-%dT%H:%M}" == day_due
    hour = due.get(ReminderKind.HOUR)
    assert (f"{hour:%Y-%m-%dT%H:%M}" if hour else None) == hour_due


moments = st.datetimes(
    datetime(2022, 1, 1),  # noqa: DTZ001 - hypothesis takes naive bounds and adds the zone
    datetime(2030, 1, 1),  # noqa: DTZ001 - as above
    timezones=st.just(UTC),
)


@given(moments, st.timedeltas(timedelta(), timedelta(days=40)))
def test_every_plan_keeps_the_rules(starts_at: datetime, ahead: timedelta) -> None:
    announced_at = starts_at - ahead
    planned = standard_plan(starts_at, announced_at, SOFIA)
    assert len({kind for kind, _ in planned}) == len(planned)
    for kind, due_at in planned:
        assert announced_at < due_at < starts_at
        assert due_at.utcoffset() == timedelta()
        day_before = kind in {ReminderKind.DAY, ReminderKind.DIGEST}
        assert is_decent(due_at, SOFIA, day_before=day_before)
        assert day_before or local(due_at, SOFIA).isoweekday() != SUNDAY


@given(moments, st.timedeltas(timedelta(), timedelta(days=40)))
def test_the_silent_are_never_asked_after_the_reminder_of_the_day_before(
    starts_at: datetime, ahead: timedelta
) -> None:
    due = dict(standard_plan(starts_at, starts_at - ahead, SOFIA))
    if ReminderKind.NUDGE in due:
        assert due[ReminderKind.NUDGE] < due[ReminderKind.DAY]


def test_a_late_reminder_goes_out_until_the_meeting_begins() -> None:
    due_at, starts_at = sofia("20.03.2023 17:00"), sofia("21.03.2023 10:00")
    second = timedelta(seconds=1)
    assert late_decision(due_at, due_at, starts_at) is LateDecision.SEND
    assert late_decision(due_at, starts_at - second, starts_at) is LateDecision.SEND
    assert late_decision(due_at, starts_at, starts_at) is LateDecision.SKIP
    assert late_decision(due_at, starts_at + second, starts_at) is LateDecision.SKIP
    with pytest.raises(ValueError, match="not due yet"):
        late_decision(due_at, due_at - second, starts_at)


@pytest.mark.parametrize(
    ("due", "needless"),
    [
        (set(), set()),
        ({"week"}, set()),
        ({"nudge"}, set()),
        ({"day", "digest"}, set()),
        ({"week", "day"}, {"week"}),
        ({"day", "nudge"}, {"nudge"}),
        ({"week", "day", "hour", "nudge", "digest"}, {"week", "day", "nudge"}),
    ],
)
def test_after_a_pause_people_hear_one_reminder(due: set[str], needless: set[str]) -> None:
    assert superseded({ReminderKind(kind) for kind in due}) == needless
