"""Counting ballots: whole numbers only, whatever the order of ballots or options."""

from collections.abc import Sequence

from community.rules.polls.ballots import MOST_POINTS, SIGNS
from storage.kinds import PollMethod


def worth_of(method: PollMethod, options: int) -> dict[str, int]:
    """What each mark brings an option: a vote, its points, or by Borda one for each one below.

    With m options the first place brings m - 1 and the last one nothing, as does no mark at all.
    What all ballots bring is added up by the database.
    """
    if method == PollMethod.ORDER:
        return {SIGNS[place]: options - place for place in range(1, options + 1)}
    most = 1 if method == PollMethod.CHOICE else MOST_POINTS
    return {SIGNS[number]: number for number in range(1, most + 1)}


def places(votes: Sequence[int]) -> list[int]:
    """The place of each option, counted from 1; equal ones share it, and the next are left out."""
    return [1 + sum(other > mine for other in votes) for mine in votes]
