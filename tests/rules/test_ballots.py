"""What a tap does to the marks of a ballot, and what a forged one can not do."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from community.rules.polls.ballots import BLANK, is_ballot, mark_limits, tapped, used
from storage.kinds import PollMethod

CHOICE, POINTS, ORDER = PollMethod.CHOICE, PollMethod.POINTS, PollMethod.ORDER


def after(method: PollMethod, allowed: int, options: int, *taps: int) -> str:
    marks = BLANK * options
    for position in taps:
        marks = tapped(method, allowed, marks, position)
    return marks


@pytest.mark.parametrize(
    ("method", "allowed", "taps", "marks"),
    [
        (CHOICE, 3, (5, 8, 9), "000010011"),
        (CHOICE, 3, (5, 8, 5), "000000010"),
        (CHOICE, 2, (1, 2, 3), "110000000"),
        (CHOICE, 1, (1, 4), "000100000"),
        (CHOICE, 1, (1, 1), "000000000"),
        (POINTS, 5, (2, 2, 3), "021000000"),
        (POINTS, 3, (2, 2, 3, 4), "021000000"),
        (POINTS, 3, (2, 2, 3, 2), "001000000"),
        (ORDER, 3, (9, 1, 5), "200030001"),
        (ORDER, 3, (9, 1, 5, 9), "100020000"),
        (ORDER, 2, (9, 1, 5), "200000001"),
    ],
)
def test_what_taps_mark(
    method: PollMethod, allowed: int, taps: tuple[int, ...], marks: str
) -> None:
    assert after(method, allowed, 9, *taps) == marks


def test_twelve_places_fit_a_character_each() -> None:
    marks = after(ORDER, 12, 12, *range(12, 0, -1))
    assert marks == "cba987654321"
    assert is_ballot(ORDER, 12, 12, marks)


@pytest.mark.parametrize(
    ("method", "marks"),
    [
        (CHOICE, "11100"),
        (CHOICE, "20000"),
        (CHOICE, "1100"),
        (CHOICE, "110000"),
        (CHOICE, "1x000"),
        (CHOICE, "1-000"),
        (POINTS, "30000"),
        (POINTS, "11100"),
        (ORDER, "20000"),
        (ORDER, "11000"),
        (ORDER, "12300"),
    ],
)
def test_what_is_forged_is_no_ballot(method: PollMethod, marks: str) -> None:
    assert not is_ballot(method, 5, 2, marks)


@given(
    some.sampled_from(PollMethod),
    some.integers(2, 12),
    some.data(),
)
def test_whatever_is_tapped_is_a_ballot(
    method: PollMethod, options: int, data: some.DataObject
) -> None:
    limits = mark_limits(method, options)
    allowed = data.draw(some.integers(limits[0], limits[-1]))
    marks = BLANK * options
    for position in data.draw(some.lists(some.integers(1, options), max_size=30)):
        before, marks = marks, tapped(method, allowed, marks, position)
        assert is_ballot(method, options, allowed, marks)
        assert abs(used(method, marks) - used(method, before)) <= 9
