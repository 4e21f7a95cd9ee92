"""Totals from paper: exactly those that some ballots can give are taken."""

from collections.abc import Iterator
from itertools import combinations_with_replacement, permutations, product

import pytest

from community.rules.polls.paper_count import agreed, differing, is_possible
from storage.kinds import PollMethod

CHOICE, POINTS, ORDER = PollMethod.CHOICE, PollMethod.POINTS, PollMethod.ORDER
OPTIONS = 3


def ballots(method: PollMethod, marks: int) -> Iterator[tuple[int, ...]]:
    """Every ballot that somebody may fill in, also one that is not full."""
    if method == ORDER:
        worth = [OPTIONS - place for place in range(1, marks + 1)]
        for places in permutations([*worth, *[0] * (OPTIONS - marks)]):
            # The first places only: nobody marks a second without a first.
            for least in [0, *worth]:
                yield tuple(points if points >= least else 0 for points in places)
        return
    most = 1 if method == CHOICE else marks
    for ballot in product(range(most + 1), repeat=OPTIONS):
        if sum(ballot) <= marks:
            yield ballot


@pytest.mark.parametrize("count", [0, 1, 2])
@pytest.mark.parametrize(
    ("method", "marks"), [(CHOICE, 1), (CHOICE, 2), (CHOICE, 3), (POINTS, 2), (POINTS, 3)]
)
def test_what_ballots_can_give_is_taken_and_nothing_else(
    method: PollMethod, marks: int, count: int
) -> None:
    given = set()
    for chosen in combinations_with_replacement(sorted(set(ballots(method, marks))), count):
        given.add(tuple(map(sum, zip(*chosen, strict=True))) or (0,) * OPTIONS)
    for votes in product(range(count * marks + 2), repeat=OPTIONS):
        assert is_possible(method, marks, count, votes) == (votes in given), votes


@pytest.mark.parametrize("marks", [2, 3])
def test_of_an_order_nothing_possible_is_turned_away(marks: int) -> None:
    """Of incomplete orders some impossible sums pass: two people count them anyway."""
    whole = sorted(set(ballots(ORDER, marks)))
    for one, other in combinations_with_replacement(whole, 2):
        assert is_possible(ORDER, marks, 2, [a + b for a, b in zip(one, other, strict=True)])
    assert not is_possible(ORDER, marks, 2, [5, 0, 0])
    assert not is_possible(ORDER, marks, 2, [4, 4, 0])
    assert not is_possible(ORDER, marks, 2, [3, 3, 1])


def test_no_total_is_below_nothing() -> None:
    assert not is_possible(CHOICE, 1, 5, [-1, 2])


def test_where_two_counts_differ_is_told() -> None:
    assert differing([[7, 3, 4], [7, 3, 4]]) == []
    assert differing([[7, 3, 4], [8, 3, 5]]) == [0, 2]
    assert differing([[7, 3, 4], [7, 4, 4], [7, 3, 5]]) == [1, 2]
    assert differing([[7, 3, 4]]) == []


def test_two_people_have_to_come_to_the_same() -> None:
    assert agreed([]) is None
    assert agreed([[7, 3, 4]]) is None
    assert agreed([[7, 3, 4], [7, 4, 3]]) is None
    assert agreed([[7, 3, 4], [7, 4, 3], [7, 3, 4]]) == [7, 3, 4]
