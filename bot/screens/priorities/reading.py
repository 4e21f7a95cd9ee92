"""The list of priorities as everybody in the municipality reads it, and its versions."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.screens.common import Row, button, pages, say, within_quotes
from bot.screens.forms import rows_of
from bot.screens.priorities.areas import shown, written
from bot.taps.priorities import (
    PrioritiesDraftTap,
    PrioritiesFilesTap,
    PrioritiesTap,
    PrioritiesVersionsTap,
    PrioritiesVersionTap,
    StopPrioritiesTap,
)
from bot.texts import gettext as _
from bot.texts import ngettext, numeric_date
from community.rules.priorities import News
from messengers.screen import Screen
from storage.models import Municipality, PriorityList

VERSIONS_ON_A_PAGE = 5
MOST_NAMED = 2


@dataclass(frozen=True)
class Reader:
    """What the one who reads a list may do with it."""

    may_keep: bool = False
    may_export: bool = False


def which(towns: Sequence[Municipality]) -> Screen:
    """Of which municipality?"""
    buttons = [button(town.name, PrioritiesTap(municipality=town.id)) for town in towns]
    return say(_("🏛️ In which municipality?"), "", *rows_of(buttons, 2))


def none_yet(town: Municipality, reader: Reader) -> Screen:
    """Nothing was published so far."""
    words = _("There is no list yet. It is made from needs, votes and meetings.")
    return say(_title(town), "\n".join([words, *_made_by(reader)]), _work(town.id, reader))


def _made_by(reader: Reader) -> list[str]:
    """Who begins the first one and how, for organisers."""
    if reader.may_keep:
        words = _("You begin it, with the button “{button}”.")
    elif reader.may_export:
        words = _("The coordinator or the contact person begins it, with “{button}”.")
    else:
        return []
    return [words.format(button=_("✏️ I work on it"))]


def priorities(found: PriorityList, page: int, reader: Reader, *, is_newest: bool) -> Screen:
    """One version, page by page; an earlier one says that it holds no more."""
    its, count = shown(found, page)
    lines = [_version_of(found), "" if is_newest else _("🕰️ There is a newer version.")]
    town = found.municipality_id
    rows: list[Row] = [
        pages(count, page, 1, lambda to: PrioritiesVersionTap(priorities=found.id, page=to)),
        ()
        if is_newest
        else (button(_("📋 I read the newest"), PrioritiesTap(municipality=town)),),
        _work(town, reader) if is_newest else (),
        (button(_("📤 As a file"), PrioritiesFilesTap(priorities=found.id)),)
        if reader.may_export
        else (),
        (button(_("🗂️ All versions"), PrioritiesVersionsTap(municipality=town)),)
        if found.version > 1 and is_newest
        else (),
    ]
    body = "\n".join([*filter(None, lines), written(found, its)])
    return say(_title(found.municipality), body, *rows)


def _title(town: Municipality) -> str:
    return _("📋 List of priorities, municipality of {name}").format(name=town.name)


def _version_of(found: PriorityList) -> str:
    return _("Version {version}, {day}").format(version=found.version, day=day_of(found))


def day_of(found: PriorityList) -> str:
    """When a version was published."""
    at = found.published_at or found.created_at
    return numeric_date(at, found.municipality.zone)


def _work(town: int, reader: Reader) -> Row:
    if not reader.may_keep:
        return ()
    return (button(_("✏️ I work on it"), PrioritiesDraftTap(municipality=town)),)


def versions(found: Sequence[PriorityList], total: int, page: int, town: int) -> Screen:
    """Everything that was published, the newest first."""
    turn = pages(
        total,
        page,
        VERSIONS_ON_A_PAGE,
        lambda to: PrioritiesVersionsTap(municipality=town, page=to),
        is_newest_first=True,
    )
    rows = [
        (button(f"📋 {_version_of(one)}", PrioritiesVersionTap(priorities=one.id)),)
        for one in found
    ]
    back = (button(_("↩️ Back"), PrioritiesTap(municipality=town)),)
    return say(_("🗂️ Versions of the list: {count}").format(count=total), "", *rows, turn, back)


def changed(found: PriorityList, news: News) -> Screen:
    """What everybody in the municipality hears; it names nothing on a locked screen."""
    title = (
        _("📋 There is a list of priorities, municipality of {name}.")
        if found.version == 1
        else _("📋 The list of priorities has changed, municipality of {name}.")
    )
    return say(
        title.format(name=found.municipality.name),
        "\n".join(_whats_new(found, news)),
        (button(_("📋 I read it"), PrioritiesVersionTap(priorities=found.id)),),
    )


def _whats_new(found: PriorityList, news: News) -> list[str]:
    """The difference to the version before, in a sentence or two."""
    if found.version == 1:
        count = len(found.items)
        words = ngettext("It has {count} priority.", "It has {count} priorities.", count)
        return [words.format(count=count)]
    named = {
        _("New in it: {names}."): _quoted(news.added),
        _("Taken out: {names}."): _quoted(news.removed),
        _("Called otherwise: {names}."): [" → ".join(_quoted(both)) for both in news.renamed],
    }
    lines = [words.format(names=_named(names)) for words, names in named.items() if names]
    if news.is_reordered:
        lines.append(_("The order has changed."))
    return lines or _small(news)


def _small(news: News) -> list[str]:
    """What is told only where nothing else is new."""
    lines = [_("The wording has changed.")] if news.is_reworded else []
    if news.is_sourced:
        lines.append(_("It says more about where the priorities come from."))
    return lines


def _quoted(names: Sequence[str]) -> list[str]:
    return [_("“{name}”").format(name=within_quotes(name)) for name in names]


def _named(names: Sequence[str]) -> str:
    quoted = ", ".join(names[:MOST_NAMED])
    more = len(names) - MOST_NAMED
    if more <= 0:
        return quoted
    return _("{names} and {count} more").format(names=quoted, count=more)


def published(found: PriorityList, people: int) -> Screen:
    """It is out: who will hear of it, and the half minute to stop it."""
    words = ngettext(
        "We write to {count} person in half a minute; at night and on Sundays later.",
        "We write to {count} people in half a minute; at night and on Sundays later.",
        people,
    )
    return say(
        _("✅ Version {version} of the list is published.").format(version=found.version),
        words.format(count=people),
        (button(_("✋ I stop it"), StopPrioritiesTap(priorities=found.id)),),
        (button(_("📤 As a file"), PrioritiesFilesTap(priorities=found.id)),),
        (button(_("📋 I read it"), PrioritiesVersionTap(priorities=found.id)),),
    )


def heard_already(found: PriorityList, *, is_stopped: bool) -> Screen:
    """Somebody has heard of it: it stays published, the others, if there are any, hear nothing."""
    return say(
        _("✋ We have stopped it, but some people have heard of it already.")
        if is_stopped
        else _("✋ There is nothing left to stop."),
        _("The list stays published. You can change it in a new version."),
        (button(_("📋 I read it"), PrioritiesVersionTap(priorities=found.id)),),
    )
