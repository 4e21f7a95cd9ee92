"""A screen as a message that carries its own buttons: they stay where the message stands."""

from html import escape
from math import ceil
from textwrap import wrap
from typing import Any

from messengers.cutting import mended
from messengers.screen import Screen
from messengers.viber.keyboard import COLUMNS, LABEL_CHARACTERS, LONGEST_ESCAPE, Place, drawn

# Viber REST API, rich media: rows of one card, and the level that knows it.
CARD_ROWS = 7
API_VERSION = 2
# How a card is filled with letters: so many in a line, two lines in a row.
LINE_LETTERS = 34
ROW_LINES = 2

WHITE = "#FFFFFF"
BREAK = "<br>"


def with_words(screen: Screen, lines: list[list[Place]]) -> dict[str, Any] | None:
    """Give title, body and buttons as one card, or None where they do not fit on it."""
    room = CARD_ROWS - len(lines)
    if len(screen.text) > room * ROW_LINES * LINE_LETTERS:
        return None
    titles = [_block(each, "large") for each in _blocks(screen.title)]
    blocks = titles + [_block(each, "regular") for each in _blocks(screen.body)]
    if sum(block["Rows"] for block in blocks) > room:
        return None
    return _card(blocks + drawn(lines))


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


def _blocks(text: str) -> list[str]:
    """Cut at line ends into pieces that a button can hold, as HTML."""
    blocks: list[str] = []
    for line in mended(text).split("\n") if text else ():
        for part in _parts(line):
            if blocks and len(blocks[-1]) + len(BREAK) + len(part) <= LABEL_CHARACTERS:
                blocks[-1] += BREAK + part
            else:
                blocks.append(part)
    return blocks


def _parts(line: str) -> list[str]:
    whole = escape(line, quote=False)
    if len(whole) <= LABEL_CHARACTERS:
        return [whole]
    width = LABEL_CHARACTERS if whole == line else LABEL_CHARACTERS // LONGEST_ESCAPE
    return [escape(part, quote=False) for part in wrap(line, width)]


def _block(html: str, size: str) -> dict[str, Any]:
    lines = sum(max(1, ceil(len(line) / LINE_LETTERS)) for line in html.split(BREAK))
    return {
        "Columns": COLUMNS,
        "Rows": ceil(lines / ROW_LINES),
        "ActionType": "none",
        # Viber wants one of every button.
        "ActionBody": "none",
        "Text": html,
        "TextSize": size,
        "TextHAlign": "left",
        "TextVAlign": "middle",
        "BgColor": WHITE,
    }
