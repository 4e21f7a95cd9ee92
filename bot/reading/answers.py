"""What somebody who writes instead of tapping seems to answer: to be offered, never recorded."""

from collections.abc import Iterator

from bot.locales import WORDS
from bot.reading.vocabulary import fold, tokens
from bot.reading.whole_message import same_letters, yes_or_no
from storage.kinds import RsvpAnswer

_SIGNS = {"\N{THUMBS UP SIGN}": RsvpAnswer.COMING, "\N{THUMBS DOWN SIGN}": RsvpAnswer.NOT_COMING}


def understood_answer(text: str) -> RsvpAnswer | None:
    """Guess an answer from a short message in any language; None if it says none, or two."""
    is_yes = yes_or_no(text)
    if is_yes is not None:
        return RsvpAnswer.COMING if is_yes else RsvpAnswer.NOT_COMING
    said = set(_said(_words(text)))
    said |= {answer for sign, answer in _SIGNS.items() if sign in text}
    return said.pop() if len(said) == 1 else None


def _said(words: tuple[str, ...]) -> Iterator[RsvpAnswer]:
    """The phrases in a text, the longest first: "not coming" holds no "coming"."""
    longest = max(map(len, _PHRASES))
    while words:
        size = next((n for n in range(longest, 0, -1) if words[:n] in _PHRASES), 0)
        if size:
            yield _PHRASES[words[:size]]
        words = words[size or 1 :]


def _words(text: str) -> tuple[str, ...]:
    return tuple(same_letters(word) for word in tokens(fold(text)))


def _phrases() -> Iterator[tuple[tuple[str, ...], RsvpAnswer]]:
    for words in WORDS.values():
        for answer in RsvpAnswer:
            for phrase in words.get("rsvp", {}).get(answer.value, ()):
                yield _words(phrase), answer


_PHRASES = dict(_phrases())
