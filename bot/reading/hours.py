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
# Minutes that are said in words, and whether they count from the hour or towards it.
_SPOKEN = {
    "half": ("30", False),
    "quarter": ("15", False),
    "half_to": ("30", True),
    "quarter_to": ("45", True),
}


def read_hour(text: str, language: str) -> Read:
    """Read an hour of the day: "10", "10:00", "18.30", "1830", "6:30 pm", "half past five".

    An hour from 1 to 7 that names neither the part of the day nor a leading zero comes back as
    ambiguous with both candidates, and so does half of an hour that is not yet full. Words of all
    languages are understood, those of `language` first.
    """
    words = _in_digits(understand(text, _vocabulary(language)) or [])
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
    is_early = hour in _ASKED_BACK and len(digits[0]) == 1
    # In some places people mean the hour itself by it.
    is_half_to = any(word.kind == "half_to" for word in words) and hour <= 12
    if is_early or is_half_to:
        return Unclear(Reason.AMBIGUOUS, (time(hour % 12, minute), time(hour % 12 + 12, minute)))
    return time(hour, minute)


def is_part_of_day(text: str, language: str) -> bool:
    """Whether a text says only in which part of the day: "tonight"."""
    words = understand(text, _vocabulary(language)) or []
    return bool(words) and all(word.kind in _PARTS_OF_DAY for word in words)


def wall_time(day: date, hour: time, zone: str) -> datetime | Unclear[time]:
    """Put a local day and hour together; the answer is aware and in UTC.

    An hour that the spring clock change skips in `zone` (IANA name) is impossible; of one that
    the autumn doubles, the first passing is meant.
    """
    return _IMPOSSIBLE if is_skipped(day, hour, zone) else moment(day, hour, zone)


@cache
def _vocabulary(language: str) -> Vocabulary:
    return vocabulary("hours", language)


def _in_digits(words: Sequence[Word]) -> list[Word]:
    return [
        Word("number", digits=str(word.place + 1)) if word.kind == "counted" else word
        for word in words
    ]


def _hour_and_minute(words: Sequence[Word]) -> tuple[str, str] | None:
    """Find the digits of hour and minute; an empty hour means that only words were typed."""
    said = [_SPOKEN[word.kind] for word in words if word.kind in _SPOKEN]
    if len(said) > 1:
        return None
    spoken, is_before = said[0] if said else ("", False)
    match [word.digits for word in words if word.kind == "number"]:
        case [] if not spoken:
            return "", "0"
        case [hour] if len(hour) <= 2 and is_before:
            return _hour_before(hour), spoken
        case [hour] if len(hour) <= 2:
            return hour, spoken or "0"
        case [run] if len(run) <= 4 and not spoken:
            return run[:-2], run[-2:]
        case [hour, minute] if len(hour) <= 2 == len(minute) and not spoken:
            return hour, minute
    return None


def _hour_before(hour: str) -> str:
    """One hour less, on the same clock of 12 or of 24 hours."""
    return {"0": "23", "00": "23", "1": "12"}.get(hour) or str(int(hour) - 1)


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
