"""Changing the version that is being worked on: add, name, order, take out."""

from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import delete

from community import doors
from community.priorities import votes
from community.priorities.drafts import draft_of, draft_to_change, note
from community.refusals import Reason, Refused
from community.rules.permissions import Permission
from community.rules.priorities import goes_against_vote, where_to_insert
from storage.database import Session
from storage.kinds import NeedArea
from storage.models import Meeting, Person, PriorityItem, PriorityList
from storage.queries.priorities import lists, sources


@dataclass(frozen=True)
class NewPriority:
    """A priority to be added, and what it came from."""

    area: NeedArea
    short_name: str
    wording: str | None = None
    need_id: int | None = None
    poll_id: int | None = None
    option: int | None = None
    meeting_id: int | None = None


@dataclass(frozen=True)
class Move:
    """One step up or down in its area; with a meeting it may also pass what was voted higher."""

    item_id: int
    revision: int
    is_up: bool
    meeting_id: int | None = None


@dataclass(frozen=True)
class Change:
    """What becomes of one priority; what is None stays."""

    area: NeedArea | None = None
    short_name: str | None = None
    wording: str | None = None
    meeting_id: int | None = None


async def add_priority(
    session: Session, person: Person, list_id: int, new: NewPriority, now: datetime
) -> PriorityItem:
    """Add one; what stands there already of the same also tells the new source.

    Of two votes the later one is told. What is new comes at the end of its area, but not below
    what came out lower in the same vote; what stands there moves only if the vote wants it so.
    Raises Refused NOT_FOUND, also for a source of elsewhere, or ALREADY_SENT.
    """
    found = await draft_to_change(session, person, list_id)
    await _check_sources(session, found, new, now)
    item = votes.standing(found, new, await votes.places(session, [new, *found.items]))
    is_new = item is None
    if item is None:
        item = PriorityItem(list_id=found.id, position=0, **asdict(new))
        session.add(item)
    else:
        _tell_source(item, new)
    await session.flush()
    if is_new or await _goes_against_vote(session, found, item):
        await _put_in_place(session, found, item)
    await note(session, "add", person, found, now)
    return item


async def _check_sources(
    session: Session, found: PriorityList, new: NewPriority, now: datetime
) -> None:
    if new.need_id and await sources.need(session, found, new.need_id) is None:
        raise Refused(Reason.NOT_FOUND)
    if new.meeting_id:
        await _meeting(session, found, new.meeting_id, now)
    if new.poll_id and await sources.vote(session, found, new.poll_id) is None:
        raise Refused(Reason.NOT_FOUND)


async def _meeting(
    session: Session, found: PriorityList, meeting_id: int, now: datetime
) -> Meeting:
    meeting = await sources.meeting(session, found.municipality_id, meeting_id, now)
    if meeting is None:
        raise Refused(Reason.NOT_FOUND)
    return meeting


def _tell_source(item: PriorityItem, new: NewPriority) -> None:
    item.need_id = item.need_id or new.need_id
    item.meeting_id = item.meeting_id or new.meeting_id
    # The numbers of votes grow: this is the later one.
    if (new.poll_id or 0) > (item.poll_id or 0):
        item.poll_id, item.option = new.poll_id, new.option


async def _goes_against_vote(session: Session, found: PriorityList, item: PriorityItem) -> bool:
    others = _beside(found, item)
    places = await votes.places(session, [item, *others])
    pairs = [(item, each) if item.position < each.position else (each, item) for each in others]
    return any(goes_against_vote(upper, lower, places) for upper, lower in pairs)


async def _put_in_place(session: Session, found: PriorityList, item: PriorityItem) -> None:
    """Let an item come where it belongs in its area."""
    others = _beside(found, item)
    places = await votes.places(session, [item, *others])
    others.insert(where_to_insert(item, others, places), item)
    _number(others)
    await session.flush()


def _beside(found: PriorityList, item: PriorityItem) -> list[PriorityItem]:
    its = [each for each in found.items if each.area == item.area and each.id != item.id]
    return sorted(its, key=lambda each: each.position)


def _number(items: list[PriorityItem]) -> None:
    for position, item in enumerate(items, start=1):
        item.position = position


async def move_priority(
    session: Session, person: Person, move: Move, now: datetime
) -> PriorityItem:
    """Move one up or down by one place; at the end of its area it stays.

    Raises Refused NOT_FOUND, ALREADY_SENT, OUT_OF_DATE, or VOTED_OTHERWISE when it would come
    above what was voted higher and no meeting decided so.
    """
    found, item = await _to_change(session, person, move.item_id, move.revision)
    others = _beside(found, item)
    before = sum(each.position < item.position for each in others)
    after = before - 1 if move.is_up else before + 1
    if not 0 <= after <= len(others):
        return item
    if move.meeting_id is not None:
        item.meeting_id = (await _meeting(session, found, move.meeting_id, now)).id
    passed = others[min(before, after)]
    upper, lower = (item, passed) if move.is_up else (passed, item)
    if goes_against_vote(upper, lower, await votes.places(session, [upper, lower])):
        told = {"priorities": found, "item": item, "passed": passed, "move": move}
        raise Refused(Reason.VOTED_OTHERWISE, **told)
    others.insert(after, item)
    _number(others)
    await session.flush()
    await note(session, "move", person, found, now)
    return item


async def fix_priority(
    session: Session, person: Person, item_id: int, change: Change, now: datetime
) -> PriorityItem:
    """Name it, word it, put it into another area, or say which meeting decided it.

    Raises Refused NOT_FOUND or ALREADY_SENT.
    """
    found, item = await _to_change(session, person, item_id)
    if change.meeting_id is not None:
        item.meeting_id = (await _meeting(session, found, change.meeting_id, now)).id
    item.short_name = change.short_name or item.short_name
    item.wording = change.wording or item.wording
    if change.area not in (None, item.area):
        item.area = change.area or item.area
        await _put_in_place(session, found, item)
    await session.flush()
    await note(session, "fix", person, found, now)
    return item


async def remove_priority(session: Session, person: Person, item_id: int, now: datetime) -> int:
    """Take one out; returns the number of the municipality.

    Raises Refused NOT_FOUND or ALREADY_SENT.
    """
    found, item = await _to_change(session, person, item_id)
    await session.execute(
        delete(PriorityItem)
        .where(PriorityItem.id == item.id)
        .execution_options(synchronize_session=False)
    )
    await note(session, "remove", person, found, now)
    return found.municipality_id


async def _to_change(
    session: Session, person: Person, item_id: int, revision: int | None = None
) -> tuple[PriorityList, PriorityItem]:
    list_id = await lists.list_of(session, item_id)
    found = await draft_to_change(session, person, list_id or 0, revision)
    return found, _item_in(found, item_id)


def _item_in(found: PriorityList, item_id: int) -> PriorityItem:
    item = next((each for each in found.items if each.id == item_id), None)
    if item is None:
        raise Refused(Reason.NOT_FOUND)
    return item


async def item_of(
    session: Session, person: Person, item_id: int
) -> tuple[PriorityList, PriorityItem]:
    """A priority of the version that this person works on.

    Raises Refused NOT_FOUND or ALREADY_SENT.
    """
    list_id = await lists.list_of(session, item_id)
    await doors.kept_priorities(session, person, list_id or 0, Permission.KEEP_PRIORITIES)
    found = await draft_of(session, person, list_id or 0)
    return found, _item_in(found, item_id)
