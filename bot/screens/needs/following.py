"""Following what is needed: one's own, one need's story, and what was accepted for all to see.

Of what others said only an organiser's wording is shown: no voice, no photo, no point on the map,
no name.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.screens.common import Row, button, pages, say
from bot.screens.forms import rows_of
from bot.screens.needs.words import area_label, heading, numbered, state_label
from bot.taps.needs import (
    AcceptedNeedsTap,
    AreaNeedsTap,
    MyNeedsTap,
    NeedsTap,
    NeedTap,
    SayNeedTap,
    SupportNeedNoMoreTap,
    SupportNeedTap,
    WithdrawNeedNowTap,
    WithdrawNeedTap,
)
from bot.taps.needs.triage import NeedNewsTap
from bot.taps.priorities import PrioritiesTap
from bot.texts import date_line, ngettext, short_day
from bot.texts import gettext as _
from community.rules.need_path import LIVING, UNDECIDED, may_step
from messengers.screen import Screen
from storage.kinds import NeedArea, NeedEventKind, NeedState
from storage.models import Need, NeedEvent

ON_A_PAGE = 5
# What one reads of a need in a list.
BEGINNING = 36
# The newest lines of a story.
MOST_EVENTS = 8


@dataclass(frozen=True)
class Looked:
    """A need as somebody looks at it; photos and recordings are told to its author only."""

    need: Need
    is_own: bool
    is_supported: bool
    supporters: int
    photos: int
    recordings: int
    events: Sequence[NeedEvent]

    @property
    def is_followed(self) -> bool:
        """Whether they hear its news, and read the words in it."""
        return self.is_own or self.is_supported


def page(*, followed: int, accepted: int) -> Screen:
    """What can be done about what is needed."""
    rows: list[Row] = [(button(_("✍️ I say what is needed"), SayNeedTap()),)]
    if followed:
        label = _("📌 My needs: {count}").format(count=followed)
        rows.append((button(label, MyNeedsTap()),))
    if accepted:
        label = _("👥 Accepted for all: {count}").format(count=accepted)
        rows.append((button(label, AcceptedNeedsTap()),))
    rows.append((button(_("📋 List of priorities"), PrioritiesTap()),))
    return say(
        _("📌 What is needed"),
        _("Say what you or your neighbourhood need. You get a number and an answer."),
        *rows,
    )


def mine(found: Sequence[Need], own: set[int], count: int, number: int) -> Screen:
    """What somebody said or supports, the newest first; `own` are those they said."""
    lines = [_line(need, is_own=need.id in own) for need in found]
    labels = [button(f"{numbered(need)} {_icon(need)}", NeedTap(need=need.id)) for need in found]
    return say(
        _("📌 My needs: {count}").format(count=count),
        "\n".join(lines) or _("There are none yet."),
        *rows_of(labels, 3),
        pages(count, number, ON_A_PAGE, lambda to: MyNeedsTap(page=to), is_newest_first=True),
        (button(_("✍️ I say what is needed"), SayNeedTap()),),
        (button(_("↩️ Back"), NeedsTap()),),
    )


def _line(need: Need, *, is_own: bool) -> str:
    words = need.short_name or need.wording or (need.text if is_own else "") or ""
    told = f"{numbered(need)} {_icon(need)} {_beginning(words)}".rstrip()
    return f"{told}: {state_label(need.state)}" + ("" if is_own else " 👍")


def _icon(need: Need) -> str:
    return area_label(need.area).split()[0]


def _beginning(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= BEGINNING else line[: BEGINNING - 1].rstrip() + "…"


def story(looked: Looked) -> Screen:
    """One need: how far it is, what it says, and what has happened so far."""
    need = looked.need
    return say(
        heading(need),
        "\n".join(line for line in _lines(looked) if line),
        _support(looked),
        _answer(looked),
        (button(_("🗑️ I withdraw it"), WithdrawNeedTap(need=need.id)),)
        if looked.is_own and may_step(need.state, NeedState.WITHDRAWN)
        else (),
        (button(_("📌 My needs"), MyNeedsTap()), button(_("↩️ Back"), NeedsTap())),
    )


def supported(story: Screen) -> Screen:
    """The story of what somebody supports from now on."""
    return replace(story, toast=_("You support it. We write to you when something changes."))


def supported_no_more(story: Screen) -> Screen:
    """The same of what somebody supports no more."""
    return replace(story, toast=_("You support it no more."))


def _support(looked: Looked) -> Row:
    need = looked.need
    if looked.is_own:
        return ()
    if looked.is_supported:
        return (button(_("✂️ I support it no more"), SupportNeedNoMoreTap(need=need.id)),)
    if need.wording is None or need.state not in LIVING:
        return ()
    return (button(_("👍 I support it"), SupportNeedTap(need=need.id)),)


def _answer(looked: Looked) -> Row:
    """Where its author answers what is asked about it."""
    need = looked.need
    if not looked.is_own or need.state not in (NeedState.NEEDS_INFO, NeedState.DONE):
        return ()
    label = _("👁️ To № {number}").format(number=need.number)
    return (button(label, NeedNewsTap(need=need.id)),)


def _lines(looked: Looked) -> list[str]:
    need, town = looked.need, looked.need.municipality
    words = [need.wording or ""]
    if looked.is_own and need.text:
        words.append(_("In your words: {text}").format(text=need.text))
    facts = [area_label(need.area)]
    if need.settlement is not None:
        facts.append(f"📍 {need.settlement.name}")
    facts += [f"📷 {looked.photos}"] if looked.photos else []
    facts += [f"🔊 {looked.recordings}"] if looked.recordings else []
    facts += [f"👍 {looked.supporters}"] if looked.supporters else []
    promised = _("An answer comes by {day}.").format(day=date_line(need.answer_by, town.zone))
    return [
        *words,
        " · ".join(facts),
        *(_happened(event, looked) for event in looked.events[-MOST_EVENTS:]),
        promised if looked.is_followed and need.state in UNDECIDED else "",
    ]


def _happened(event: NeedEvent, looked: Looked) -> str:
    """What organisers write about a state is for those who follow it (deeds.py says so).

    How members read what was accepted stands above, as it is by now.
    """
    day = short_day(event.at, looked.need.municipality.zone)
    if event.kind == NeedEventKind.QUESTION:
        return f"{day}: ❓ {event.words or ''}".rstrip()
    state = state_label(event.state) if event.state is not None else ""
    is_told = looked.is_followed and event.words and event.state != NeedState.ACCEPTED
    return f"{day}: {state} · {event.words}" if is_told else f"{day}: {state}"


def ask_withdraw(need: Need) -> Screen:
    """Shall it be withdrawn?"""
    return say(
        _("🗑️ Shall we withdraw № {number}?").format(number=need.number),
        _("Nobody will look at it any more."),
        (
            button(
                _("🗑️ Yes, I withdraw it"),
                WithdrawNeedNowTap(need=need.id, version=need.version),
            ),
        ),
        (button(_("↩️ No"), NeedTap(need=need.id)),),
    )


def changed_meanwhile(need: Need) -> Screen:
    """It is not any more as it was looked at."""
    return say(
        heading(need),
        _("It has changed meanwhile. Nothing was done."),
        (button(_("👁️ I look at it"), NeedTap(need=need.id)),),
    )


def accepted(found: Mapping[NeedArea, int]) -> Screen:
    """The topics of what was accepted in the municipality."""
    total = sum(found.values())
    labels = [
        button(f"{area_label(area)}: {found[area]}", AreaNeedsTap(area=area))
        for area in NeedArea
        if area in found
    ]
    return say(
        _("👥 Accepted in the municipality"),
        ngettext(
            "{count} need, worded by the team without names.",
            "{count} needs, worded by the team without names.",
            total,
        ).format(count=total)
        if total
        else _("There are none yet."),
        *rows_of(labels, 1),
        (button(_("↩️ Back"), NeedsTap()),),
    )


def of_area(area: NeedArea, found: Sequence[Need], count: int, number: int) -> Screen:
    """What was accepted of one topic, the newest first."""
    lines = [
        f"{numbered(need)} {_beginning(need.short_name or need.wording or '')}:"
        f" {state_label(need.state)}"
        for need in found
    ]
    labels = [button(numbered(need), NeedTap(need=need.id)) for need in found]
    return say(
        area_label(area),
        "\n".join(lines) or _("There are none yet."),
        *rows_of(labels, 3),
        pages(
            count,
            number,
            ON_A_PAGE,
            lambda to: AreaNeedsTap(area=area, page=to),
            is_newest_first=True,
        ),
        (button(_("↩️ Back"), AcceptedNeedsTap()),),
    )
