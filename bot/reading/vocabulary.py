"""From typed text to known words: folding, and the longest phrases of the word lists first."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from bot.locales import WORDS

# Whoever writes more than this says something else than a date, an hour or a command.
LONGEST = 100
_TOKEN = re.compile(r"\d+|[^\W\d_]+")


class Word(NamedTuple):
    """One understood piece of a text: a number as it was typed, or the name of a word list.

    `place` is the word's place in a list of lists: 0 is Monday, or January.
    """

    kind: str
    place: int = 0
    digits: str = ""


Vocabulary = Mapping[tuple[str, ...], Word]


def fold(text: str) -> str:
    """Forget case, accents and characters that are not seen, so that spellings can be compared."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(c for c in plain if unicodedata.category(c) not in {"Mn", "Cf"})


def tokens(text: str) -> tuple[str, ...]:
    """Cut folded text into numbers and words; punctuation falls away.

    A text of more than `LONGEST` characters counts as one word that no list holds.
    """
    return tuple(_TOKEN.findall(fold(text))) if len(text) <= LONGEST else ("…",)


def vocabulary(section: str, language: str) -> Vocabulary:
    """Collect the words of a section: those of `language` first, then all other languages'."""
    words: dict[tuple[str, ...], Word] = {}
    for code in sorted(WORDS, key=lambda code: code != language):
        for kind, entry in WORDS[code].get(section, {}).items():
            for phrase, place in _phrases(entry):
                words.setdefault(tokens(phrase), Word(kind, place))
    return words


def understand(text: str, words: Vocabulary) -> list[Word] | None:
    """Read a text word by word, the longest known phrase first; None if any word is unknown."""
    rest, understood = tokens(text), []
    longest = max(map(len, words))
    while rest:
        size = next((n for n in range(longest, 0, -1) if rest[:n] in words), 1)
        word = words.get(rest[:size])
        if word is None and rest[0].isdecimal():
            word = Word("number", digits=rest[0])
        if word is None:
            return None
        understood.append(word)
        rest = rest[size:]
    return understood


def _phrases(entry: object) -> Iterator[tuple[str, int]]:
    """Walk a list of phrases, or a list of such lists; settings in between have no phrases."""
    if not isinstance(entry, Iterable):
        return
    for place, item in enumerate(entry):
        if isinstance(item, str):
            yield item, 0
        else:
            yield from ((phrase, place) for phrase in item)
