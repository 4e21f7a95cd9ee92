"""What comes out of counted votes: places, ties, and how much of the numbers may be told."""

from collections.abc import Sequence
from enum import StrEnum

from storage.kinds import PollMethod

# Design, 5: below so many voters a number may tell how somebody voted.
FEWEST_COUNTED = 5
# reference/domain.md, 4, D8: so many places are told in the message.
TOLD_PLACES = 3


class Told(StrEnum):
    """How much of a result is told: its order, the sums, or those of chat and paper apart."""

    ORDER = "order"
    SUMS = "sums"
    PARTS = "parts"


def ties(places: Sequence[int], votes: Sequence[int], deciding: int) -> list[list[int]]:
    """The options, counted from 1, that share one of the first `deciding` places.

    Who got nothing shares nothing that anybody has to decide about.
    """
    found: dict[int, list[int]] = {}
    for position, (place, got) in enumerate(zip(places, votes, strict=True), start=1):
        if place <= deciding and got:
            found.setdefault(place, []).append(position)
    return [positions for _, positions in sorted(found.items()) if len(positions) > 1]


def deciding_places(method: PollMethod, marks: int) -> int:
    """How many places matter: of one choice only the first, else those that are told."""
    if method == PollMethod.CHOICE:
        return 1 if marks == 1 else max(marks, TOLD_PLACES)
    return TOLD_PLACES


def told(by_chat: int, on_paper: int, *, is_secret: bool) -> Told:
    """What may be told of a vote in which so many took part."""
    if is_secret and by_chat + on_paper < FEWEST_COUNTED:
        return Told.ORDER
    return Told.PARTS if min(by_chat, on_paper) >= FEWEST_COUNTED else Told.SUMS
