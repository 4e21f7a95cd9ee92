"""When the silent are reminded of a vote: once, on its last day, in decent hours."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from community.rules.polls.last_day import last_day_moment

ZONE = "Europe/Sofia"


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment in March 2023; the 26th is a Sunday on which the clocks change."""
    return datetime(2023, 3, day, hour, minute, tzinfo=ZoneInfo(ZONE))


@pytest.mark.parametrize(
    ("closes_at", "expected"),
    [
        (at(25, 18), at(25, 9)),
        (at(25, 12), at(25, 9)),
        (at(25, 11, 59), at(24, 17)),
        (at(25, 8), at(24, 17)),
        (at(26, 18), at(25, 17)),
        (at(27, 18), at(27, 9)),
        # On a Monday before noon there is no decent hour left that is not the week before.
        (at(27, 10), None),
        (at(20, 20), at(20, 9)),
    ],
)
def test_the_morning_of_the_last_day_or_the_evening_before(
    closes_at: datetime, expected: datetime | None
) -> None:
    assert last_day_moment(at(13, 10), closes_at, ZONE) == expected


def test_who_was_asked_lately_is_not_asked_again() -> None:
    assert last_day_moment(at(24, 20), at(25, 18), ZONE) == at(25, 9)
    assert last_day_moment(at(24, 22), at(25, 18), ZONE) is None
    assert last_day_moment(at(25, 10), at(25, 18), ZONE) is None


def test_on_its_last_day_it_is_still_open() -> None:
    for hours in range(1, 400):
        closes_at = at(13, 10) + timedelta(hours=hours)
        found = last_day_moment(at(13, 10), closes_at, ZONE)
        assert found is None or found < closes_at
