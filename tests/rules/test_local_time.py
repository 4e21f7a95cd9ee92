"""Wall clock and UTC meet in one place, and clock changes are met there too."""

from datetime import UTC, date, datetime, time

import pytest

from community.rules.local_time import is_skipped, local, moment

SOFIA = "Europe/Sofia"


@pytest.mark.parametrize(
    ("day", "hour", "expected"),
    [
        (date(2023, 3, 21), time(10), datetime(2023, 3, 21, 8, tzinfo=UTC)),
        (date(2023, 7, 21), time(10), datetime(2023, 7, 21, 7, tzinfo=UTC)),
        (date(2023, 3, 26), time(2, 59), datetime(2023, 3, 26, 0, 59, tzinfo=UTC)),
        (date(2023, 3, 26), time(3, 30), datetime(2023, 3, 26, 1, 30, tzinfo=UTC)),
        (date(2023, 3, 26), time(4), datetime(2023, 3, 26, 1, tzinfo=UTC)),
        (date(2026, 10, 25), time(3, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        (date(2026, 10, 25), time(3, 30, fold=1), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        (date(2026, 10, 25), time(4), datetime(2026, 10, 25, 2, tzinfo=UTC)),
    ],
)
def test_wall_time_becomes_utc(day: date, hour: time, expected: datetime) -> None:
    assert moment(day, hour, SOFIA) == expected
    assert moment(day, hour, SOFIA).tzinfo is UTC


def test_only_the_hour_of_the_spring_change_is_skipped() -> None:
    spring, autumn = date(2023, 3, 26), date(2026, 10, 25)
    assert [is_skipped(spring, time(hour, 30), SOFIA) for hour in (2, 3, 4)] == [
        False,
        True,
        False,
    ]
    assert not any(is_skipped(autumn, time(hour, 30), SOFIA) for hour in range(24))
    assert not is_skipped(spring, time(3, 30), "Asia/Tashkent")


def test_utc_becomes_wall_time() -> None:
    assert local(datetime(2023, 3, 21, 8, tzinfo=UTC), SOFIA).hour == 10
