"""Keyboards and rich media: the schema that the declared API level chooses (viber.md 5 and 6)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from simulator.viber.checks.schema import (
    Field,
    Fields,
    as_integer,
    check_length,
    check_object,
    check_value,
    wrong,
)
from simulator.viber.refusals import RefusalError

COLUMNS = 6
CARDS = 6
CARD_ROWS = 7
BUTTONS_MOST = 10_000
"""No count of buttons is published; how many rows fit is the phone's own check."""

BOARD: Fields = {
    "Type": Field("string", choices=("keyboard",)),
    "BgColor": Field("string"),
    "DefaultHeight": Field("boolean"),
    "CustomDefaultHeight": Field("integer", 3, 40, 70),
    "HeightScale": Field("integer", 3, 20, 100),
    "ButtonsGroupColumns": Field("integer", 4, 1, COLUMNS),
    "ButtonsGroupRows": Field("integer", 4, 1, 2),
    "InputFieldState": Field("string", 4, choices=("regular", "minimized", "hidden")),
}
CARD: Fields = {
    "Type": Field("string", choices=("rich_media",)),
    "BgColor": Field("string"),
    "ButtonsGroupColumns": Field("integer", 2, 1, COLUMNS),
    "ButtonsGroupRows": Field("integer", 2, 1, CARD_ROWS),
}
BUTTON: Fields = {
    "Columns": Field("integer", smallest=1, largest=COLUMNS),
    "ActionBody": Field("string"),
    "Text": Field("string"),
    "TextSize": Field("string", choices=("small", "medium", "regular", "large")),
    "TextVAlign": Field("string", choices=("top", "middle", "bottom")),
    "TextHAlign": Field("string", choices=("left", "center", "middle", "right")),
    "TextOpacity": Field("integer", smallest=0, largest=100),
    "TextPaddings": Field("array", 4),
    "TextShouldFit": Field("boolean", 6),
    "TextBgGradientColor": Field("string"),
    "BgColor": Field("string"),
    "BgMediaType": Field("string", choices=("picture", "gif")),
    "BgMedia": Field("string"),
    "BgLoop": Field("boolean"),
    "BgMediaScaleType": Field("string", 6, choices=("crop", "fill", "fit")),
    "ImageScaleType": Field("string", 6, choices=("crop", "fill", "fit")),
    "Image": Field("string"),
    "Silent": Field("boolean"),
    "OpenURLType": Field("string", choices=("internal", "external")),
    "OpenURLMediaType": Field("string", choices=("not-media", "video", "gif", "picture")),
    "InternalBrowser": Field("object", 3),
    "Map": Field("object", 6),
    "Frame": Field("object", 6),
    "MediaPlayer": Field("object", 6),
}
NONE_LEVEL = 2
"""From which level a button may do nothing: not documented, and not so at level 1."""

PADDING = Field("integer", smallest=0, largest=12)
FONT_SIZE_OR_STRUCK = re.compile(r"<font\s[^>]*size=|<s>", re.IGNORECASE)
FONT_SIZE_LEVEL = 4


def check_keyboard(keyboard: Any, level: int) -> None:
    """Refuse a keyboard that does not fit the schema of this level."""
    check_object("keyboard", keyboard, BOARD, ("Type", "Buttons"))
    check_length("keyboard", keyboard["Buttons"], 1, BUTTONS_MOST)
    check_buttons("keyboard", keyboard["Buttons"], actions(level, is_rich=False), 2)


def check_rich_media(rich_media: Any, level: int) -> None:
    """Refuse rich media that does not fit: at most six cards (viber.md 4)."""
    check_object("rich_media", rich_media, CARD, ("Type", "Buttons"))
    columns = as_integer(rich_media.get("ButtonsGroupColumns", COLUMNS)) or COLUMNS
    height = as_integer(rich_media.get("ButtonsGroupRows", CARD_ROWS)) or CARD_ROWS
    check_length("rich_media", rich_media["Buttons"], 1, CARDS * columns * height)
    choices = actions(level, is_rich=True)
    check_buttons("rich_media", rich_media["Buttons"], choices, CARD_ROWS)


def check_buttons(place: str, buttons: list[Any], choices: tuple[str, ...], rows: int) -> None:
    """Refuse a button that does not fit."""
    own = {
        "ActionType": Field("string", choices=choices),
        "Rows": Field("integer", smallest=1, largest=rows),
    }
    for button in buttons:
        check_object(place, button, BUTTON | own, ("ActionBody",))
        if "TextPaddings" in button:
            check_length(place, button["TextPaddings"], 4, 4)
            for padding in button["TextPaddings"]:
                check_value(place, padding, PADDING)
        picks = button.get("ActionType") in {"share-phone", "location-picker"}
        if picks and not button["ActionBody"]:
            raise wrong(place, 'string "" is too short (length: 0, required minimum: 1)')


def actions(level: int, *, is_rich: bool) -> tuple[str, ...]:
    """Give the ActionTypes of a level; the list of level 1 was seen."""
    known: tuple[str, ...] = ("reply", "open-url", "")
    if level >= NONE_LEVEL:
        known = (*known, "none")
    if level >= 3 and not is_rich:
        known = (*known, "location-picker", "share-phone")
    return (*known, "open-map") if level >= 6 else known


def check_features(body: dict[str, Any], level: int) -> None:
    """Refuse fields that came with a higher level than the one declared."""
    for needed in needed_levels(body):
        if needed > level:
            raise RefusalError(14)


def needed_levels(body: dict[str, Any]) -> Iterator[int]:
    """Give the level that each used field needs."""
    if body.get("type") == "rich_media":
        yield 2
    boards = [(body.get("keyboard"), BOARD), (body.get("rich_media"), CARD)]
    for board, fields in boards:
        if not isinstance(board, dict):
            continue
        yield from (fields[name].level for name in board if name in fields)
        for button in board["Buttons"]:
            yield from (BUTTON[name].level for name in button if name in BUTTON)
            if FONT_SIZE_OR_STRUCK.search(str(button.get("Text", ""))):
                yield FONT_SIZE_LEVEL
