"""Words in which somebody may make a secret choice instead of tapping it."""

from bot.locales import WORDS
from bot.reading.vocabulary import tokens
from bot.reading.whole_message import skeleton

# A vote has so many options at most.
_OPTIONS = 12


def says_numbers(text: str) -> bool:
    """Recognise nothing but numbers, as of options: "2", "1, 3", "I vote for 5", "eight"."""
    words = _telling(text)
    numbers = [word for word in words if word in _NUMBERS or word.isdecimal()]
    return bool(numbers) and all(len(word) <= 2 or word in _NUMBERS for word in words)


def says_the_same(text: str, name: str) -> bool:
    """Whether a text says no more than that this is chosen, whatever keyboard it is typed on."""
    said = _telling(text)
    return bool(said) and said == _telling(name)


def _telling(text: str) -> list[str]:
    return [word for word in skeleton(text).split() if word not in _CHOOSING]


_CHOOSING = frozenset(
    skeleton(word)
    for words in WORDS.values()
    for word in words.get("votes", {}).get("choosing", ())
)
_NUMBERS = frozenset(
    skeleton(word)
    for words in WORDS.values()
    for spellings in words.get("hours", {}).get("counted", ())[:_OPTIONS]
    for word in spellings
    if len(tokens(word)) == 1
)
