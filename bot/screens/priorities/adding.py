"""From where a priority is added: needs, votes, meetings."""

from collections.abc import Sequence
from dataclasses import replace

from bot.screens.common import Row, button, pages, say
from bot.screens.forms import choice, rows_of, way_back
from bot.screens.needs.words import area_label, numbered
from bot.taps.priorities import (
    AddDecisionTap,
    AddNeedTap,
    AddOptionTap,
    AddPriorityTap,
    NeedsToAddTap,
    OptionsToAddTap,
    PrioritiesDraftTap,
    VotesToAddTap,
)
from bot.texts import gettext as _
from bot.texts import short_day_and_year, time_line
from community.priorities.votes import Outcome
from community.rules.priorities import AREAS, LONGEST_SHORT_NAME, LONGEST_WORDING
from messengers.screen import Screen
from storage.models import Meeting, Need, Poll, PriorityList

ON_A_PAGE = 5
# The rest of the areas stands on a second page: at most seven choices (reference/domain.md, 4).
FIRST_AREAS = 6
MORE, FEWER = "more", "fewer"
EARLIER, LATER = "earlier", "later"
BEGINNING = 35


def from_where(found: PriorityList, needs: int, votes: int, meetings: int) -> Screen:
    """What shall be added?"""
    number = found.id
    ways: list[Row] = [
        (button(_("📌 A need: {count}").format(count=needs), NeedsToAddTap(priorities=number)),)
        if needs
        else (),
        (
            button(
                _("🗳️ From a vote: {count}").format(count=votes), VotesToAddTap(priorities=number)
            ),
        )
        if votes
        else (),
        (button(_("📅 A meeting's decision"), AddDecisionTap(priorities=number)),)
        if meetings
        else (),
    ]
    body = "" if any(ways) else _("There is nothing yet: no accepted need, no vote, no meeting.")
    return say(_("🆕 Where does the priority come from?"), body, *ways, _back(found))


def _back(found: PriorityList) -> Row:
    return (button(_("↩️ Back"), PrioritiesDraftTap(municipality=found.municipality_id)),)


def _back_to_sources(found: PriorityList) -> Row:
    return (button(_("↩️ Back"), AddPriorityTap(priorities=found.id)),)


def needs(found: PriorityList, its: Sequence[Need], total: int, page: int) -> Screen:
    """Accepted needs that are not in it yet."""
    lines = [
        f"{numbered(need)} {_beginning(need.short_name or need.wording or '')}" for need in its
    ]
    buttons = [
        button(f"📌 {numbered(need)}", AddNeedTap(priorities=found.id, need=need.id))
        for need in its
    ]
    turn = pages(total, page, ON_A_PAGE, lambda to: NeedsToAddTap(priorities=found.id, page=to))
    body = "\n".join(lines) or _("There are none any more.")
    title = _("📌 Needs that can be added: {count}").format(count=total)
    return say(title, body, *rows_of(buttons, 3), turn, _back_to_sources(found))


def _beginning(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= BEGINNING else words[: BEGINNING - 1].rstrip() + "…"


def votes(found: PriorityList, its: Sequence[Poll], total: int, page: int) -> Screen:
    """Votes whose results were published."""
    lines, buttons = [], []
    for number, poll in enumerate(its, start=page * ON_A_PAGE + 1):
        day = short_day_and_year(poll.closed_at or poll.closes_at, poll.municipality.zone)
        lines.append(f"{number}. {_beginning(poll.question)}")
        tap = OptionsToAddTap(priorities=found.id, poll=poll.id)
        buttons.append(button(f"🗳️ {number}. {day}", tap))
    turn = pages(total, page, ON_A_PAGE, lambda to: VotesToAddTap(priorities=found.id, page=to))
    rows = rows_of(buttons, 1)
    return say(_("🗳️ From which vote?"), "\n".join(lines), *rows, turn, _back_to_sources(found))


def options(found: PriorityList, poll: Poll, its: Sequence[Outcome], page: int) -> Screen:
    """What came out of a vote, by place; what is in the list already has a mark."""
    first = page * ON_A_PAGE
    shown = list(enumerate(its[first : first + ON_A_PAGE], start=first + 1))
    number, vote = found.id, poll.id
    buttons = [
        button(f"🗳️ {line}", _add(number, vote, one.option.position))
        for line, one in shown
        if not one.is_listed
    ]
    known = [one for one in its if one.is_known and not one.is_listed]
    label = _("🗳️ I add all: {count}").format(count=len(known))
    everything = (button(label, _add(number, vote, 0)),) if len(known) > 1 else ()
    turn = pages(
        len(its),
        page,
        ON_A_PAGE,
        lambda to: OptionsToAddTap(priorities=number, poll=vote, page=to),
    )
    body = "\n".join([_beginning(poll.question), *(_came_out(*each) for each in shown)])
    rows = rows_of(buttons, 5)
    title = _("🗳️ What came out of the vote")
    return say(title, body, *rows, everything, turn, _back(found))


def _add(number: int, poll: int, option: int) -> AddOptionTap:
    return AddOptionTap(priorities=number, poll=poll, option=option)


def _came_out(line: int, one: Outcome) -> str:
    name = f"✅ {one.option.short_name}" if one.is_listed else one.option.short_name
    return _("{line}. {name}, place {place}").format(line=line, name=name, place=one.result.place)


def added(screen: Screen) -> Screen:
    """What can be added still, after something was."""
    return replace(screen, toast=_("It stands in the list now."))


def ask_meeting(
    nonce: str, offered: Sequence[Meeting], *, has_earlier: bool, has_later: bool
) -> Screen:
    """Which meeting decided it?"""
    buttons = [
        choice(
            _moment(each),
            nonce,
            "meeting",
            str(each.id),
        )
        for each in offered
    ]
    turn: Row = (
        *((choice(_("⬅️ Newer"), nonce, "meeting", LATER),) if has_later else ()),
        *((choice(_("➡️ Older"), nonce, "meeting", EARLIER),) if has_earlier else ()),
    )
    hint = "" if offered else _("There has been no meeting yet.")
    rows = rows_of(buttons, 1)
    title = _("📅 Which meeting decided it?")
    return say(title, hint, *rows, *((turn,) if turn else ()), way_back(nonce, "meeting"))


def _moment(meeting: Meeting) -> str:
    # The hour tells two meetings of one day apart.
    at, zone = meeting.starts_at, meeting.municipality.zone
    return f"📅 {short_day_and_year(at, zone)}, {time_line(at, zone)}"


def ask_area(nonce: str, *, is_rest: bool) -> Screen:
    """Under which heading of the list?"""
    offered = AREAS[FIRST_AREAS:] if is_rest else AREAS[:FIRST_AREAS]
    buttons = [choice(area_label(area), nonce, "area", area.value) for area in offered]
    other = (
        choice(_("⬅️ The first areas"), nonce, "area", FEWER)
        if is_rest
        else choice(_("➡️ More areas"), nonce, "area", MORE)
    )
    title = _("🗂️ Under which heading of the list?")
    return say(title, "", *rows_of(buttons, 1), (other,), way_back(nonce, "area"))


def ask_name(nonce: str, wording: str | None) -> Screen:
    """How is it called in the chat?"""
    hint = _("Write it in at most {count} letters: people read it on a small screen.").format(
        count=LONGEST_SHORT_NAME
    )
    about = _("It is about: {wording}").format(wording=wording) if wording else ""
    lines = "\n".join(filter(None, [about, hint]))
    return say(_("✏️ The short name of the priority"), lines, way_back(nonce, "name"))


def name_unclear(nonce: str, wording: str | None) -> Screen:
    """It is empty or too long."""
    hint = _("That is empty or too long. Please write at most {count} letters.").format(
        count=LONGEST_SHORT_NAME
    )
    return replace(ask_name(nonce, wording), body=hint)


def ask_wording(nonce: str) -> Screen:
    """How do documents call it?"""
    return say(
        _("📄 The official wording of the priority"),
        _("It stands in the documents. The chat goes on showing the short name."),
        way_back(nonce, "wording"),
    )


def wording_unclear(nonce: str) -> Screen:
    """It is empty or too long."""
    hint = _("That is empty or too long. Please write at most {count} letters.").format(
        count=LONGEST_WORDING
    )
    return replace(ask_wording(nonce), body=hint)
