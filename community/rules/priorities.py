"""The order of the list of priorities, and what is new between two versions of it."""

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Protocol, TypeVar

from community.rules.polls.repeated import Places, Voted, is_behind
from storage.kinds import NeedArea

# As municipal plans order them (reference/domain.md, 2.5); the first three are those of Sopot.
AREAS = (
    NeedArea.EDUCATION,
    NeedArea.HEALTH,
    NeedArea.HOUSING,
    NeedArea.INFRASTRUCTURE,
    NeedArea.EMPLOYMENT,
    NeedArea.RIGHTS,
    NeedArea.CULTURE,
    NeedArea.DOCUMENTS,
    NeedArea.SOCIAL,
    NeedArea.SAFETY,
    NeedArea.OTHER,
)
# As on a ballot (reference/domain.md, I2).
LONGEST_SHORT_NAME = 30
# Three times the longest of Sopot's; more would be a plan, not a priority.
LONGEST_WORDING = 500
NO_VOTES: Places = {}
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


class Sourced(Protocol):
    """A priority, listed or to be, as far as it is known what it came from."""

    @property
    def need_id(self) -> int | None:
        """The need, if it came from one."""

    @property
    def poll_id(self) -> int | None:
        """The vote, if it came from one."""

    @property
    def option(self) -> int | None:
        """Which option of the vote it was."""

    @property
    def meeting_id(self) -> int | None:
        """The meeting that decided it, if one did."""


class Listed(Sourced, Protocol):
    """A priority as far as its place in the list is concerned.

    `copied_from` is the number of the one in an earlier version that it was.
    """

    id: int
    copied_from: int | None
    area: NeedArea
    position: int
    short_name: str
    wording: str | None


Item = TypeVar("Item", bound=Listed)


def by_area(items: Collection[Item]) -> list[tuple[NeedArea, list[Item]]]:
    """The areas that have something in their order, each with its priorities in theirs."""
    in_order = sorted(items, key=lambda item: item.position)
    found = [(area, [item for item in in_order if item.area == area]) for area in AREAS]
    return [(area, its) for area, its in found if its]


def in_order(items: Collection[Item]) -> list[Item]:
    """All of them as they are numbered."""
    return [item for _area, its in by_area(items) for item in its]


def roman(number: int) -> str:
    """Write a small number as the Romans did: 4 is IV."""
    written = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written


def goes_against_vote(upper: Sourced, lower: Sourced, places: Places) -> bool:
    """Whether one stands above another that came out higher in the same vote.

    So does what came out when that was held again. What a meeting decided about one of them
    stands above the vote.
    """
    if upper.meeting_id is not None or lower.meeting_id is not None:
        return False
    above, below = _voted(upper, places), _voted(lower, places)
    return above is not None and below is not None and is_behind(above, below)


def where_to_insert(item: Listed, others: Sequence[Listed], places: Places) -> int:
    """At which index of its area it comes: at the end, but above what came out lower."""
    for index, other in enumerate(others):
        if goes_against_vote(other, item, places):
            return index
    return len(others)


def is_the_same(one: Sourced, other: Sourced, places: Places) -> bool:
    """Whether two came from the same need, or from the same option of a vote."""
    if one.need_id is not None and one.need_id == other.need_id:
        return True
    first, second = _voted(one, places), _voted(other, places)
    return first is not None and second is not None and first.what == second.what


def _voted(item: Sourced, places: Places) -> Voted | None:
    return places.get((item.poll_id, item.option))


@dataclass(frozen=True)
class News:
    """What is new between two versions: short names, and whether anything else changed.

    Of what is called otherwise they are the name before and the new one.
    """

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    is_reordered: bool = False
    is_reworded: bool = False
    is_sourced: bool = False

    def __bool__(self) -> bool:
        return self != News()


def news(before: Collection[Listed], after: Collection[Listed], places: Places = NO_VOTES) -> News:
    """What the later version has that the earlier one had not."""
    old = _known(before, places, {})
    new = _known(after, places, {item.id: key for key, item in old.items()})
    kept = [(old[key], new[key]) for key in new if key in old]
    kept_before = [(key, old[key].area) for key in old if key in new]
    kept_after = [(key, new[key].area) for key in new if key in old]
    return News(
        added=tuple(new[key].short_name for key in new if key not in old),
        removed=tuple(old[key].short_name for key in old if key not in new),
        renamed=tuple(
            (then.short_name, now.short_name)
            for then, now in kept
            if then.short_name != now.short_name
        ),
        is_reordered=kept_before != kept_after,
        is_reworded=any(then.wording != now.wording for then, now in kept),
        is_sourced=any(_sources(then) != _sources(now) for then, now in kept),
    )


def _known(
    items: Collection[Listed], places: Places, before: Mapping[int | None, Hashable]
) -> dict[Hashable, Listed]:
    """By what each was in the version before, whatever it is called now; else by its key."""
    taken = {before[item.copied_from] for item in items if item.copied_from in before}
    found: dict[Hashable, Listed] = {}
    for item in in_order(items):
        if item.copied_from in before:
            found[before[item.copied_from]] = item
        else:
            alike = ((_key(item, places), number) for number in count(1))
            found[next(key for key in alike if key not in taken | found.keys())] = item
    return found


def _key(item: Listed, places: Places) -> Hashable:
    """What it is in every version: its need, its option, or its name."""
    if item.need_id is not None:
        return "need", item.need_id
    if (voted := _voted(item, places)) is not None:
        return "option", voted.what
    return "name", item.short_name.casefold()


def _sources(item: Listed) -> tuple[int | None, ...]:
    return item.need_id, item.poll_id, item.option, item.meeting_id
