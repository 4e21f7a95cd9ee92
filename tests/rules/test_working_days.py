"""Working days: week-ends, fixed holidays and those around Easter, by country."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from community.rules.working_days import (
    after_working_days,
    is_working_day,
)

ZONE = "Europe/Sofia"
SOFIA = ZoneInfo(ZONE)


@pytest.mark.parametrize(
    "day",
    [
        date(2024, 1, 1),
        date(2023, 3, 3),
        date(2023, 5, 1),
        date(2022, 5, 6),
        date(2023, 5, 24),
        date(2023, 9, 6),
        date(2023, 9, 22),
        date(2024, 12, 24),
        date(2024, 12, 25),
        date(2024, 12, 26),
        # Good Friday and Easter Monday.
        date(2023, 4, 14),
        date(2023, 4, 17),
        # Holidays on a week-end, made up for by the Monday after them.
        date(2023, 5, 8),
        date(2025, 5, 26),
        date(2024, 9, 23),
        # 1 May 2021 was the Saturday before Easter: its Monday was Easter's already.
        date(2021, 5, 4),
        # A week-end.
        date(2023, 3, 18),
        date(2023, 3, 19),
    ],
)
def test_nobody_works(day: date) -> None:
    assert not is_working_day(day, "BG")


@pytest.mark.parametrize(
    "day", [date(2023, 3, 20), date(2023, 4, 18), date(2023, 5, 2), date(2023, 12, 28)]
)
def test_people_work(day: date) -> None:
    assert is_working_day(day, "BG")


def test_each_holiday_on_a_week_end_has_its_own_day() -> None:
    # 25 and 26 December 2027 are Saturday and Sunday.
    assert not is_working_day(date(2027, 12, 27), "BG")
    assert not is_working_day(date(2027, 12, 28), "BG")
    assert is_working_day(date(2027, 12, 29), "BG")


def test_each_country_has_its_own() -> None:
    saint_andrew, liberation = date(2026, 11, 30), date(2026, 3, 3)
    assert (is_working_day(saint_andrew, "RO"), is_working_day(saint_andrew, "BG")) == (
        False,
        True,
    )
    assert (is_working_day(liberation, "RO"), is_working_day(liberation, "BG")) == (True, False)


def test_where_no_holidays_are_known_there_are_week_ends() -> None:
    assert is_working_day(date(2026, 12, 25), "XX")
    assert not is_working_day(date(2026, 12, 26), "XX")


@pytest.mark.parametrize(
    ("asked", "day"),
    [
        # A Tuesday, a Thursday, a Friday, a Saturday and a Sunday.
        (datetime(2023, 3, 14, 10, tzinfo=SOFIA), date(2023, 3, 16)),
        (datetime(2023, 3, 16, 23, 59, tzinfo=SOFIA), date(2023, 3, 20)),
        (datetime(2023, 3, 17, 10, tzinfo=SOFIA), date(2023, 3, 21)),
        (datetime(2023, 3, 18, 10, tzinfo=SOFIA), date(2023, 3, 21)),
        (datetime(2023, 3, 19, 10, tzinfo=SOFIA), date(2023, 3, 21)),
        # Over Easter 2023, and over a Christmas whose Sunday was made up for.
        (datetime(2023, 4, 12, 10, tzinfo=SOFIA), date(2023, 4, 18)),
        (datetime(2023, 12, 22, 10, tzinfo=SOFIA), date(2023, 12, 29)),
        # Already the next day there.
        (datetime(2023, 3, 13, 22, 30, tzinfo=UTC), date(2023, 3, 16)),
    ],
)
def test_two_working_days_later(asked: datetime, day: date) -> None:
    expected = datetime.combine(day, time(17), SOFIA)
    assert after_working_days(asked, ZONE, "BG", 2, time(17)) == expected
