"""A change of a need as one of its people hears of it."""

from typing import NamedTuple

from community import doors
from community.needs.answering import has_confirmed
from storage.database import Session
from storage.kinds import NeedState
from storage.models import Need, NeedEvent, Person
from storage.queries.needs import following, news


class News(NamedTuple):
    """One change of a need, as one of its people reads it.

    `event` is missing of what was only just said; `into` is the need with which it was merged.
    With `is_after_vote` it is accepted as it was before the group voted on it.
    """

    need: Need
    event: NeedEvent | None
    is_author: bool
    into: Need | None = None
    is_confirmed: bool = False
    is_after_vote: bool = False

    @property
    def state(self) -> NeedState:
        """How far the need came with it."""
        found = self.event.state if self.event is not None else None
        return found or self.need.state

    @property
    def words(self) -> str:
        """What is told with it; of what was accepted, how members read it by now."""
        if self.state == NeedState.ACCEPTED and self.need.wording is not None:
            return self.need.wording
        return (self.event.words if self.event is not None else None) or ""


async def news_of(session: Session, need: Need, event: NeedEvent | None, reader_id: int) -> News:
    """One change of a need, as one of its people reads it."""
    into, state = None, need.state if event is None else event.state
    if state == NeedState.MERGED and need.merged_into_id is not None:
        into = await session.get(Need, need.merged_into_id)
    return News(
        need,
        event,
        need.author_id == reader_id,
        into,
        is_confirmed=need.state == NeedState.DONE and await has_confirmed(session, need),
        is_after_vote=state == NeedState.ACCEPTED and await news.was_in_poll(session, need, event),
    )


async def standing(session: Session, person: Person, need_id: int) -> News:
    """How a need stands that this person follows. Raises Refused NOT_FOUND."""
    need = await doors.followed_need(session, person, need_id)
    events = await following.told_events(session, need, person.id)
    return await news_of(session, need, events[-1] if events else None, person.id)
