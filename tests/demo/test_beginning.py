"""A demo begins when offices are open, whatever the machine's clock says."""

from datetime import datetime

import pytest

from simulator.demo.beginning import working_hour
from simulator.sample_town import SOFIA


@pytest.mark.parametrize(
    ("now", "begins_at"),
    [
        ("2026-11-23T10:30", "2026-11-23T10:30"),
        ("2026-11-23T09:00", "2026-11-23T09:00"),
        ("2026-11-23T15:59", "2026-11-23T15:59"),
        ("2026-11-23T16:00", "2026-11-24T10:00"),
        ("2026-11-23T03:00", "2026-11-23T10:00"),
        ("2026-11-27T22:38", "2026-11-30T10:00"),
        ("2026-11-28T03:00", "2026-11-30T10:00"),
        ("2026-11-28T12:00", "2026-11-30T10:00"),
        ("2026-11-29T23:59", "2026-11-30T10:00"),
        ("2026-03-28T12:00", "2026-03-30T10:00"),
    ],
)
def test_it_waits_for_the_next_office_hour(now: str, begins_at: str) -> None:
    begun = working_hour(datetime.fromisoformat(now).replace(tzinfo=SOFIA))
    assert begun == datetime.fromisoformat(begins_at).replace(tzinfo=SOFIA)
