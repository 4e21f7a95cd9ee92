"""The list of priorities as the municipality files it, publishes it, or counts with it.

The texts are drawn in the municipality's language, not in the reader's, and name nobody.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.screens.common import button, say, ways_out
from bot.screens.priorities.areas import area_name
from bot.screens.priorities.reading import day_of
from bot.taps.priorities import (
    PrioritiesFile,
    PrioritiesFilesTap,
    PrioritiesFileTap,
    PrioritiesVersionTap,
)
from bot.texts import gettext as _
from bot.texts import numeric_date, pgettext
from community.rules.priorities import by_area, roman
from messengers.screen import Drawing, Media, Screen
from storage.kinds import NeedArea
from storage.models import Poll, PriorityItem, PriorityList

# Telegram cuts at 4096 units, of which a rare sign takes two.
LONGEST_PART = 3_500
# Below so many voters only the order of a vote is published (reference/domain.md, I12).
FEW = 5


@dataclass(frozen=True)
class Entry:
    """One priority in a document; `source` says what it came from, or is empty."""

    number: int
    short_name: str
    wording: str
    source: str


@dataclass(frozen=True)
class Chapter:
    """One area with its Roman number and its priorities."""

    roman: str
    name: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Paper:
    """All words of the document; `page` has `{page}` and `{pages}` where the numbers come."""

    title: str
    municipality: str
    version: str
    source: str
    page: str
    date: str
    signatures: tuple[str, ...]
    columns: tuple[str, ...]
    language: str
    chapters: tuple[Chapter, ...]


def paper(found: PriorityList) -> Paper:
    """Everything that the document says."""
    town = found.municipality
    chapters = [
        _chapter(roman(count), area, items, town.zone)
        for count, (area, items) in enumerate(by_area(found.items), start=1)
    ]
    return Paper(
        title=_("List of priorities"),
        municipality=_("Municipality of {name}").format(name=plain(town.name)),
        version=_("Version {version}, {day}").format(version=found.version, day=day_of(found)),
        source=_("Source: {source}"),
        page=_("Page {page} of {pages}"),
        date=_("Date:"),
        signatures=(_("Coordinator:"), _("Mayor:")),
        columns=(
            pgettext("column of a table", "Area №"),
            pgettext("column of a table", "Area"),
            pgettext("column of a table", "№"),
            pgettext("column of a table", "Priority"),
            pgettext("column of a table", "Short name"),
            pgettext("column of a table", "Source"),
        ),
        language=f"{town.language}-{town.country}",
        chapters=tuple(chapters),
    )


def _chapter(number: str, area: NeedArea, items: list[PriorityItem], zone: str) -> Chapter:
    entries = [
        Entry(
            place,
            plain(item.short_name),
            plain(item.wording or item.short_name),
            "; ".join(_sources(item, zone)),
        )
        for place, item in enumerate(items, start=1)
    ]
    return Chapter(number, area_name(area), tuple(entries))


def _sources(item: PriorityItem, zone: str) -> Iterator[str]:
    if item.need is not None:
        yield _("need № {number}").format(number=item.need.number)
    if item.poll is not None:
        yield _vote(item.poll, zone)
    if item.meeting is not None:
        day = numeric_date(item.meeting.starts_at, zone)
        yield _("meeting on {day}").format(day=day)


def _vote(poll: Poll, zone: str) -> str:
    day = numeric_date(poll.closed_at or poll.closes_at, zone)
    voters = (poll.voters_by_chat or 0) + (poll.voters_on_paper or 0)
    if poll.electorate is None or voters < FEW:
        return _("vote on {day}").format(day=day)
    return _("vote on {day}, {voters} of {people} voted").format(
        day=day, voters=voters, people=poll.electorate
    )


def plain(text: str) -> str:
    """One line of what every format can hold: XML takes neither control signs nor half signs."""
    spaced = " ".join(text.split())
    return "".join(sign for sign in spaced if sign.isprintable() or sign in "\u200d\ufe0f")


def text_lines(words: Paper) -> list[str]:
    """The document as plain text for the municipality's site."""
    lines = [words.title.upper(), words.municipality, words.version]
    for chapter in words.chapters:
        lines += ["", f"{chapter.roman}. {chapter.name}"]
        for entry in chapter.entries:
            lines.append(f"{entry.number}. {entry.wording}")
            if entry.source:
                lines.append(f"   {words.source.format(source=entry.source)}")
    return lines


def which_file(found: PriorityList) -> Screen:
    """As which file shall it be taken?"""
    buttons = {
        PrioritiesFile.WORD: _("📄 Word document"),
        PrioritiesFile.TEXT: _("📋 Text for the site"),
        PrioritiesFile.TABLE: _("📑 Table for Excel"),
    }
    rows = [
        (button(label, PrioritiesFileTap(priorities=found.id, kind=kind)),)
        for kind, label in buttons.items()
    ]
    return say(
        _("📤 Version {version} of the list as a file").format(version=found.version),
        _("The file names nobody: it can be published."),
        *rows,
        (button(_("↩️ Back"), PrioritiesVersionTap(priorities=found.id)),),
    )


def file(found: PriorityList, kind: PrioritiesFile, content: Media | Drawing) -> Screen:
    """The file, as a new message."""
    titles = {
        PrioritiesFile.WORD: _("📄 The list, ready to print and to sign."),
        PrioritiesFile.TEXT: _("📋 The same text as a file."),
        PrioritiesFile.TABLE: _("📑 The list as a table. Excel opens it with a tap."),
    }
    back = (button(_("↩️ Back"), PrioritiesFilesTap(priorities=found.id)),)
    screen = replace(say(titles[kind], "", back), is_new=True)
    if isinstance(content, Drawing):
        return replace(screen, drawing=content)
    return replace(screen, media=content)


def copy(found: PriorityList) -> Screen:
    """What the text below is for."""
    return say(
        _("📋 Below is the list for the municipality's site, to be copied."),
        _("Hold your finger on it and choose “Copy”. Please read it before you publish it."),
        (button(_("↩️ Back"), PrioritiesFilesTap(priorities=found.id)),),
    )


def text_parts(lines: list[str]) -> list[Screen]:
    """The plain text, as many messages as it takes; nothing else stands in them."""
    parts = [""]
    for line in lines:
        if parts[-1] and len(parts[-1]) + len(line) >= LONGEST_PART:
            parts.append("")
        parts[-1] = f"{parts[-1]}\n{line}" if parts[-1] else line
    return [Screen(body=part, rows=(ways_out(),), is_new=True) for part in parts]
