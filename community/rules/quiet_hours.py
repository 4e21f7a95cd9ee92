"""When a message may make somebody's phone ring, and the next moment when it may."""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from community.rules.local_time import local, moment

SUNDAY = 7


class Hours(NamedTuple):
    """Local hours of one day, from `opens` up to but without `closes`."""

    opens: time
    closes: time


# domain.md 6.4: nothing from 20 to 9 and on Sundays; a change or cancellation within 24 hours
# may go out from 7 to 22. Design, section 4: day-before reminders on Sundays from 16 to 19.
DECENT = Hours(time(9), time(20))
URGENT = Hours(time(7), time(22))
SUNDAY_DAY_BEFORE = Hours(time(16), time(19))


def next_decent_moment(
    at: datetime, zone: str, *, urgent: bool = False, day_before: bool = False
) -> datetime:
    """Return `at` itself if it is decent, else the first decent moment after it.

    `at` and the answer are aware, the answer is in the zone of `at`; `zone` is an IANA name.
    `urgent` is a change or cancellation less than 24 hours ahead, `day_before` the reminder of
    the evening before.
    """
    day = local(at, zone).date()
    while True:
        hours = _hours_of(day, urgent=urgent, day_before=day_before)
        if hours is not None and at < moment(day, hours.closes, zone):
            return max(at, moment(day, hours.opens, zone).astimezone(at.tzinfo))
        day += timedelta(days=1)


def is_decent(at: datetime, zone: str, *, urgent: bool = False, day_before: bool = False) -> bool:
    """Tell whether a message may ring at this aware moment in `zone` (IANA name)."""
    return next_decent_moment(at, zone, urgent=urgent, day_before=day_before) == at


def _hours_of(day: date, *, urgent: bool, day_before: bool) -> Hours | None:
    if urgent:
        return URGENT
    if day.isoweekday() != SUNDAY:
        return DECENT
    return SUNDAY_DAY_BEFORE if day_before else None
