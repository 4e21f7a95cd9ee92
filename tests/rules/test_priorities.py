"""The order of the list of priorities, and what is new in it."""

from dataclasses import dataclass
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.rules.polls.repeated import Result, places_of
from community.rules.priorities import (
    AREAS,
    by_area,
    goes_against_vote,
    in_order,
    is_the_same,
    news,
    roman,
    where_to_insert,
)
from storage.kinds import NeedArea


@dataclass
class Item:
    """A priority without a database."""

    area: NeedArea
    position: int
    short_name: str = ""
    wording: str | None = None
    need_id: int | None = None
    poll_id: int | None = None
    option: int | None = None
    meeting_id: int | None = None
    id: int = 0
    copied_from: int | None = None


HEALTH, HOUSING, EDUCATION = NeedArea.HEALTH, NeedArea.HOUSING, NeedArea.EDUCATION


def came_out(poll: int, *options: tuple[str, int], repeats: int | None = None) -> list[Result]:
    """The results of a vote: the name and the place of each option."""
    return [
        Result(poll, repeats, option, place, None, name)
        for option, (name, place) in enumerate(options, start=1)
    ]


VOTE, OTHER = came_out(1, ("а", 1), ("б", 2), ("в", 2)), came_out(2, ("б", 1))
PLACES = places_of([*VOTE, *OTHER])


def test_the_areas_come_as_in_sopot_s_list() -> None:
    items = [Item(HOUSING, 1, "г"), Item(EDUCATION, 2, "б"), Item(HEALTH, 1, "в")]
    items.append(Item(EDUCATION, 1, "а"))
    assert [area for area, _its in by_area(items)] == [EDUCATION, HEALTH, HOUSING]
    assert [item.short_name for item in in_order(items)] == ["а", "б", "в", "г"]


def test_every_area_has_its_place() -> None:
    assert sorted(AREAS) == sorted(NeedArea)


@pytest.mark.parametrize(
    ("number", "letters"), [(1, "I"), (3, "III"), (4, "IV"), (9, "IX"), (11, "XI"), (14, "XIV")]
)
def test_roman_numbers(number: int, letters: str) -> None:
    assert roman(number) == letters


def voted(option: int, poll: int = 1, meeting: int | None = None) -> Item:
    """What came out of a vote."""
    return Item(HEALTH, 0, poll_id=poll, option=option, meeting_id=meeting)


def test_only_the_same_vote_binds_and_only_until_a_meeting_decides() -> None:
    assert goes_against_vote(voted(2), voted(1), PLACES)
    assert not goes_against_vote(voted(1), voted(2), PLACES)
    assert not goes_against_vote(voted(2), voted(3), PLACES), "equal places are free"
    assert not goes_against_vote(voted(2), voted(1, poll=2), PLACES)
    assert not goes_against_vote(voted(2, meeting=7), voted(1), PLACES)
    assert not goes_against_vote(voted(2), voted(1, meeting=7), PLACES)
    assert not goes_against_vote(Item(HEALTH, 0), Item(HEALTH, 0), PLACES)


def test_a_vote_that_was_held_again_binds_where_it_decided() -> None:
    """Two were equal and came apart; the first vote holds for the third, and other votes not."""
    first = came_out(1, ("а", 1), ("б", 1), ("в", 3))
    again = came_out(3, ("б", 1), ("а", 2), repeats=1)
    places = places_of([*first, *OTHER, *again])
    for upper in (voted(1), voted(2, poll=3)):
        for lower in (voted(2), voted(1, poll=3)):
            assert goes_against_vote(upper, lower, places)
            assert not goes_against_vote(lower, upper, places)
    assert goes_against_vote(voted(3), voted(2, poll=3), places)
    assert not goes_against_vote(voted(2, poll=3), voted(3), places)
    assert not goes_against_vote(voted(1), voted(1, poll=2), places)
    assert is_the_same(voted(2), voted(1, poll=3), places)
    assert not is_the_same(voted(2), voted(2, poll=3), places)
    assert not is_the_same(voted(2), voted(1, poll=2), places), "another vote"


def test_a_vote_may_be_held_again_more_than_once() -> None:
    votes = [
        came_out(1, ("а", 1), ("б", 1), ("в", 1)),
        came_out(2, ("а", 1), ("б", 2), ("в", 2), repeats=1),
        came_out(3, ("В", 1), ("Б", 2), repeats=2),
    ]
    places = places_of(each for vote in votes for each in vote)
    assert is_the_same(voted(3), voted(1, poll=3), places)
    assert goes_against_vote(voted(2), voted(3), places)
    assert goes_against_vote(voted(1, poll=3), voted(1), places)


@given(st.permutations(range(1, 7)), st.lists(st.integers(0, 3), max_size=3))
def test_in_whatever_order_results_are_added_the_vote_is_kept(
    added: list[int], others: list[int]
) -> None:
    places = places_of(came_out(1, *((f"{each}", (each + 1) // 2) for each in range(1, 7))))
    listed = [Item(HEALTH, 0, f"{number}") for number in others]
    for option in added:
        item = voted(option)
        listed.insert(where_to_insert(item, listed, places), item)
    pairs = pairwise(item for item in listed if item.poll_id)
    assert not any(goes_against_vote(upper, lower, places) for upper, lower in pairs)


def test_what_is_new() -> None:
    old = [Item(HEALTH, 1, "а", need_id=1), Item(HEALTH, 2, "б"), Item(HOUSING, 1, "в")]
    new = [Item(HEALTH, 1, "б"), Item(HEALTH, 2, "а2", need_id=1), Item(HOUSING, 1, "г")]
    found = news(old, new)
    assert (found.added, found.removed) == (("г",), ("в",))
    assert found.is_reordered
    assert found.renamed == (("а", "а2"),)


def test_the_same_again_is_no_news() -> None:
    items = [Item(HEALTH, 1, "а"), Item(HEALTH, 5, "а"), Item(HOUSING, 1, "б", "Б")]
    same = [Item(HEALTH, 2, "а"), Item(HEALTH, 3, "а"), Item(HOUSING, 9, "б", "Б")]
    assert not news(items, same)


def test_what_is_only_called_otherwise_is_no_new_priority() -> None:
    old = [Item(HEALTH, 1, "а", id=1), Item(HEALTH, 2, "б", id=2)]
    new = [Item(HEALTH, 1, "в", copied_from=1), Item(HEALTH, 2, "б", copied_from=2)]
    found = news(old, new)
    assert found.renamed == (("а", "в"),)
    assert (found.added, found.removed, found.is_reordered) == ((), (), False)


def test_what_takes_the_name_of_another_one_is_new() -> None:
    old = [Item(HEALTH, 1, "а", id=1)]
    found = news(old, [Item(HEALTH, 1, "б", copied_from=1), Item(HEALTH, 2, "а")])
    assert (found.added, found.removed) == (("а",), ())


def test_what_was_taken_out_and_comes_back_is_the_same() -> None:
    assert not news([Item(HEALTH, 1, "а", id=1)], [Item(HEALTH, 1, "а")])


def test_another_area_is_another_order_and_other_words_are_told() -> None:
    assert news([Item(HEALTH, 1, "а")], [Item(HOUSING, 1, "а")]).is_reordered
    found = news([Item(HEALTH, 1, "а", "едно")], [Item(HEALTH, 1, "а", "друго")])
    assert found.is_reworded
    assert not found.is_reordered


@pytest.mark.parametrize(
    "now",
    [
        Item(HEALTH, 1, "а", need_id=1, meeting_id=7),
        Item(HEALTH, 1, "а", need_id=1, poll_id=1, option=2),
    ],
    ids=["meeting", "vote"],
)
def test_where_one_came_from_is_news_too(now: Item) -> None:
    found = news([Item(HEALTH, 1, "а", need_id=1)], [now])
    assert found
    assert found.is_sourced
    assert not found.is_reworded
    assert (found.added, found.removed) == ((), ())
