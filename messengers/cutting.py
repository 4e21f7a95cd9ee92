"""Texts that are too long for a messenger, shortened where it hurts least."""

import re

# How far back a cut looks for the end of a word.
LONGEST_LAST_WORD = 40
# What belongs to the character before it: joiner, variation selector, skin tones, accents.
JOINER = "\u200d"
CLINGING = re.compile(f"[{JOINER}\ufe0f\U0001f3fb-\U0001f3ff\u0300-\u036f]")


def mended(text: str) -> str:
    """The same text; half characters that no encoding knows are replaced: they can not be sent."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def shortened(text: str, length: int) -> str:
    """At most so many characters of a longer text and an ellipsis, at a word's end if one is near.

    The ellipsis is not counted; what people see as one character is not torn.
    """
    kept = text[:length]
    word = max(kept.rfind(" "), kept.rfind("\n"))
    if word > 0 and word >= len(kept) - LONGEST_LAST_WORD:
        return kept[:word].rstrip() + "…"
    return kept[: _last_seam(text, len(kept))].rstrip() + "…"


def _last_seam(text: str, end: int) -> int:
    for seam in range(end, max(0, end - LONGEST_LAST_WORD), -1):
        if not CLINGING.match(text, seam) and text[seam - 1] != JOINER:
            return seam
    return end
