"""Hours as people type them, and the moment that a day and an hour make together."""

from collections.abc import Sequence
from datetime import date, datetime, time
from functools import cache

from bot.reading.unclear import Reason, Unclear
from bot.reading.vocabulary import Vocabulary, Word, understand, vocabulary
from community.rules.local_time import is_skipped, moment

Read = time | Unclear[time]
_NOT_AN_HOUR: Unclear[time] = Unclear(Reason.NOT_AN_HOUR)
_IMPOSSIBLE: Unclear[time] = Unclear(Reason.IMPOSSIBLE)

# Nobody calls a meeting for six in the morning without saying so: "6" is asked back.
_ASKED_BACK = range(1, 8)
_PARTS_OF_DAY = {"morning", "afternoon", "noon", "midnight"}


def read_hour(text: str, language: str) -> Read:
    """Read an hour of the day: "10", "10:00", "18.30", "1830", "6:30 pm".

    An hour from 1 to 7 that names neither the part of the day nor a leading zero comes back as
    ambiguous with both candidates. Words of all languages are understood, those of `language`
    first.
    """
    words = understand(text, _vocabulary(language))
    if not words:
        return _NOT_AN_HOUR
    digits = _hour_and_minute(words)
    parts = {word.kind for word in words} & _PARTS_OF_DAY
    if digits is None or len(parts) > 1:
        return _NOT_AN_HOUR
    hour, minute = int(digits[0] or "12"), int(digits[1])
    if not digits[0] and not parts & {"noon", "midnight"}:
        return _NOT_AN_HOUR
    if hour > 23 or minute > 59:
        return _IMPOSSIBLE
    if parts:
        return _in_part_of_day(hour, minute, parts.pop())
    if hour in _ASKED_BACK and len(digits[0]) == 1:
        return Unclear(Reason.AMBIGUOUS, (time(hour, minute), time(hour + 12, minute)))
    return time(hour, minute)


def wall_time(day: date, hour: time, zone: str) -> datetime | Unclear[time]:
    """Put a local day and hour together; the answer is aware and in UTC.

    An hour that the spring clock change skips in `zone` (IANA name) is impossible; of one that
    the autumn doubles, the first passing is meant.
    """
    return _IMPOSSIBLE if is_skipped(day, hour, zone) else moment(day, hour, zone)


@cache
def _vocabulary(language: str) -> Vocabulary:
    return vocabulary("hours", language)


def _hour_and_minute(words: Sequence[Word]) -> tuple[str, str] | None:
    """Find the digits of hour and minute; an empty hour means that only words were typed."""
    kinds = [word.kind for word in words]
    spoken = "30" if "half" in kinds else "15" if "quarter" in kinds else ""
    match [word.digits for word in words if word.kind == "number"]:
        case [] if not spoken:
            return "", "0"
        case [hour] if len(hour) <= 2:
            return hour, spoken or "0"
        case [run] if len(run) <= 4 and not spoken:
            return run[:-2], run[-2:]
        case [hour, minute] if len(hour) <= 2 == len(minute) and not spoken:
            return hour, minute
    return None


def _in_part_of_day(hour: int, minute: int, part: str) -> Read:
    if part == "midnight":
        return time(0, minute) if hour in {0, 12} else _NOT_AN_HOUR
    if part == "noon":
        return time(hour if hour >= 10 else hour + 12, minute)
    if part == "morning":
        return time(hour % 12, minute) if hour <= 12 else _IMPOSSIBLE
    if hour == 0:
        return _IMPOSSIBLE
    return time(hour if hour >= 12 else hour + 12, minute)
