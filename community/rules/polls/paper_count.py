"""What people may have counted on paper: totals that no ballots could give are not taken."""

from collections.abc import Sequence
from itertools import accumulate, combinations

from storage.kinds import PollMethod


def is_possible(method: PollMethod, marks: int, ballots: int, votes: Sequence[int]) -> bool:
    """Whether so many ballots can hold these totals, one for each option, complete or not.

    `marks` is that of the poll. However many options are taken together, the ballots can not
    have given them more than their best marks: 1 each for a choice, all points on one option, or
    the first places of an order.
    """
    best = list(accumulate(_weights(method, marks, len(votes))))
    largest = accumulate(sorted(votes, reverse=True))
    return min(votes, default=0) >= 0 and all(
        together <= ballots * best[min(count, len(best) - 1)]
        for count, together in enumerate(largest)
    )


def differing(counts: Sequence[Sequence[int]]) -> list[int]:
    """Where counts differ: 0 is the number of ballots, then the options by position."""
    return [
        place for place, numbers in enumerate(zip(*counts, strict=True)) if len(set(numbers)) > 1
    ]


def agreed(counts: Sequence[Sequence[int]]) -> Sequence[int] | None:
    """The count to which two people came independently, or nothing."""
    return next((one for one, other in combinations(counts, 2) if list(one) == list(other)), None)


def _weights(method: PollMethod, marks: int, options: int) -> list[int]:
    """What one ballot gives its options, the most first."""
    match method:
        case PollMethod.CHOICE:
            return [1] * marks
        case PollMethod.POINTS:
            return [marks]
        case PollMethod.ORDER:
            return [options - place for place in range(1, marks + 1)]
