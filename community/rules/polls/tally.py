"""Counting ballots: whole numbers only, whatever the order of ballots or options."""

from collections.abc import Iterable, Sequence

from community.rules.polls.ballots import BLANK, SIGNS
from storage.kinds import PollMethod


def votes_for(method: PollMethod, options: int, marked: Iterable[tuple[str, int]]) -> int:
    """What one of so many options gets: each sign it was marked with, and on how many ballots."""
    worth = worth_of(method, options)
    return sum(worth[sign] * ballots for sign, ballots in marked)


def worth_of(method: PollMethod, options: int) -> dict[str, int]:
    """What a mark brings an option: a vote, its points, or by Borda one for each one below.

    With m options the first place brings m - 1, the last one nothing, as does no place at all.
    """
    worth = {sign: number for number, sign in enumerate(SIGNS)}
    if method == PollMethod.ORDER:
        worth = {sign: options - place for sign, place in worth.items()}
    return worth | {BLANK: 0}


def places(votes: Sequence[int]) -> list[int]:
    """The place of each option, counted from 1; equal ones share it, and the next are left out."""
    return [1 + sum(other > mine for other in votes) for mine in votes]
