"""A municipality's official notice as it stands on its site: what it says of a meeting.

The forms are those of reference/domain.md, 2.7: a heading, the date with its weekday in brackets
or slashes, the hour, the room, the numbered agenda or sentences about it, who is expected.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from difflib import get_close_matches
from functools import cache
from typing import NamedTuple

from bot.locales import WORDS
from bot.reading.agenda import within_limits
from bot.reading.moments import DayAndHour, read_day_and_hour
from bot.reading.vocabulary import fold
from storage.kinds import GroupKind, MeetingKind

# The most telling first: a training inside of a session of the working group is a training.
_KINDS = (
    MeetingKind.TRAINING,
    MeetingKind.ROUND_TABLE,
    MeetingKind.PUBLIC_DISCUSSION,
    MeetingKind.WORKING_SESSION,
    MeetingKind.GROUP_MEETING,
)
_GROUPS = {
    "working": GroupKind.WORKING,
    "community_action": GroupKind.COMMUNITY_ACTION,
}
_DATE = (
    r"\d{1,2}\s*[./-]\s*\d{1,2}\s*[./-]\s*\d{2,4}"
    r"|\d{1,2}(?:-\w{2})?\s+[^\W\d_]{3,}(?:\s+\d{4})?"
)
_POINT = re.compile(r"^\s*(?:\d{1,2}[.)]|[-\u2013\u2022*])\s*(\S.*)$", re.MULTILINE)
_LIKE_ENOUGH = 0.75


class OfficialNotice(NamedTuple):
    """What was found; empty is what was not. `moments` are different ones, in their order."""

    kinds: list[MeetingKind]
    groups: list[GroupKind]
    moments: list[DayAndHour]
    place: str
    agenda: list[str]

    @property
    def kind(self) -> MeetingKind | None:
        """The kind that tells most, if any was named."""
        return self.kinds[0] if self.kinds else None

    @property
    def second_kind(self) -> MeetingKind | None:
        """What it is besides, where exactly two are named above the date."""
        return self.kinds[1] if len(self.kinds) == 2 else None


def read_notice(text: str, today: date, language: str) -> OfficialNotice:
    """Read a notice of any length; `today` and `language` are those of `read_date`."""
    head, agenda = _parted(text)
    found = [] if _names(_plain(head), _words("called_off")) else _moments(head) or _moments(text)
    moments = [read_day_and_hour(" ".join(each.groups("")), today, language) for each in found]
    after = (each.string[each.end() :] for each in found)
    title = head[: found[0].start()] if found else head
    return OfficialNotice(
        kinds=_named_kinds(title) or _named_kinds(head)[:1],
        groups=_groups(text),
        moments=list(dict.fromkeys(each for each in moments if each.hour is not None)),
        place=next(filter(None, map(_place, after)), ""),
        agenda=_listed(agenda) or _told(text),
    )


def known_place(place: str, known: Iterable[str]) -> str:
    """The municipality's own name of a place that is written a little differently."""
    names = {fold(name): name for name in known}
    close = get_close_matches(fold(place), names, n=1, cutoff=_LIKE_ENOUGH)
    return names[close[0]] if close else place


def _parted(text: str) -> tuple[str, str]:
    """What stands before the heading of the agenda, and what behind it."""
    parts = re.split(rf"(?:{_any_of('agenda')})\s*:?", text, maxsplit=1, flags=re.IGNORECASE)
    return parts[0], "".join(parts[1:])


def _moments(text: str) -> list[re.Match[str]]:
    return list(_moment_pattern().finditer(text))


def _named_kinds(text: str) -> list[MeetingKind]:
    """The kinds of meeting that a text names, the most telling first."""
    plain = _plain(text)
    return [kind for kind in _KINDS if _names(plain, _words(kind.value))]


def _groups(text: str) -> list[GroupKind]:
    """Those in the line that says who is invited, where there is one; else all that are named."""
    invited = re.search(rf"(?:{_any_of('invited')})\s*:\s*([^\n]+)", text, re.IGNORECASE)
    plain = _plain(invited[1] if invited else text)
    return [group for name, group in _GROUPS.items() if _names(plain, _words(name))]


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[^\W\d_]+", fold(text)))


@cache
def _words(name: str) -> tuple[str, ...]:
    lists = (words.get("notices", {}).get(name, []) for words in WORDS.values())
    return tuple(fold(word) for words in lists for word in words)


def _names(plain: str, beginnings: Iterable[str]) -> bool:
    # A short name such as an abbreviation counts as a whole word only.
    return any(
        re.search(rf"\b{re.escape(word)}" + (r"\b" if len(word) <= 3 else ""), plain)
        for word in beginnings
    )


def _any_of(name: str) -> str:
    words = sorted(_words(name), key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)


@cache
def _moment_pattern() -> re.Pattern[str]:
    o_clock = _any_of("o_clock")
    hour = rf"\d{{1,2}}\s*[:.,]\s*\d{{2}}|\d{{1,2}}(?=\s*(?:{o_clock})\b)"
    # Year, weekday and "at" stand between a date and its hour; nothing that takes longer to say.
    return re.compile(
        rf"(?<!\d)({_DATE})([^\d\n]{{0,40}}?)({hour})(?!\d)(?:\s*(?:{o_clock})\b)?\.?",
        re.IGNORECASE,
    )


@cache
def _place_pattern() -> re.Pattern[str]:
    begins, ends = _any_of("place_begins"), _any_of("place_ends")
    return re.compile(
        rf"\s*,?\s*(?:{begins})\s+([^\n]{{3,100}}?)(?=\s+(?:{ends})\b|[.;]?\s*(?:\n|$)|[.;]\s|\s\s)",
        re.IGNORECASE,
    )


def _place(rest: str) -> str:
    labelled = re.match(rf"\s*(?:{_any_of('place')})\s*:\s*([^\n]{{1,100}})", rest, re.IGNORECASE)
    if labelled:
        return labelled[1].strip()
    found = _place_pattern().match(rest)
    place = found[1].strip(" ,") if found else ""
    return place[:1].upper() + place[1:]


def _listed(text: str) -> list[str]:
    """The numbered points of an agenda."""
    return within_limits(item.rstrip(" ;") for item in _POINT.findall(text)) or []


def _told(text: str) -> list[str]:
    """What the sentences say will be talked about."""
    return within_limits(_topics(text)) or []


def _topics(text: str) -> Iterator[str]:
    pattern = rf"(?:{_any_of('topics')})\s+(.+?)(?:[.;](?=\s|$)|\n|$)"
    for found in re.finditer(pattern, text, re.IGNORECASE):
        topic = found[1].strip()
        yield topic[:1].upper() + topic[1:]
