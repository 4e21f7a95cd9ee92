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
    words = _words(text)
    said = {answer for phrase, answer in _PHRASES.items() if _holds(words, phrase)}
    said |= {answer for sign, answer in _SIGNS.items() if sign in text}
    return said.pop() if len(said) == 1 else None


def _words(text: str) -> tuple[str, ...]:
    return tuple(same_letters(word) for word in tokens(fold(text)))


def _holds(words: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    size = len(phrase)
    return any(words[start : start + size] == phrase for start in range(len(words) - size + 1))


def _phrases() -> Iterator[tuple[tuple[str, ...], RsvpAnswer]]:
    for words in WORDS.values():
        for answer in RsvpAnswer:
            for phrase in words.get("answers", {}).get(answer.value, ()):
                yield _words(phrase), answer


_PHRASES = dict(_phrases())
