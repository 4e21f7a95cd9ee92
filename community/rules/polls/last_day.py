"""When those who have not voted are reminded: once, on the last day, in decent hours."""

from datetime import datetime, time, timedelta

from community.rules.local_time import local, moment
from community.rules.quiet_hours import DECENT, is_decent

# Ours: less than that is no time to vote in, and who was asked so lately is not asked again.
TIME_TO_VOTE = timedelta(hours=3)
EVENING = time(17)


def last_day_moment(opened_at: datetime, closes_at: datetime, zone: str) -> datetime | None:
    """The morning of the last day, or the evening before if that is too late; else no reminder.

    All moments are aware; `zone` is an IANA name.
    """
    last_day = local(closes_at, zone).date()
    for day, hour in ((last_day, DECENT.opens), (last_day - timedelta(days=1), EVENING)):
        at = moment(day, hour, zone)
        is_early_enough = at + TIME_TO_VOTE <= closes_at
        if is_early_enough and is_decent(at, zone) and at >= opened_at + TIME_TO_VOTE * 4:
            return at
    return None
