"""Towns and villages as people type them: with "village of" or without, in either alphabet."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.locales import WORDS
from bot.reading.vocabulary import fold, tokens
from bot.reading.whole_message import same_letters


class _Read(NamedTuple):
    kind: str
    name: str


def known_place(text: str, names: Sequence[str]) -> int | None:
    """The place in `names` of the only one that is meant; None if there is none, or are more.

    Without "village" or "town" any kind is meant; with it, no other kind.
    """
    typed = [_read(spelled) for spelled in _spellings(text)]
    known = [{_read(spelled) for spelled in _spellings(name)} for name in names]
    fitting = [
        place
        for place, read in enumerate(known)
        if any(_is_meant(one, other) for one in typed for other in read)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _is_meant(typed: _Read, known: _Read) -> bool:
    return bool(typed.name) and typed.name == known.name and typed.kind in {"", known.kind}


def _spellings(text: str) -> tuple[tuple[str, ...], ...]:
    """The words by what the eye sees of them, and as they are typed on a Latin keyboard."""
    words = tokens(text)
    return tuple(map(same_letters, words)), tuple(map(_latin, words))


def _latin(word: str) -> str:
    for sign, typed in _LATIN:
        word = word.replace(sign, typed)
    return word


def _read(words: tuple[str, ...]) -> _Read:
    kind = ""
    while len(words) > 1 and words[0] in _BEFORE:
        kind = _BEFORE[words[0]] or kind
        words = words[1:]
    return _Read(kind, " ".join(words))


def _listed(kind: str) -> frozenset[str]:
    listed = (words.get("places", {}).get(kind, ()) for words in WORDS.values())
    return frozenset(
        word
        for phrases in listed
        for phrase in phrases
        for spelling in _spellings(phrase)
        for word in spelling
    )


_LATIN = tuple(
    (fold(sign), typed)
    for words in WORDS.values()
    for sign, typed in words.get("latin", {}).items()
)
# What may stand before a name, and the kind of place that it tells, if any.
_BEFORE = {
    word: "" if kind == "filler" else kind
    for kind in ("filler", "village", "town")
    for word in _listed(kind)
}
