"""Areas as plans of municipalities name them, and how the list is numbered."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.screens.needs.words import numbered
from bot.texts import gettext as _
from bot.texts import numeric_date, pgettext
from community.rules.priorities import by_area, roman
from storage.kinds import NeedArea
from storage.models import PriorityItem, PriorityList

# What fits a screen beside the title, and what has a button for each.
MOST_WORDS = 220
ON_A_PAGE = 5
ICONS = {
    NeedArea.EDUCATION: "📚",
    NeedArea.HEALTH: "🏥",
    NeedArea.HOUSING: "🏠",
    NeedArea.INFRASTRUCTURE: "💡",
    NeedArea.EMPLOYMENT: "💼",
    NeedArea.RIGHTS: "⚖️",
    NeedArea.CULTURE: "🎭",
    NeedArea.DOCUMENTS: "🪪",
    NeedArea.SOCIAL: "🤝",
    NeedArea.SAFETY: "🔦",
    NeedArea.OTHER: "❓",
}


class Line(NamedTuple):
    """One priority with its number, as in "II.1"."""

    heading: str
    number: str
    place: int
    item: PriorityItem


def area_name(area: NeedArea) -> str:
    """What plans of municipalities call it (reference/domain.md, 2.5)."""
    return {
        NeedArea.EDUCATION: pgettext("area of a plan", "Education"),
        NeedArea.HEALTH: pgettext("area of a plan", "Health care"),
        NeedArea.HOUSING: pgettext("area of a plan", "Housing conditions"),
        NeedArea.INFRASTRUCTURE: pgettext("area of a plan", "Infrastructure"),
        NeedArea.EMPLOYMENT: pgettext("area of a plan", "Employment"),
        NeedArea.RIGHTS: pgettext("area of a plan", "Rule of law and equal treatment"),
        NeedArea.CULTURE: pgettext("area of a plan", "Culture"),
        NeedArea.DOCUMENTS: pgettext("area of a plan", "Identity documents and address"),
        NeedArea.SOCIAL: pgettext("area of a plan", "Social services"),
        NeedArea.SAFETY: pgettext("area of a plan", "Public order"),
        NeedArea.OTHER: pgettext("area of a plan", "Other"),
    }[area]


def area_label(area: NeedArea) -> str:
    """The same with its icon."""
    return f"{ICONS[area]} {area_name(area)}"


def lines(found: PriorityList) -> list[Line]:
    """All priorities in their order; only areas that have some are counted."""
    return [
        Line(f"{roman(count)}. {area_label(area)}", f"{roman(count)}.{place}", place, item)
        for count, (area, items) in enumerate(by_area(found.items), start=1)
        for place, item in enumerate(items, start=1)
    ]


def line_of(found: PriorityList, item: PriorityItem) -> Line:
    """One of them."""
    return next(line for line in lines(found) if line.item.id == item.id)


def sources_in_short(item: PriorityItem, zone: str) -> str:
    """What a priority came from, in brackets behind it; "" for nothing."""
    found = []
    if item.need is not None:
        found.append(numbered(item.need))
    if item.poll is not None:
        day = numeric_date(item.poll.closed_at or item.poll.closes_at, zone)
        found.append(_("vote {day}").format(day=day))
    if item.meeting is not None:
        day = numeric_date(item.meeting.starts_at, zone)
        found.append(_("meeting {day}").format(day=day))
    return f" ({', '.join(found)})" if found else ""


def shown(found: PriorityList, page: int) -> tuple[list[Line], int]:
    """What stands on one page of a list, and how many pages there are."""
    pages: list[list[Line]] = [[]]
    for line in lines(found):
        if len(pages[-1]) == ON_A_PAGE or len(written(found, [*pages[-1], line])) > MOST_WORDS:
            pages.append([])
        pages[-1].append(line)
    return pages[min(page, len(pages) - 1)], len(pages)


def page_of(found: PriorityList, item: PriorityItem) -> int:
    """On which page a priority stands."""
    page = 0
    while all(line.item.id != item.id for line in shown(found, page)[0]):
        page += 1
    return page


def written(found: PriorityList, its: Sequence[Line]) -> str:
    """Some lines under each other, with the heading of each area."""
    words, heading = [], ""
    for line in its:
        if line.heading != heading:
            heading = line.heading
            words.append(heading)
        source = sources_in_short(line.item, found.municipality.zone)
        words.append(f"{line.place}. {line.item.short_name}{source}")
    return "\n".join(words)
