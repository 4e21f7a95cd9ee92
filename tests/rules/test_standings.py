"""Ties, and how much may be told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.rules.polls.standings import Told, deciding_places, ties, told
from community.rules.polls.tally import places
from storage.kinds import PollMethod

VOTES = st.lists(st.integers(0, 6), min_size=2, max_size=12)


@given(VOTES)
def test_a_tie_is_told_exactly_where_places_are_shared(votes: list[int]) -> None:
    ranks = places(votes)
    found = ties(ranks, votes, len(votes))
    tied = {position for group in found for position in group}
    for position, place in enumerate(ranks, start=1):
        assert (position in tied) == (ranks.count(place) > 1 and votes[position - 1] > 0)


def test_only_places_that_matter_are_decided_about() -> None:
    votes = [9, 5, 5, 1, 1]
    assert ties(places(votes), votes, 3) == [[2, 3]]
    assert ties(places(votes), votes, 4) == [[2, 3], [4, 5]]
    assert ties(places(votes), votes, 1) == []


@pytest.mark.parametrize(
    ("method", "marks", "count"),
    [
        (PollMethod.CHOICE, 1, 1),
        (PollMethod.CHOICE, 2, 3),
        (PollMethod.CHOICE, 5, 5),
        (PollMethod.POINTS, 9, 3),
        (PollMethod.ORDER, 3, 3),
    ],
)
def test_how_many_places_matter(method: PollMethod, marks: int, count: int) -> None:
    assert deciding_places(method, marks) == count


@pytest.mark.parametrize(
    ("by_chat", "on_paper", "what"),
    [
        (4, 0, Told.ORDER),
        (2, 2, Told.ORDER),
        (0, 4, Told.ORDER),
        (5, 0, Told.SUMS),
        (0, 5, Told.SUMS),
        (4, 1, Told.SUMS),
        (17, 4, Told.SUMS),
        (4, 17, Told.SUMS),
        (5, 5, Told.PARTS),
        (17, 6, Told.PARTS),
    ],
)
def test_no_number_leads_to_anybody(by_chat: int, on_paper: int, what: Told) -> None:
    assert told(by_chat, on_paper, is_secret=True) == what


def test_what_was_said_openly_is_told_of_few_too() -> None:
    assert told(2, 0, is_secret=False) == Told.SUMS
    assert told(5, 5, is_secret=False) == Told.PARTS
