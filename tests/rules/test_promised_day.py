"""The day by which an answer is promised is never a Sunday."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from community.rules.local_time import local
from community.rules.promised_day import promised_by

ZONE = "Europe/Sofia"


def test_two_weeks_on_at_five_by_the_local_clock() -> None:
    friday = datetime(2023, 3, 24, 21, 30, tzinfo=UTC)
    # The clocks change between: it is five there, too.
    assert promised_by(friday, ZONE, 14) == datetime(2023, 4, 7, 14, 0, tzinfo=UTC)


def test_a_sunday_becomes_a_monday() -> None:
    sunday = datetime(2023, 3, 19, 10, 0, tzinfo=UTC)
    assert promised_by(sunday, ZONE, 14) == datetime(2023, 4, 3, 14, 0, tzinfo=UTC)


@given(st.integers(1_600_000_000, 2_200_000_000))
def test_it_is_never_a_sunday_and_never_early(seconds: int) -> None:
    now = datetime.fromtimestamp(seconds, UTC)
    day = local(promised_by(now, ZONE, 14), ZONE)
    assert day.weekday() != 6
    assert timedelta(days=14) <= day.date() - local(now, ZONE).date() <= timedelta(days=15)
