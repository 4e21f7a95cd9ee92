"""What came out of a vote, for everybody who could take part."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bar:
    """One option in the picture; without votes only its place may be known."""

    place: int
    name: str
    votes: int | None


@dataclass(frozen=True, slots=True)
class Chart:
    """The words and numbers of the picture, in the order in which they stand there."""

    title: str
    question: str
    bars: tuple[Bar, ...]
    foot: tuple[str, ...]
