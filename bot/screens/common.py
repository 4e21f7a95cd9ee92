"""What every screen shares: its buttons, and the way back to the menu and to a human."""

import re
from collections.abc import Callable
from dataclasses import replace

from aiogram.filters.callback_data import CallbackData

from bot.taps import HelpBelowTap, HelpTap, MenuBelowTap, MenuTap
from bot.texts import gettext as _
from messengers.screen import Button, Screen

Row = tuple[Button, ...]
_THEIR_QUOTES = re.compile(r'(?<!\w)[„“"]([^„“”"]*)[“”"]')


def button(label: str, tap: CallbackData) -> Button:
    """A word to tap and what it means."""
    return Button(label, tap.pack())


def within_quotes(words: str) -> str:
    """What people wrote, as it stands between our quotes: their own ones are «of another kind»."""
    return _THEIR_QUOTES.sub(r"«\1»", words).replace("„", "«")


def ways_out() -> Row:
    """The last row of every screen: the menu and a human."""
    return (button(_("🏠 Menu"), MenuTap()), button(_("☎️ Help"), HelpTap()))


def as_notice(screen: Screen) -> Screen:
    """What we say on our own account stays where it is when its reader asks for something else."""
    below = {MenuTap().pack(): MenuBelowTap().pack(), HelpTap().pack(): HelpBelowTap().pack()}
    rows = tuple(
        tuple(replace(each, data=below.get(each.data, each.data)) for each in row)
        for row in screen.rows
    )
    return replace(screen, rows=rows)


def say(title: str, body: str = "", *rows: Row, toast: str = "", is_new: bool = False) -> Screen:
    """A screen with the ways out under its own rows; empty rows are left away."""
    kept = tuple(row for row in rows if row)
    return Screen(title, body, (*kept, ways_out()), toast=toast, is_new=is_new)


def pages(
    count: int,
    page: int,
    size: int,
    tap: Callable[[int], CallbackData],
    *,
    is_newest_first: bool = False,
) -> Row:
    """The way to the page before and the page after, where there is one."""
    before, after = _("⬅️ Earlier"), _("➡️ Later")
    if is_newest_first:
        before, after = _("⬅️ Newer"), _("➡️ Older")
    row = []
    if page > 0:
        row.append(button(before, tap(page - 1)))
    if (page + 1) * size < count:
        row.append(button(after, tap(page + 1)))
    return tuple(row)
