"""A day and an hour in one sentence: "on Friday at 18:30", "21 March 10 h", "10:00, 8/8/16"."""

import re
from collections.abc import Iterator
from datetime import date, time
from typing import NamedTuple

from bot.reading.dates import Read as ReadDay
from bot.reading.dates import read_date
from bot.reading.hours import Read as ReadHour
from bot.reading.hours import is_part_of_day, read_hour
from bot.reading.unclear import Reason, Unclear
from bot.reading.vocabulary import LONGEST

# A slash or a comma alone may stand inside of a date or an hour.
_GAP = re.compile(r"[,;/()]*\s+[(/]*")
_NOT_READ = (Reason.NOT_A_DATE, Reason.NOT_AN_HOUR)


class DayAndHour(NamedTuple):
    """What was read of both; either may be unclear, and without an hour there is none."""

    day: ReadDay
    hour: ReadHour | None = None


def read_day_and_hour(text: str, today: date, language: str) -> DayAndHour:
    """Read a text that names a day, and perhaps an hour before or after it.

    `today` and `language` are those of `read_date`. Of several readings the clearest is taken,
    and of those the one that names the day first.
    """
    halves = list(_halves(text)) if len(text) <= LONGEST else []
    halves = [*halves, *((second, first) for first, second in halves)]
    # "Tonight" is both: which day, and that 7 is in the evening.
    halves += [(day, text) for day, _hour in halves if is_part_of_day(day, language)]
    readings = [_read(day, hour, today, language) for day, hour in halves]
    alone = DayAndHour(read_date(text, today, language))
    return max((found for found in readings if found), key=_clearness, default=alone)


def _halves(text: str) -> Iterator[tuple[str, str]]:
    for gap in _GAP.finditer(text):
        yield text[: gap.start()], text[gap.end() :]


def _read(day_text: str, hour_text: str, today: date, language: str) -> DayAndHour | None:
    hour, day = read_hour(hour_text, language), read_date(day_text, today, language)
    reasons = [read.reason for read in (day, hour) if isinstance(read, Unclear)]
    return None if any(reason in _NOT_READ for reason in reasons) else DayAndHour(day, hour)


def _clearness(found: DayAndHour) -> int:
    return isinstance(found.day, date) + isinstance(found.hour, time)
