"""What came out of votes, as far as the list of priorities is concerned."""

from collections.abc import Iterable
from typing import NamedTuple

from community.rules.polls.repeated import Places, Result, places_of
from community.rules.priorities import Sourced, is_the_same
from storage.database import Session
from storage.models import Need, PollOption, PollResult, PriorityItem, PriorityList
from storage.queries.priorities import lists, sources


class FromOption(NamedTuple):
    """An option of a vote as a source of a priority."""

    poll_id: int | None
    option: int | None
    need_id: int | None
    meeting_id: int | None = None


class Outcome(NamedTuple):
    """What came out for one option of a vote; with its need, and with what stands of it."""

    option: PollOption
    result: PollResult
    need: Need | None
    standing: PriorityItem | None

    @property
    def is_listed(self) -> bool:
        """Whether it stands in the version with this vote as its source, or with a later one."""
        return self.standing is not None and (self.standing.poll_id or 0) >= self.option.poll_id

    @property
    def is_known(self) -> bool:
        """Whether it need not be asked under which heading it comes."""
        return self.need is not None or self.standing is not None


async def places(session: Session, items: Iterable[Sourced]) -> Places:
    """Which places the options took that these came from."""
    polls = {item.poll_id for item in items if item.poll_id is not None}
    return places_of(Result(*row) for row in await lists.results(session, polls))


async def outcomes(session: Session, found: PriorityList, poll_id: int) -> list[Outcome]:
    """What came out of a vote, by place; and what of it stands in this version already."""
    rows = await sources.outcomes(session, poll_id)
    its = [FromOption(poll_id, row.option.position, row.option.need_id) for row in rows]
    known = await places(session, [*its, *found.items])
    return [
        Outcome(*row, standing(found, each, known)) for row, each in zip(rows, its, strict=True)
    ]


def standing(found: PriorityList, new: Sourced, known: Places) -> PriorityItem | None:
    """What stands in a version already of what came from the same."""
    return next((item for item in found.items if is_the_same(item, new, known)), None)
