"""Working days in Bulgaria: Monday to Friday without the public holidays of the Labour Code."""

from datetime import date, datetime, time, timedelta

from community.rules.local_time import local, moment

_FIXED = (
    (1, 1),
    (3, 3),
    (5, 1),
    (5, 6),
    (5, 24),
    (9, 6),
    (9, 22),
    (12, 24),
    (12, 25),
    (12, 26),
)
_SATURDAY = 5
_DAY = timedelta(days=1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Orthodox churches, in the Gregorian calendar.

    By Meeus's Julian algorithm (Astronomical Algorithms, chapter 8).
    """
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    # What the two calendars are apart: 13 days from 1900 to 2099.
    return date(year, month, day + 1) + (year // 100 - year // 400 - 2) * _DAY


def public_holidays(year: int) -> frozenset[date]:
    """The days on which nobody works, beside week-ends.

    Easter is four days, from Friday to Monday. Any other holiday that falls on a week-end is
    made up for by the next working day (Labour Code of Bulgaria, article 154, 2).
    """
    easter = orthodox_easter(year)
    fixed = [date(year, month, day) for month, day in _FIXED]
    days = {*fixed, *(easter + number * _DAY for number in range(-2, 2))}
    for lost in fixed:
        if lost.weekday() < _SATURDAY:
            continue
        instead = lost
        while instead.weekday() >= _SATURDAY or instead in days:
            instead += _DAY
        days.add(instead)
    return frozenset(days)


def is_working_day(day: date) -> bool:
    """Whether people work on this day."""
    return day.weekday() < _SATURDAY and day not in public_holidays(day.year)


def after_working_days(asked_at: datetime, zone: str, days: int, hour: time) -> datetime:
    """The moment of this local hour on so many working days after the day of `asked_at`."""
    day = local(asked_at, zone).date()
    while days:
        day += _DAY
        days -= is_working_day(day)
    return moment(day, hour, zone)
