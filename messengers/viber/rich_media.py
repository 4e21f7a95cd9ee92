"""A screen as a message that carries its own buttons: they stay where the message stands."""

import re
from html import escape, unescape
from math import ceil
from textwrap import wrap
from typing import Any, NamedTuple

from messengers.cutting import mended
from messengers.screen import Screen
from messengers.viber.keyboard import COLUMNS, LABEL_CHARACTERS, LONGEST_ESCAPE, Place, drawn

# Viber REST API, rich media: rows of one card, and the level that knows it.
CARD_ROWS = 7
API_VERSION = 2


class Letters(NamedTuple):
    """A TextSize of Viber's: how many letters stand in a line, how high that is in points."""

    size: str
    in_line: int
    height: int


# Ours, from the proportions of the cards in Viber's own samples; the larger where they fit: a
# second message for the buttons may be charged as well.
SIZES = (Letters("regular", 34, 17), Letters("small", 40, 15))
ROW_HEIGHT = 43
PADDING = 6

WHITE = "#FFFFFF"
BREAK = "<br>"
BOLD, UNBOLD = "<b>", "</b>"
TAG = re.compile(f"{BOLD}|{UNBOLD}")


def with_words(screen: Screen, lines: list[list[Place]]) -> dict[str, Any] | None:
    """Give title, body and buttons as one card, or None where they do not fit on it."""
    room = CARD_ROWS - len(lines)
    if len(screen.text) > room * LABEL_CHARACTERS:
        return None
    html = _blocks(screen)
    for letters in SIZES:
        blocks = [_block(each, letters) for each in html]
        if sum(block["Rows"] for block in blocks) <= room:
            return _card(blocks + drawn(lines))
    return None


def buttons_only(lines: list[list[Place]]) -> list[dict[str, Any]]:
    """Give the buttons as cards, each a message of its own; usually one is enough."""
    starts = range(0, len(lines), CARD_ROWS)
    return [_card(drawn(lines[start : start + CARD_ROWS])) for start in starts]


def _card(buttons: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "Type": "rich_media",
        "ButtonsGroupColumns": COLUMNS,
        "ButtonsGroupRows": sum(button["Rows"] * button["Columns"] for button in buttons)
        // COLUMNS,
        "BgColor": WHITE,
        "Buttons": buttons,
    }


def _blocks(screen: Screen) -> list[str]:
    """Cut at line ends into pieces that a button can hold, as HTML; the title stands out."""
    blocks: list[str] = []
    for part in (*_titles(mended(screen.title)), *_bodies(mended(screen.body))):
        if blocks and len(blocks[-1]) + len(BREAK) + len(part) <= LABEL_CHARACTERS:
            blocks[-1] += BREAK + part
        else:
            blocks.append(part)
    return blocks


def _titles(title: str) -> list[str]:
    bold = f"{BOLD}{escape(title, quote=False)}{UNBOLD}"
    if "\n" in title or len(bold) > LABEL_CHARACTERS:
        return _bodies(title)
    return [bold] if title else []


def _bodies(body: str) -> list[str]:
    return [part for line in body.split("\n") for part in _parts(line)] if body else []


def _parts(line: str) -> list[str]:
    whole = escape(line, quote=False)
    if len(whole) <= LABEL_CHARACTERS:
        return [whole]
    width = LABEL_CHARACTERS if whole == line else LABEL_CHARACTERS // LONGEST_ESCAPE
    return [escape(part, quote=False) for part in wrap(line, width)]


def _block(html: str, letters: Letters) -> dict[str, Any]:
    seen = (TAG.sub("", line) for line in html.split(BREAK))
    lines = sum(max(1, ceil(len(unescape(line)) / letters.in_line)) for line in seen)
    return {
        "Columns": COLUMNS,
        "Rows": ceil((lines * letters.height + PADDING) / ROW_HEIGHT),
        "ActionType": "none",
        # Viber wants one of every button.
        "ActionBody": "none",
        "Text": html,
        "TextSize": letters.size,
        "TextHAlign": "left",
        "TextVAlign": "middle",
        "BgColor": WHITE,
    }
