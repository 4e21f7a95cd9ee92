"""Working days of a country: Monday to Friday without its public holidays."""

from collections.abc import Container
from datetime import date, datetime, time, timedelta
from functools import cache

from holidays import country_holidays

from community.rules.local_time import local, moment

_SATURDAY = 5
_DAY = timedelta(days=1)


def is_working_day(day: date, country: str) -> bool:
    """Whether people work on this day in the country of this code (ISO 3166, as "BG")."""
    return day.weekday() < _SATURDAY and day not in _holidays(country)


@cache
def _holidays(country: str) -> Container[date]:
    try:
        return country_holidays(country)
    except NotImplementedError:
        # Of some countries nobody has written them down.
        return frozenset()


def after_working_days(
    asked_at: datetime, zone: str, country: str, days: int, hour: time
) -> datetime:
    """The moment of this local hour on so many working days after the day of `asked_at`."""
    day = local(asked_at, zone).date()
    while days:
        day += _DAY
        days -= is_working_day(day, country)
    return moment(day, hour, zone)
