"""The buttons of a screen on Viber's grid, and what a tap on one of them says."""

from html import escape
from itertools import pairwise
from typing import Any, NamedTuple

from messengers.screen import Button
from messengers.viber.text import cut

# Viber REST API, keyboards: a grid 6 wide; the FAQ names 12 rows.
COLUMNS = 6
KEYBOARD_ROWS = 12
# Ours, for every messenger: what a tap may carry.
DATA_BYTES = 64
LABEL_CHARACTERS = 250
# What "&" takes more, once it is escaped.
LONGEST_ESCAPE = 5

# Ours: how long a label may be for its columns; a few letters more go into a second line.
FITTING = {6: LABEL_CHARACTERS, 3: 18, 2: 11, 1: 3}
BACKGROUND = "#F0EEF8"

# A tap arrives as if somebody had written this.
PREFIX = "megdan:"

Line = tuple[Button, ...]


class Place(NamedTuple):
    """A button on the grid; its columns and those beside it make 6."""

    columns: int
    button: Button


def action_body(data: str) -> str:
    """What a tap sends back."""
    return PREFIX + data


def tapped_in(text: str) -> str | None:
    """What the button meant, or None for a person's own words: no button carries that much."""
    tapped = text.removeprefix(PREFIX)
    is_tap = text.startswith(PREFIX) and 1 <= len(tapped.encode()) <= DATA_BYTES
    return tapped if is_tap else None


def lines_of(rows: tuple[tuple[Button, ...], ...]) -> list[list[Place]]:
    """Lay the rows on the grid: a row stays a line where its labels fit, else it is divided."""
    return [
        [Place(COLUMNS // len(line), _checked(button)) for button in line]
        for row in rows
        if row
        for line in _divided(row)
    ]


def keyboard_of(rows: tuple[tuple[Button, ...], ...]) -> dict[str, Any] | None:
    """Give the keyboard of these rows, or None without any button.

    Raises ValueError for what Viber would refuse: that is a mistake in our own code.
    """
    lines = lines_of(rows)
    if len(lines) > KEYBOARD_ROWS:
        raise ValueError(f"At most {KEYBOARD_ROWS} rows in a keyboard, not {len(lines)}")
    if not lines:
        return None
    return {"Type": "keyboard", "DefaultHeight": False, "Buttons": drawn(lines)}


def drawn(lines: list[list[Place]]) -> list[dict[str, Any]]:
    """The buttons of these lines, in a keyboard or in a message of their own."""
    return [
        {
            "Columns": columns,
            "Rows": 1,
            "ActionType": "reply",
            "ActionBody": action_body(button.data),
            "Text": _label(button),
            "TextSize": "regular",
            "BgColor": BACKGROUND,
            # A choice never stands in the chat, where others may look on.
            "Silent": True,
        }
        for line in lines
        for columns, button in line
    ]


def _divided(row: Line) -> list[Line]:
    """The fewest even lines in which all labels fit; up to three buttons stay or stand alone."""
    counts = (1,) if len(row) <= COLUMNS // 2 else range(1, len(row))
    for count in counts:
        lines = _evenly(row, count)
        if all(_fits(line) for line in lines):
            return lines
    return [(button,) for button in row]


def _evenly(row: Line, count: int) -> list[Line]:
    size, rest = divmod(len(row), count)
    starts = [number * size + min(number, rest) for number in range(count + 1)]
    return [row[start:end] for start, end in pairwise(starts)]


def _fits(line: Line) -> bool:
    columns, left = divmod(COLUMNS, len(line))
    return not left and all(len(button.label) <= FITTING[columns] for button in line)


def _label(button: Button) -> str:
    escaped = escape(cut(button.label, LABEL_CHARACTERS), quote=False)
    if len(escaped) <= LABEL_CHARACTERS:
        return escaped
    return escape(cut(button.label, LABEL_CHARACTERS // LONGEST_ESCAPE), quote=False)


def _checked(button: Button) -> Button:
    size = len(button.data.encode())
    if not 1 <= size <= DATA_BYTES:
        raise ValueError(f"A button carries 1 to {DATA_BYTES} bytes, not {size}: {button.data!r}")
    if not button.label.strip():
        raise ValueError(f"A button without a word: {button.data!r}")
    return button
