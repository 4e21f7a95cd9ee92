"""Dates as people type them: in numbers, with the month's name, by the weekday, or "tomorrow"."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import islice, pairwise

from bot.locales import WORDS
from bot.reading.unclear import Reason, Unclear
from bot.reading.vocabulary import Vocabulary, Word, fold, understand, vocabulary

# A meeting is not scheduled further ahead than this; a year typed wrongly often lands there.
FURTHEST = timedelta(days=366)
_OFFSETS = {
    "day_before_yesterday": -2,
    "yesterday": -1,
    "today": 0,
    "tomorrow": 1,
    "day_after_tomorrow": 2,
}
_WEEK = timedelta(days=7)
_COUNTING = {"after", "days", "weeks", "counted_days", "counted_weeks"}
# Ours: who writes "15 January" in November means the next one, who writes it in March may not.
_ONLY_JUST = timedelta(days=183)

Read = date | Unclear[date]
_NOT_A_DATE: Unclear[date] = Unclear(Reason.NOT_A_DATE)


def read_date(text: str, today: date, language: str) -> Read:
    """Read a date from today up to a year ahead.

    One without a year is the next to come, unless it has only just passed: then that is asked.

    `today` is the local date where the meeting takes place, `language` the reader's. Words of
    all languages are understood; the language decides about the order of day and month.
    """
    words = _without_ordinals(understand(text, _vocabulary(language)) or [])
    if not words:
        return _NOT_A_DATE
    kinds = [word.kind for word in words]
    weekday = next((word.place for word in words if word.kind == "weekdays"), None)
    if _COUNTING.intersection(kinds):
        return _counted(words, today, weekday)
    if "number" in kinds:
        month_first = "/" in fold(text) and WORDS[language]["dates"]["month_first_is_possible"]
        return _numbered(words, today, weekday, month_first=month_first)
    offset = next((_OFFSETS[kind] for kind in kinds if kind in _OFFSETS), None)
    if "last" in kinds or (offset is not None and offset < 0):
        return Unclear(Reason.PAST)
    if offset is not None:
        return _agreed([today + timedelta(days=offset)], weekday, today)
    if weekday is not None and "months" not in kinds:
        return _by_weekday(weekday, kinds, today)
    return _NOT_A_DATE


@cache
def _vocabulary(language: str) -> Vocabulary:
    return vocabulary("dates", language)


def _without_ordinals(words: Sequence[Word]) -> list[Word]:
    """Write "first April" in numbers; empty for "the second Tuesday", which is not understood."""
    words = [word for word in words if word.kind != "filler"]
    for word, following in pairwise([*words, Word("")]):
        if word.kind == "ordinals" and following.kind != "months":
            return []
    return [
        Word("number", digits=str(word.place + 1)) if word.kind == "ordinals" else word
        for word in words
    ]


def _counted(words: Sequence[Word], today: date, weekday: int | None) -> Read:
    """Read "after 3 days" and "after a week", perhaps with the weekday that is meant."""
    match [word for word in words if word.kind != "weekdays"]:
        case [Word("after"), Word("counted_days" | "counted_weeks" as unit, place)]:
            count = place + 1
        case [Word("after"), Word("number", digits=digits), Word("days" | "weeks" as unit)]:
            # More digits than this lie beyond every calendar.
            count = int(digits[:4])
        case _:
            return _NOT_A_DATE
    ahead = count * (_WEEK if unit.endswith("weeks") else timedelta(days=1))
    if ahead > FURTHEST:
        return Unclear(Reason.TOO_FAR)
    return _agreed([today + ahead], weekday, today)


def _by_weekday(weekday: int, kinds: Sequence[str], today: date) -> Read:
    """Take the next such day; ask if it is today, or if "next" may skip the one of this week."""
    ahead = (weekday - today.weekday()) % 7
    nearest = today + timedelta(days=ahead)
    is_this_week = today.weekday() + ahead < 7
    is_doubtful = is_this_week if "next" in kinds else ahead == 0
    if is_doubtful and "this" not in kinds:
        return Unclear(Reason.AMBIGUOUS, (nearest, nearest + _WEEK))
    return nearest


def _numbered(
    words: Sequence[Word], today: date, weekday: int | None, *, month_first: bool
) -> Read:
    numbers = [word.digits for word in words if word.kind == "number"]
    month = next((word.place + 1 for word in words if word.kind == "months"), None)
    if len(numbers) == 1 and month is None:
        return _by_day_alone(int(numbers[0]), today, weekday)
    if month is not None:
        numbers.insert(1, str(month))
        month_first = False
    if len(numbers) == 3 and len(numbers[0]) == 4:
        numbers.reverse()
    if len(numbers) not in {2, 3}:
        return _NOT_A_DATE
    day_and_month = (int(numbers[0]), int(numbers[1]))
    orders = [day_and_month, day_and_month[::-1]] if month_first else [day_and_month]
    year = numbers[2] if len(numbers) == 3 else None
    readings = [_dated(day, month, year, today, weekday) for day, month in orders]
    possible = [reading for reading in readings if isinstance(reading, date)]
    return _agreed(possible, weekday, today) if possible else readings[0]


def _dated(day: int, month: int, year: str | None, today: date, weekday: int | None) -> Read:
    if year is None:
        return _without_year(day, month, today, weekday)
    if len(year) not in {2, 4}:
        return _NOT_A_DATE
    found = _possible(int(year) + (2000 if len(year) == 2 else 0), month, day)
    if found is None:
        return Unclear(Reason.IMPOSSIBLE)
    if found > today + FURTHEST:
        return Unclear(Reason.TOO_FAR)
    if found >= today:
        return found
    upcoming = _next_to_come(day, month, today)
    if len(year) == 2 and upcoming is not None:
        return Unclear(Reason.AMBIGUOUS, (upcoming,))
    return Unclear(Reason.PAST)


def _without_year(day: int, month: int, today: date, weekday: int | None) -> Read:
    upcoming = _next_to_come(day, month, today)
    if upcoming is None:
        return Unclear(Reason.IMPOSSIBLE)
    missed = _possible(today.year, month, day)
    has_just_passed = missed is not None and timedelta() < today - missed <= _ONLY_JUST
    is_asked = has_just_passed and upcoming.weekday() != weekday
    return Unclear(Reason.PAST, (upcoming,)) if is_asked else upcoming


def _next_to_come(day: int, month: int, today: date) -> date | None:
    years = (today.year, today.year + 1)
    possible = (_possible(year, month, day) for year in years)
    return next((found for found in possible if found is not None and found >= today), None)


def _by_day_alone(day: int, today: date, weekday: int | None) -> Read:
    """Ask which month is meant, unless the weekday leaves only one of the next two."""
    if not 1 <= day <= 31:
        return _NOT_A_DATE
    candidates = tuple(islice(_monthly(day, today), 2))
    fitting = [found for found in candidates if found.weekday() == weekday]
    return fitting[0] if len(fitting) == 1 else Unclear(Reason.AMBIGUOUS, candidates)


def _monthly(day: int, today: date) -> Iterator[date]:
    for months in range(13):
        years, month = divmod(today.month - 1 + months, 12)
        found = _possible(today.year + years, month + 1, day)
        if found is not None and found >= today:
            yield found


def _agreed(possible: Sequence[date], weekday: int | None, today: date) -> Read:
    """Take the reading that the weekday agrees with; without a weekday, the only one."""
    fitting = [found for found in possible if weekday is None or found.weekday() == weekday]
    candidates = set(fitting or possible)
    if fitting and len(candidates) == 1:
        return fitting[0]
    if not fitting and weekday is not None:
        closest = [_closest(found, weekday) for found in possible]
        candidates.update(found for found in closest if found >= today)
    return Unclear(Reason.AMBIGUOUS, tuple(sorted(candidates)))


def _closest(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday() + 3) % 7 - 3)


def _possible(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None
