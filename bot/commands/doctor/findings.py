"""What a check of `doctor` has found."""

from typing import NamedTuple

GOOD, BAD, CAREFUL = "✓", "✗", "!"


class Finding(NamedTuple):
    """One line: all is well, something must be done, or something is good to know."""

    mark: str
    words: str

    @property
    def is_bad(self) -> bool:
        """Whether the bot can not do its work like this."""
        return self.mark == BAD


def good(words: str) -> Finding:
    """All is well."""
    return Finding(GOOD, words)


def bad(words: str) -> Finding:
    """Something must be done; the words say what."""
    return Finding(BAD, words)


def careful(words: str) -> Finding:
    """The bot works, and somebody should know this."""
    return Finding(CAREFUL, words)
