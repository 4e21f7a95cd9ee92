"""The one bridge between wall clocks and UTC: local time plus IANA zone, safe at clock changes."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo


def local(at: datetime, zone: str) -> datetime:
    """Show an aware moment on the wall clock of `zone` (IANA name).

    Raises `ValueError` if the moment has no zone of its own.
    """
    if at.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return at.astimezone(ZoneInfo(zone))


def moment(day: date, hour: time, zone: str) -> datetime:
    """Turn local wall time into UTC.

    An hour that a clock change doubles means its first passing. An hour that it skips means
    as long after the change as the clock would have shown (PEP 495, `fold=0`).
    """
    wall = datetime.combine(day, hour.replace(fold=0, tzinfo=None), tzinfo=ZoneInfo(zone))
    return wall.astimezone(UTC)


def is_skipped(day: date, hour: time, zone: str) -> bool:
    """Tell whether no clock in `zone` ever shows this hour on this day (spring clock change)."""
    shown = local(moment(day, hour, zone), zone)
    return shown.replace(tzinfo=None, fold=0) != datetime.combine(day, hour).replace(fold=0)
