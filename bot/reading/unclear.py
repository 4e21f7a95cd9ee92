"""Why something that a person typed was not taken, as a value that a screen can answer."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

Meant = TypeVar("Meant")


class Reason(StrEnum):
    """What stands in the way of taking the text as a date or an hour."""

    NOT_A_DATE = "not_a_date"
    NOT_AN_HOUR = "not_an_hour"
    AMBIGUOUS = "ambiguous"
    IMPOSSIBLE = "impossible"
    PAST = "past"
    TOO_FAR = "too_far"


@dataclass(frozen=True)
class Unclear(Generic[Meant]):
    """The reason, and what may have been meant: dates or hours to offer, earliest first."""

    reason: Reason
    candidates: tuple[Meant, ...] = ()
