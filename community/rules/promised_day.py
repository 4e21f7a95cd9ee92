"""By when an answer is promised: never a Sunday, and always before the evening."""

from datetime import datetime, time, timedelta

from community.rules.local_time import local, moment

ANSWERED_AT = time(17)
SUNDAY = 6


def promised_by(now: datetime, zone: str, days: int) -> datetime:
    """Five in the afternoon of the day that many days on; of the Monday, if that is a Sunday."""
    day = local(now, zone).date() + timedelta(days=days)
    if day.weekday() == SUNDAY:
        day += timedelta(days=1)
    return moment(day, ANSWERED_AT, zone)
