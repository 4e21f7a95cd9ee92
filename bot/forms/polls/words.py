"""A vote as people write it: the question in the first line, its options below."""

import re
import unicodedata
from dataclasses import dataclass

from bot.looks.lettering import printable
from bot.reading.agenda import BULLETS
from community.polls.drafts import LONGEST_NAME, LONGEST_QUESTION
from community.rules.polls.ballots import FEWEST_OPTIONS, MOST_OPTIONS

# A number as people count lines; "1.04" is a date, "1-2" a range.
_COUNTED = re.compile(r"(\d{1,2})(?:\ufe0f?\u20e3 *|[.)]+(?: +|(?!\d))| +[-–] +)(.+)")  # noqa: RUF001


@dataclass(frozen=True)
class Asked:
    """The question, and the options that stand below it, if any."""

    question: str
    options: tuple[str, ...]

    @property
    def too_long(self) -> str | None:
        """The first option whose name is too long for a ballot."""
        return next((each for each in self.options if len(each) > LONGEST_NAME), None)

    @property
    def unreadable(self) -> str | None:
        """The first option of whose name the picture of the results would show nothing."""
        return next((each for each in self.options if not is_readable(each)), None)

    @property
    def is_question_too_long(self) -> bool:
        """Whether the question is too long for a lock screen."""
        return len(self.question) > LONGEST_QUESTION

    @property
    def are_too_few_or_many(self) -> bool:
        """Whether there are options, and not as many as a ballot holds."""
        return bool(self.options) and not FEWEST_OPTIONS <= len(self.options) <= MOST_OPTIONS

    @property
    def are_equal(self) -> bool:
        """Whether two options read alike."""
        return len({each.casefold() for each in self.options}) < len(self.options)


def is_readable(name: str) -> bool:
    """Whether a letter or digit of a name can be drawn; emoji can not."""
    return any(map(str.isalnum, printable(name)))


def read(text: str) -> Asked | None:
    """Read what was written; None if there are no words in it."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    first, *others = [line for line in lines if _says_something(line)] or [""]
    return Asked(first, tuple(_without_numbers(others))) if first else None


def _says_something(line: str) -> bool:
    return any(unicodedata.category(sign)[0] not in "PZC" for sign in line)


def _without_numbers(lines: list[str]) -> list[str]:
    """Bullets go, and numbers where they count the lines: any others are dates or the like."""
    bare = [line.lstrip(BULLETS) for line in lines]
    counted = [_COUNTED.fullmatch(line) for line in bare]
    found = [each for each in counted if each is not None]
    is_list = [int(each[1]) for each in found] == list(range(1, len(bare) + 1))
    return [each[2] for each in found] if is_list else bare
