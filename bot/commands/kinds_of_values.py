"""What may be typed behind an option: each kind says in one sentence what is wrong."""

import re
from datetime import time
from difflib import get_close_matches
from typing import Any
from zoneinfo import available_timezones

import click

# ITU-T E.164 allows 15 digits; short numbers of a town hall may have three.
FEWEST_DIGITS, MOST_DIGITS = 3, 15


class Zone(click.ParamType[str]):
    """An IANA time zone."""

    name = "zone"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Refuse what no clock of the world follows, and propose what was meant."""
        zones = available_timezones()
        if value not in zones:
            close = get_close_matches(str(value), zones, n=1)
            hint = f"did you mean {close[0]}?" if close else "for example Europe/Sofia."
            self.fail(f"{value} is not an IANA time zone; {hint}", param, ctx)
        return str(value)


class Phone(click.ParamType[str]):
    """A telephone number that a person can call, as it is usually written."""

    name = "phone"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Refuse letters and impossible lengths; keep spaces as they were typed."""
        number = " ".join(str(value).split())
        digits = sum(character.isdigit() for character in number)
        is_written_so = re.fullmatch(r"\+?[0-9 ()/.-]+", number)
        if not is_written_so or not FEWEST_DIGITS <= digits <= MOST_DIGITS:
            words = "is not a telephone number; for example +359 88 123 4567."
            self.fail(f"{value} {words}", param, ctx)
        return number


class Hours(click.ParamType[tuple[time, time]]):
    """From when until when on one day, on the local clock."""

    name = "hours"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[time, time]:
        """Take any dash, and hours with or without minutes."""
        if isinstance(value, tuple):
            return value
        hour = r"([01]?[0-9]|2[0-3])(?:[:.]([0-5][0-9]))?"
        found = re.fullmatch(rf"{hour}\s*[-\u2013\u2014]\s*{hour}", str(value).strip())
        if found is None:
            self.fail(f"{value} are not hours; for example 8:30-17:00.", param, ctx)
        start, end = (time(int(found[n]), int(found[n + 1] or 0)) for n in (1, 3))
        if start >= end:
            self.fail(f"{value} end before they begin; for example 8:30-17:00.", param, ctx)
        return start, end


class Count(click.ParamType[int]):
    """A whole number of things, which may be none."""

    name = "count"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Refuse what is less than none, and more than a database holds."""
        written = str(value).strip()
        if not re.fullmatch("[0-9]{1,9}", written):
            self.fail(f"{value} is not a count; 0 or more, for example 500.", param, ctx)
        return int(written)


class Country(click.ParamType[str]):
    """A country by its two letters (ISO 3166-1)."""

    name = "country"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Take small letters too."""
        if not re.fullmatch("[A-Za-z]{2}", str(value)):
            self.fail(f"{value} is not a country of two letters, as in BG.", param, ctx)
        return str(value).upper()


class Words(click.ParamType[str]):
    """A name or a line of text, of at most so many characters."""

    name = "text"

    def __init__(self, longest: int) -> None:
        self._longest = longest

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Tidy white space; refuse what is empty, unseen or too long."""
        text = " ".join(str(value).split())
        if not text.isprintable() or not any(character.isalnum() for character in text):
            self.fail("here must be some words.", param, ctx)
        if len(text) > self._longest:
            self.fail(f"at most {self._longest} characters, please.", param, ctx)
        return text


# A settlement and a municipality stand on buttons; a controller stands in the text of consent.
NAME = Words(64)
LINE = Words(120)
