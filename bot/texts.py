"""gettext in the reader's language; dates, times and remaining time as people say them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, timedelta
from functools import lru_cache
from gettext import NullTranslations
from math import ceil

from babel import Locale
from babel.dates import format_datetime

from bot.locales import CATALOGUES, SOURCE_LANGUAGE, WORDS
from community.rules.local_time import local

LANGUAGES: tuple[str, ...] = tuple(sorted(CATALOGUES))
"""Codes of the languages that the bot speaks, the source language of the texts among them."""

_language: ContextVar[str] = ContextVar("language", default=SOURCE_LANGUAGE)
_hears_voice: ContextVar[bool] = ContextVar("hears_voice", default=True)
_edits: ContextVar[bool] = ContextVar("edits", default=True)


def language_for(code: str | None, offered: Sequence[str]) -> str:
    """Choose from `offered` (at least one, the preferred first) what suits a client's code.

    Clients send IETF tags such as "bg" or "pt-BR", or none at all.
    """
    base = (code or "").replace("_", "-").split("-")[0].lower()
    return base if base in offered else offered[0]


@contextmanager
def speaking(language: str, *, hears_voice: bool = True, edits: bool = True) -> Iterator[None]:
    """Let everything inside speak this language; one without a catalogue is spoken in English.

    With `hears_voice` false it is said where nobody can record: no recording is asked for. With
    `edits` false what is said stays in the chat for ever.
    """
    token = _language.set(language if language in CATALOGUES else SOURCE_LANGUAGE)
    mark, trace = _hears_voice.set(hears_voice), _edits.set(edits)
    try:
        yield
    finally:
        _edits.reset(trace)
        _hears_voice.reset(mark)
        _language.reset(token)


def may_record() -> bool:
    """Whether those who read this can send a recording from where they read it."""
    return _hears_voice.get()


def may_wipe() -> bool:
    """Whether what is shown can be taken out of the chat again."""
    return _edits.get()


def language_name(language: str) -> str:
    """Return what the speakers of a language call it, for the choice of languages."""
    name: str = WORDS[language]["name"]
    return name


def gettext(message: str) -> str:
    """Translate one whole sentence."""
    return _catalogue().gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """Translate a sentence that counts something."""
    return _catalogue().ngettext(singular, plural, count)


def pgettext(context: str, message: str) -> str:
    """Translate a single word that means different things in different places."""
    return _catalogue().pgettext(context, message)


def npgettext(context: str, singular: str, plural: str, count: int) -> str:
    """Translate a word that counts something and needs its context."""
    return _catalogue().npgettext(context, singular, plural, count)


_ = gettext


def date_line(day: date, zone: str | None = None) -> str:
    """Write a day in full, with weekday and year: "Tuesday, 21 March 2023".

    Like all that follow, this takes a plain date, or an aware moment and an IANA zone.
    """
    return _written("date_line", day, zone)


def day_and_month(day: date, zone: str | None = None) -> str:
    """Write a day inside a sentence, without its year: "21 March (Tuesday)"."""
    return _written("day_and_month", day, zone)


def short_day(day: date, zone: str | None = None) -> str:
    """Write a day on a button: "Tue 21.03"."""
    return _written("short_day", day, zone)


def short_day_and_year(day: date, zone: str | None = None) -> str:
    """Write a day on a button where the year is in question: "Tue 21.03.2023"."""
    return _written("short_day_and_year", day, zone)


def numeric_date(day: date, zone: str | None = None) -> str:
    """Write a day in numbers, as people typed it: "21.03.2023"."""
    return _written("numeric_date", day, zone)


def official_date(day: date, zone: str | None = None) -> str:
    """Write a day as notices of the municipality do: "21.03.2023 (Tuesday)"."""
    return _written("official_date", day, zone)


def time_line(at: datetime, zone: str) -> str:
    """Write the hour of an aware moment by the 24-hour clock of `zone`: "10:00"."""
    return _written("time_line", at, zone)


def remaining(starts_at: datetime, now: datetime, zone: str) -> str:
    """Say how long it is until a moment: "in 40 minutes", "tomorrow", "in 3 days".

    Both moments are aware. Less than six hours are said as hours and minutes, rounded up to the
    minute; more by the days of the calendar in `zone`.
    """
    ahead = starts_at - now
    days = (local(starts_at, zone).date() - local(now, zone).date()).days
    if ahead <= timedelta():
        return _("now")
    if ahead < timedelta(hours=6):
        return _hours_and_minutes(ceil(ahead / timedelta(minutes=1)))
    if days == 0:
        return _hours(round(ahead / timedelta(hours=1)))
    if days == 1:
        return _("tomorrow")
    return ngettext("in {count} day", "in {count} days", days).format(count=days)


def sentence_start(text: str) -> str:
    """Let a phrase such as "in 3 days" begin a sentence."""
    return text[:1].upper() + text[1:]


def _catalogue() -> NullTranslations:
    return CATALOGUES[_language.get()]


def _written(form: str, day: date, zone: str | None) -> str:
    if isinstance(day, datetime):
        if zone is None:
            raise ValueError("a moment is written in a time zone")
        wall = local(day, zone).replace(tzinfo=None)
    else:
        wall = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a wall date has no zone
    return _formatted(form, wall, _language.get())


# A meeting's day and hour are written for each of its people.
@lru_cache(maxsize=1024)
def _formatted(form: str, wall: datetime, language: str) -> str:
    pattern = WORDS[language]["formats"][form]
    return format_datetime(wall, pattern, locale=Locale.parse(language))


def _hours(count: int) -> str:
    return ngettext("in {count} hour", "in {count} hours", count).format(count=count)


def _hours_and_minutes(total: int) -> str:
    hours, minutes = divmod(total, 60)
    if minutes == 0:
        return _hours(hours)
    if hours == 0:
        return ngettext("in {count} minute", "in {count} minutes", minutes).format(count=minutes)
    both = _("{hours} and {minutes}")
    spare = ngettext("{count} minute", "{count} minutes", minutes).format(count=minutes)
    return both.format(hours=_hours(hours), minutes=spare)
