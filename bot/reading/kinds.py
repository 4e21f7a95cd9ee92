"""A message that is nothing but the names of kinds of meeting: "training and session"."""

from functools import cache

from bot.reading.vocabulary import Vocabulary, understand, vocabulary
from storage.kinds import MeetingKind


def read_kinds(text: str, language: str) -> list[MeetingKind]:
    """Read one kind or several, each once, in the order in which they were written.

    Words of all languages are understood, those of `language` first. With any other word beside
    them it is a sentence about something else, and nothing is read.
    """
    words = understand(text, _vocabulary(language)) or []
    named = [word.kind for word in words if word.kind != "and"]
    if "number" in named:
        return []
    return list(dict.fromkeys(map(MeetingKind, named)))


@cache
def _vocabulary(language: str) -> Vocabulary:
    return vocabulary("kinds", language)
