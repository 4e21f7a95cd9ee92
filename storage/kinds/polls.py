"""Polls: how they are voted on, and how far they are."""

from enum import StrEnum


class PollState(StrEnum):
    """A draft is seen by organisers only; CLOSED is counted, and not told yet."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    PUBLISHED = "published"
    CANCELLED = "cancelled"


class PollMethod(StrEnum):
    """How a ballot is filled in: up to so many choices, points to spread, or an order (Borda)."""

    CHOICE = "choice"
    POINTS = "points"
    ORDER = "order"


class VotingWay(StrEnum):
    """How somebody on the roll took part; DECLINED said that they will not vote."""

    CHAT = "chat"
    PAPER = "paper"
    DECLINED = "declined"


class TieBreak(StrEnum):
    """What becomes of equal places (reference/domain.md, 4, I10)."""

    EQUAL_PLACES = "equal_places"
    AGAIN = "again"
    AT_THE_MEETING = "at_the_meeting"
