"""Words in which somebody may make a secret choice instead of tapping it."""

from bot.locales import WORDS
from bot.reading.vocabulary import tokens
from bot.reading.whole_message import skeleton

# A vote has so many options at most.
_OPTIONS = 12


def numbers_in(text: str) -> list[int]:
    """The numbers of options, where nothing else is said: "2", "1, 3", "I vote for 5", "eight"."""
    words = [word for word in skeleton(text).split() if word not in _CHOOSING]
    found = [int(word) if word.isdecimal() else _NUMBERS.get(word, 0) for word in words]
    return found if all(1 <= number <= _OPTIONS for number in found) else []


def says_the_same(text: str, name: str, number: int) -> bool:
    """Whether a text says no more than that the option of this name and number is chosen."""
    said, called = skeleton(text).split(), skeleton(name).split()
    if said[:1] == [str(number)] and said != called:
        del said[0]
    if [word for word in said if word not in _CHOOSING or word in called] == called:
        return True
    said, called = ([word for word in words if word not in _CHOOSING] for words in (said, called))
    return bool(said) and said == called


_CHOOSING = frozenset(
    skeleton(word)
    for words in WORDS.values()
    for word in words.get("votes", {}).get("choosing", ())
)
_NUMBERS = {
    skeleton(word): number
    for words in WORDS.values()
    for number, spellings in enumerate(words.get("hours", {}).get("counted", ())[:_OPTIONS], 1)
    for word in spellings
    if len(tokens(word)) == 1
}
