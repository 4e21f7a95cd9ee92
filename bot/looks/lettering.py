"""What is drawn in letters: broken into lines, and without the signs that print does not have."""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from font_source_sans_pro import SourceSansPro
from PIL import ImageFont

# A font draws what it does not have like this one, which nothing has.
_MISSING = "\U0010fffd"


def cut(lines: Sequence[str], room: int, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """The first lines, as many as there is room for; the last one ends in an ellipsis."""
    last = lines[room - 1]
    while font.getlength(last + "…") > width:
        last = last[:-1]
    return [*lines[: room - 1], last.rstrip() + "…"]


def wrapped(text: str, font: ImageFont.FreeTypeFont, width: int) -> Iterator[str]:
    """Lines of whole words; a word that is wider than a line is broken."""
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if font.getlength(longer) <= width:
            line = longer
            continue
        if line:
            yield line
        line = word
        while font.getlength(line) > width:
            fitting = next(n for n in range(len(line), 0, -1) if font.getlength(line[:n]) <= width)
            yield line[:fitting]
            line = line[fitting:]
    if line:
        yield line


def printable(text: str) -> str:
    """Without emoji and other signs that the letters of print do not have."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(sign for sign in composed if _has_letters(sign))


def _has_letters(sign: str) -> bool:
    # The numero sign is a symbol as the emoji are, and far from them.
    is_picture = unicodedata.category(sign) == "So" and sign > "\u2200"
    is_unseen = unicodedata.category(sign) in {"Cf", "Cs", "Co"} or sign == "\ufe0f"
    return not is_picture and not is_unseen and _drawn(sign) != _drawn(_MISSING)


@lru_cache(maxsize=1024)
def _drawn(sign: str) -> bytes:
    return bytes(_letters().getmask(sign))


@lru_cache
def _letters() -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(SourceSansPro, 24)
