"""A code that joins two chats, as people type it: in any case, alphabet and grouping."""

import re

from bot.locales import WORDS
from bot.reading.vocabulary import LONGEST, fold
from bot.reading.whole_message import same_letters
from community.chats.codes import DIGITS, LENGTH, LETTERS

_WHOLE = re.compile(f"[{LETTERS}{DIGITS}]{{{LENGTH}}}")
# One sign too few or too many, or one that no code has: somebody meant a code.
_ALIKE = re.compile(r"[^\W_]{7,9}")
_BETWEEN = re.compile(r"[\s\-\u2010-\u2015.·]+")
_NAMES = {
    fold(name) for words in WORDS.values() for name in words.get("codes", {}).get("names", ())
}
# "📱 Code: …", as our own message has it.
_NAME_BEFORE = re.compile(rf"\W*(?:{'|'.join(sorted(_NAMES))})\b\W*")


def read_code(text: str) -> str | None:
    """Give the code that is the whole message; None if it is none."""
    signs = _signs(text)
    return signs if _WHOLE.fullmatch(signs) and _is_mixed(signs) else None


def looks_like_code(text: str) -> bool:
    """Whether somebody who has no other reason to write so may have meant a code."""
    signs = _signs(text)
    return bool(_ALIKE.fullmatch(signs)) and _is_mixed(signs)


def _signs(text: str) -> str:
    if len(text) > LONGEST:
        return ""
    folded = fold(text)
    named = _NAME_BEFORE.match(folded)
    alone = folded[named.end() :] if named else folded
    return _BETWEEN.sub("", same_letters(alone)).upper()


def _is_mixed(signs: str) -> bool:
    return any(map(str.isdecimal, signs)) and any(map(str.isalpha, signs))
