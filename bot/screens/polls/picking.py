"""What an organiser is asked who lets people vote on what is needed."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from bot.screens.common import Row, say, within_quotes
from bot.screens.forms import choice, rows_of, way_back
from bot.screens.needs.words import area_label, numbered
from bot.texts import gettext as _
from messengers.screen import Button, Screen
from storage.kinds import NeedArea
from storage.models import Municipality, Need

DONE, PAGE, TOPIC, TOPICS, PROPOSED = "done", "page", "topic", "topics", "proposed"
# So much of a need stands in the list: four of them keep to the 300 characters of a screen.
BEGINNING = 48


class Page(NamedTuple):
    """Which part of a list is shown."""

    number: int
    has_more: bool


def needs(nonce: str, found: Sequence[Need], picked: Sequence[int], page: Page) -> Screen:
    """Which needs are voted on? Those that are picked have a mark."""
    lines = [f"{numbered(need)} {_icon(need.area)} {_beginning(need)}" for need in found]
    marks = [_mark(nonce, need, is_picked=need.id in picked) for need in found]
    turn = [
        choice(_("⬅️ Earlier"), nonce, "needs", f"{PAGE}-{page.number - 1}")
        if page.number
        else None,
        choice(_("➡️ Later"), nonce, "needs", f"{PAGE}-{page.number + 1}")
        if page.has_more
        else None,
        choice(_("🔎 By topic"), nonce, "needs", TOPICS),
    ]
    done: Row = (choice(_("▶️ Go on"), nonce, "needs", DONE),) if len(picked) > 1 else ()
    return say(
        _("📌 What do people vote on? Picked: {count}").format(count=len(picked)),
        "\n".join([*lines, _("Pick 2 to 12.")]),
        *rows_of(marks, 2),
        tuple(button for button in turn if button is not None),
        done,
        way_back(nonce, "needs"),
    )


def _mark(nonce: str, need: Need, *, is_picked: bool) -> Button:
    sign = "✅" if is_picked else "▫️"
    return choice(f"{sign} {numbered(need)}", nonce, "needs", str(need.id))


def _icon(area: NeedArea) -> str:
    return area_label(area).partition(" ")[0]


def _beginning(need: Need) -> str:
    words = need.short_name or need.wording or ""
    return words if len(words) <= BEGINNING else words[: BEGINNING - 1].rstrip() + "…"


def topics(nonce: str, areas: Sequence[NeedArea]) -> Screen:
    """Of which topic?"""
    buttons = [choice(area_label(area), nonce, "needs", f"{TOPIC}-{area}") for area in areas]
    return say(
        _("🔎 Which topic?"),
        "",
        (choice(_("📌 All topics"), nonce, "needs", f"{TOPIC}-"),),
        *rows_of(buttons, 2),
        way_back(nonce, "needs"),
    )


def short_name(nonce: str, need: Need, proposed: str) -> Screen:
    """Under which name is it voted on?"""
    own = (choice(f"✅ {proposed}", nonce, "names", str(need.id)),) if proposed else ()
    return say(
        _("✏️ {number}: how is it called on the ballot?").format(number=numbered(need)),
        _("“{wording}”\nWrite a short name of at most 30 letters, or take this one.").format(
            wording=within_quotes(need.wording or "")
        ),
        own,
        way_back(nonce, "names"),
    )


def name_too_long(question: Screen, written: int, most: int) -> Screen:
    """It does not fit a ballot."""
    words = _("⚠️ The name is too long: {written} letters, and at most {letters} fit.")
    return replace(question, body=words.format(written=written, letters=most))


def name_unfit(question: Screen, most: int) -> Screen:
    """It is empty, or another option is called so."""
    words = _("⚠️ Please use at most {letters} letters, and another name than the others have.")
    return replace(question, body=words.format(letters=most))


def heading(nonce: str, usual: str) -> Screen:
    """What is the question?"""
    return say(
        _("🗳️ What is the question?"),
        _("Choose this one, or write another: “{question}”").format(question=within_quotes(usual)),
        (choice(_("✅ I take this one"), nonce, "heading", PROPOSED),),
        way_back(nonce, "heading"),
    )


def usual_heading(town: Municipality) -> str:
    """The question that is asked most often."""
    return _("Which needs are the most important for {municipality}?").format(
        municipality=town.name
    )
