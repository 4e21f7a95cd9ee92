"""What a phone makes of the marks in a text message, and of the HTML on a button."""

from __future__ import annotations

import html
import re

STYLES = {"*": "bold", "_": "italic", "~": "strike", "```": "mono"}
MARKED = re.compile(
    r"(?<!\w)(?P<mark>```|[*_~])(?P<inside>[^\s\u200b](?:[^\n]*?[^\s\u200b])?)(?P=mark)(?=\s|$)"
)
"""A mark works when no space stands right inside and a space or the end follows (viber.md 4.1).

That it opens only where no letter stands before it is an assumption.
"""

INVISIBLE = "\u200b"
BUTTON_TEXT = 250
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
TAG = re.compile(r"</?(?:b|i|u|s|font)(?:\s[^<>]*)?>", re.IGNORECASE)


def styled(text: str) -> tuple[str, list[tuple[str, str]]]:
    """Give a text as people see it, and what stands out in it: style and words."""
    styles: list[tuple[str, str]] = []

    def take(found: re.Match[str]) -> str:
        styles.append((STYLES[found["mark"]], found["inside"]))
        return found["inside"]

    seen = MARKED.sub(take, text)
    return seen.replace(INVISIBLE, ""), styles


def button_text(markup: str) -> str:
    """Give the words of a button: tags gone, entities read, cropped as the client crops."""
    words = html.unescape(TAG.sub("", BREAK.sub("\n", markup))).replace(INVISIBLE, "")
    return words if len(words) <= BUTTON_TEXT else words[:BUTTON_TEXT] + "…"
