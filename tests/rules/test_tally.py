"""The tally against naive counting; no order of ballots or options changes it."""

from random import Random

from hypothesis import given
from hypothesis import strategies as some

from community.rules.polls.ballots import is_ballot, mark_limits, numbers
from community.rules.polls.tally import places, worth_of
from storage.kinds import PollMethod

Box = tuple[PollMethod, int, list[str]]


@some.composite
def boxes(draw: some.DrawFn) -> Box:
    """A method, how many options, and ballots as people may mark them."""
    method = draw(some.sampled_from(PollMethod))
    options = draw(some.integers(2, 12))
    limits = mark_limits(method, options)
    allowed = draw(some.integers(limits[0], limits[-1]))
    ballots = draw(some.lists(_ballot(method, options, allowed), max_size=25))
    assert all(is_ballot(method, options, allowed, ballot) for ballot in ballots)
    return method, options, ballots


@some.composite
def _ballot(draw: some.DrawFn, method: PollMethod, options: int, allowed: int) -> str:
    marks = [0] * options
    positions = some.integers(0, options - 1)
    if method == PollMethod.POINTS:
        for at in draw(some.lists(positions, max_size=allowed)):
            marks[at] += 1
    else:
        chosen = draw(some.lists(positions, unique=True, max_size=allowed))
        for place, at in enumerate(chosen, start=1):
            marks[at] = place if method == PollMethod.ORDER else 1
    return "".join(f"{mark:x}" for mark in marks)


def counted(box: Box) -> list[int]:
    """Option by option, what the sign on each ballot is worth: as the database adds it up."""
    method, options, ballots = box
    worth = worth_of(method, options)
    return [sum(worth.get(ballot[at], 0) for ballot in ballots) for at in range(options)]


def naively(box: Box) -> list[int]:
    """Ballot by ballot and option by option, as one would on a blackboard."""
    method, options, ballots = box
    board = [0] * options
    for ballot in ballots:
        made = numbers(ballot)
        for at in range(options):
            if method != PollMethod.ORDER:
                board[at] += made[at]
            elif made[at]:
                # Everybody who might stand below this place.
                board[at] += len(range(made[at], options))
    return board


@given(boxes())
def test_the_tally_is_what_one_would_count_by_hand(box: Box) -> None:
    assert counted(box) == naively(box)


@given(boxes(), some.randoms())
def test_no_order_of_ballots_changes_it(box: Box, chance: Random) -> None:
    method, options, ballots = box
    shuffled = chance.sample(ballots, len(ballots))
    assert counted((method, options, shuffled)) == counted(box)


@given(boxes(), some.randoms())
def test_no_order_of_options_changes_what_each_gets(box: Box, chance: Random) -> None:
    method, options, ballots = box
    moved = chance.sample(range(options), options)
    renamed = ["".join(ballot[at] for at in moved) for ballot in ballots]
    before, after = counted(box), counted((method, options, renamed))
    assert after == [before[at] for at in moved]
    assert places(after) == [places(before)[at] for at in moved]


@given(some.lists(some.integers(0, 5), min_size=1, max_size=12))
def test_places_are_shared_and_then_left_out(votes: list[int]) -> None:
    found = places(votes)
    for mine, place in zip(votes, found, strict=True):
        assert place == 1 + len([other for other in votes if other > mine])
    assert min(found) == 1


def test_an_order_of_three_among_five() -> None:
    assert counted((PollMethod.ORDER, 5, ["10320", "01200"])) == [4, 4, 5, 3, 0]
    assert places([4, 4, 5, 3, 0]) == [2, 2, 1, 4, 5]
