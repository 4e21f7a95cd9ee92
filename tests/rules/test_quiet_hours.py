"""Messages ring from 9 to 20, on Sundays hardly ever, and clock changes do not confuse that."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.rules.quiet_hours import is_decent, next_decent_moment

SOFIA = "Europe/Sofia"


def sofia(text: str, *, fold: int = 0) -> datetime:
    wall = datetime.strptime(text, "%d.%m.%Y %H:%M").replace(tzinfo=ZoneInfo(SOFIA), fold=fold)
    return wall.astimezone(UTC)


# 20.03.2023 is a Monday.
@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("20.03.2023 08:59", "20.03.2023 09:00"),
        ("20.03.2023 09:00", "20.03.2023 09:00"),
        ("20.03.2023 19:59", "20.03.2023 19:59"),
        ("20.03.2023 20:00", "21.03.2023 09:00"),
        ("20.03.2023 21:40", "21.03.2023 09:00"),
        ("21.03.2023 00:00", "21.03.2023 09:00"),
        ("18.03.2023 19:59", "18.03.2023 19:59"),
        ("18.03.2023 20:00", "20.03.2023 09:00"),
        ("19.03.2023 12:00", "20.03.2023 09:00"),
        ("19.03.2023 17:00", "20.03.2023 09:00"),
    ],
)
def test_a_message_waits_for_the_next_decent_moment(at: str, expected: str) -> None:
    assert next_decent_moment(sofia(at), SOFIA) == sofia(expected)
    assert is_decent(sofia(at), SOFIA) == (at == expected)


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("19.03.2023 15:59", "19.03.2023 16:00"),
        ("19.03.2023 17:00", "19.03.2023 17:00"),
        ("19.03.2023 18:59", "19.03.2023 18:59"),
        ("19.03.2023 19:00", "20.03.2023 09:00"),
        ("18.03.2023 21:00", "19.03.2023 16:00"),
        ("20.03.2023 17:00", "20.03.2023 17:00"),
        ("20.03.2023 08:00", "20.03.2023 09:00"),
    ],
)
def test_only_the_reminder_of_the_day_before_may_ring_on_a_sunday(at: str, expected: str) -> None:
    assert next_decent_moment(sofia(at), SOFIA, day_before=True) == sofia(expected)


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("20.03.2023 06:59", "20.03.2023 07:00"),
        ("20.03.2023 21:59", "20.03.2023 21:59"),
        ("20.03.2023 22:00", "21.03.2023 07:00"),
        ("19.03.2023 08:00", "19.03.2023 08:00"),
        ("18.03.2023 23:00", "19.03.2023 07:00"),
    ],
)
def test_what_is_urgent_may_ring_from_7_to_22_on_any_day(at: str, expected: str) -> None:
    assert next_decent_moment(sofia(at), SOFIA, urgent=True) == sofia(expected)


def test_nine_in_the_morning_is_nine_on_the_wall_after_both_clock_changes() -> None:
    spring = next_decent_moment(sofia("26.03.2023 02:30"), SOFIA, day_before=True)
    autumn = next_decent_moment(sofia("25.10.2026 03:30", fold=1), SOFIA, day_before=True)
    assert spring == datetime(2023, 3, 26, 13, tzinfo=UTC)
    assert autumn == datetime(2026, 10, 25, 14, tzinfo=UTC)
    monday_after = next_decent_moment(sofia("25.10.2026 03:30", fold=1), SOFIA)
    assert monday_after == datetime(2026, 10, 26, 7, tzinfo=UTC)


def test_the_zone_of_the_municipality_decides_not_utc() -> None:
    at = datetime(2023, 3, 20, 6, 30, tzinfo=UTC)
    assert not is_decent(at, "UTC")
    assert not is_decent(at, SOFIA)
    assert is_decent(at + timedelta(minutes=30), SOFIA)
    assert is_decent(at, "Asia/Tashkent")


def test_a_moment_without_a_zone_is_refused() -> None:
    naive = datetime(2023, 3, 20, 12)  # noqa: DTZ001 - a naive moment is what is refused here
    with pytest.raises(ValueError, match="without a time zone"):
        is_decent(naive, SOFIA)


moments = st.datetimes(
    datetime(2020, 1, 1),  # noqa: DTZ001 - hypothesis takes naive bounds and adds the zone
    datetime(2035, 1, 1),  # noqa: DTZ001 - as above
    timezones=st.just(UTC),
)


@given(moments, st.booleans(), st.booleans())
def test_the_next_decent_moment_is_decent_never_earlier_and_near(
    at: datetime, urgent: bool, day_before: bool
) -> None:
    found = next_decent_moment(at, SOFIA, urgent=urgent, day_before=day_before)
    assert is_decent(found, SOFIA, urgent=urgent, day_before=day_before)
    assert at <= found <= at + timedelta(hours=38)
    assert found.tzinfo is UTC
