"""Words as Viber takes them: without its marks, no longer than it allows."""

import re

from messengers.cutting import mended, shortened

# In characters (Viber REST API, send_message); for a caption the smallest of its statements.
TEXT_CHARACTERS = 7000
CAPTION_CHARACTERS = 512
# The text stands in a request of 30 KB beside its keyboard; no character has more than 4 bytes.
TEXT_BYTES = 20_000

ZERO_WIDTH_SPACE = "\u200b"
# Bold, italic, struck through, typewriter (Viber, "Text formatting"). There is no way to escape
# them, but a closing mark works only where a space or the end follows it.
MARKS = ("```", "*", "_", "~")
OPENING = {mark: re.compile(rf"{re.escape(mark)}(?=\S)") for mark in MARKS}
CLOSING = {mark: re.compile(rf"(?<=\S){re.escape(mark)}(?!\w)") for mark in MARKS}


def cut(text: str, characters: int) -> str:
    """Shorten to so many characters with an ellipsis, at the end of a word where one is near."""
    text = mended(text)
    return text if len(text) <= characters else shortened(text, characters - 1)


def plain(text: str) -> str:
    """The same words without the power to format: nothing is seen of what keeps them plain."""
    for mark in MARKS:
        opening = OPENING[mark].search(text)
        if opening is not None:
            start = opening.end()
            closed = CLOSING[mark].sub(mark + ZERO_WIDTH_SPACE, text[start:])
            text = text[:start] + closed
    return text


def spoken(text: str) -> str:
    """A whole text message: plain, and short enough for its request."""
    said = cut(plain(text), TEXT_CHARACTERS)
    return said if len(said.encode()) <= TEXT_BYTES else cut(said, TEXT_BYTES // 4)
