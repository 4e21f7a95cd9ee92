"""Every state of a need and its allowed ways, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.rules.need_path import ANSWERS, ENDS, LIVING, NEXT, UNDECIDED, may_step
from storage.kinds import NeedState

# domain.md 2.4, read row by row; whoever said it may withdraw it as long as nothing is decided.
TABLE = """
received     in_review withdrawn
in_review    needs_info accepted merged referred declined withdrawn
needs_info   in_review withdrawn
accepted     in_poll prioritised in_plan
in_poll      prioritised accepted
prioritised  in_plan
in_plan      in_progress
in_progress  done stopped
done         in_review
merged
referred     done declined
declined     in_review
stopped      in_progress
withdrawn
"""
WAYS = {
    NeedState(line.split()[0]): {NeedState(word) for word in line.split()[1:]}
    for line in TABLE.strip().splitlines()
}


def test_the_table() -> None:
    assert NEXT == WAYS
    assert set(NEXT) == set(NeedState)


@pytest.mark.parametrize("state", NeedState)
def test_no_way_from_a_state_to_itself(state: NeedState) -> None:
    assert not may_step(state, state)


def test_only_the_ends_have_no_way_out() -> None:
    assert {state for state, ways in NEXT.items() if not ways} == ENDS


def reached_from(start: NeedState) -> set[NeedState]:
    found, ahead = {start}, [start]
    while ahead:
        new = NEXT[ahead.pop()] - found
        found |= new
        ahead += new
    return found


def test_every_state_is_reached_from_the_first() -> None:
    assert reached_from(NeedState.RECEIVED) == set(NeedState)


@pytest.mark.parametrize("state", sorted(set(NeedState) - ENDS))
def test_from_everywhere_there_is_a_way_to_an_end(state: NeedState) -> None:
    assert reached_from(state) & ENDS


@pytest.mark.parametrize("start", [NeedState.RECEIVED, NeedState.NEEDS_INFO])
def test_who_decides_at_once_has_reviewed_it(start: NeedState) -> None:
    for state in NEXT[NeedState.IN_REVIEW] - {start}:
        assert may_step(start, state)
    for state in (NeedState.IN_PLAN, NeedState.DONE, NeedState.IN_POLL, NeedState.STOPPED):
        assert not may_step(start, state)


def test_only_before_a_decision_an_answer_is_still_promised() -> None:
    assert not UNDECIDED & ANSWERS
    assert set(NeedState) - {NeedState.WITHDRAWN} == UNDECIDED | ANSWERS
    assert not LIVING & {NeedState.MERGED, NeedState.WITHDRAWN, NeedState.DECLINED}


@given(st.lists(st.sampled_from(list(NeedState)), max_size=40))
def test_a_walk_keeps_to_the_ways(wanted: list[NeedState]) -> None:
    """Whatever is asked for, a need takes only steps of the table, the review in between."""
    at = NeedState.RECEIVED
    for state in wanted:
        if may_step(at, state):
            by_review = NeedState.IN_REVIEW in NEXT[at] and state in NEXT[NeedState.IN_REVIEW]
            assert state in NEXT[at] or by_review
            at = state
    assert at in reached_from(NeedState.RECEIVED)


def test_the_ends_hold() -> None:
    assert not [(end, to) for end in ENDS for to in NeedState if may_step(end, to)]
