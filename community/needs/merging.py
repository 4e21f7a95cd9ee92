"""Two needs for the same become one: everybody who follows the first moves along."""

from datetime import datetime

from rapidfuzz import fuzz

from community import doors, journal
from community.needs import states
from community.needs.triage import Seen, opened
from community.refusals import Reason, Refused
from community.rules.need_path import LIVING
from community.rules.permissions import Permission
from storage.database import Session
from storage.kinds import NeedState
from storage.models import Need, Person
from storage.queries.needs import merging as queries
from storage.queries.needs import triage
from storage.queries.needs.triage import Similar

# Ours: a town has not so many that live about one topic.
MOST_COMPARED = 500


async def alike(session: Session, need: Need, most: int) -> list[Similar]:
    """Living needs about the same topic, the most similar first, else the newest."""
    found = await triage.others(session, need, MOST_COMPARED)
    words = need.search_words or ""
    likeness = {
        each.need.id: fuzz.token_set_ratio(words, each.need.search_words or "", processor=None)
        for each in found
    }
    return sorted(found, key=lambda each: -likeness[each.need.id])[:most]


async def other(session: Session, person: Person, need: Need, into_id: int) -> Need:
    """A living need of the same municipality, into which this one can be merged.

    Raises Refused NOT_FOUND.
    """
    into = await doors.organised_need(session, person, into_id, Permission.TRIAGE_NEEDS)
    is_other = into.id != need.id and into.municipality_id == need.municipality_id
    if not is_other or into.state not in LIVING:
        raise Refused(Reason.NOT_FOUND)
    return into


async def merge(
    session: Session, person: Person, seen: Seen, into_id: int, now: datetime
) -> tuple[Need, Need]:
    """Merge a need into another one, whose news its people hear from now on.

    Returns both. Raises Refused NOT_FOUND or OUT_OF_DATE.
    """
    # In one order, so that two organisers who merge both ways do not wait for each other.
    await queries.hold(session, {seen.need_id, into_id})
    need = await opened(session, person, seen)
    into = await other(session, person, need, into_id)
    await states.check_way(session, person, need, NeedState.MERGED)
    await states.change(session, person, need, merged_into_id=into.id)
    await queries.move_along(session, need.id, into, now)
    await states.step(session, person, need, NeedState.MERGED, now)
    town = need.municipality_id
    await journal.write(session, "merge", municipality_id=town, actor_id=person.id, now=now)
    return need, into


async def part(session: Session, into_ids: list[int], now: datetime) -> None:
    """Let what was merged into needs that go away stand by itself again, under review.

    Its people follow it as before, and hear of it. Where the other one was merged further, they
    follow that already: nothing changes for them.
    """
    for need in await queries.merged_into(session, into_ids):
        further = await _further(session, need, into_ids)
        if further is None:
            await states.reopen(session, need, now)
        else:
            await states.change(session, None, need, merged_into_id=further)


async def _further(session: Session, need: Need, gone: list[int]) -> int | None:
    into_id = need.merged_into_id
    while into_id in gone:
        into_id = (await session.get_one(Need, into_id)).merged_into_id
    return into_id
