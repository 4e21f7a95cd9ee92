"""What came out of votes when the vote on equal places was held again."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple


class Result(NamedTuple):
    """The place that an option took in a vote, and what it stood for there."""

    poll_id: int
    repeats_id: int | None
    option: int
    place: int
    need_id: int | None
    short_name: str


class Voted(NamedTuple):
    """What was voted on, the same in the vote and where it was held again, and its places."""

    what: tuple[int, int | str]
    places: Mapping[int, int]


# Of each option of each vote.
Places = Mapping[tuple[int | None, int | None], Voted]


def places_of(results: Iterable[Result]) -> Places:
    """The places of each option: in its vote, and wherever that was held again.

    The results come by the numbers of their votes: an earlier one has the smaller number.
    """
    first: dict[int, int] = {}
    by_vote: dict[tuple[int, int | str], dict[int, int]] = {}
    found: dict[tuple[int | None, int | None], Voted] = {}
    for each in results:
        first[each.poll_id] = first.get(each.repeats_id or 0, each.poll_id)
        what = first[each.poll_id], each.need_id or each.short_name.casefold()
        places = by_vote.setdefault(what, {})
        places[each.poll_id] = each.place
        found[each.poll_id, each.option] = Voted(what, places)
    return found


def is_behind(one: Voted, other: Voted) -> bool:
    """Whether one came out lower than another in the last vote in which both stood."""
    both = one.places.keys() & other.places.keys()
    return bool(both) and one.places[max(both)] > other.places[max(both)]
