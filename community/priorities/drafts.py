"""Beginning a version of the list of priorities, and throwing it away; nobody hears of it."""

from datetime import datetime

from sqlalchemy import delete, select, update

from community import doors, journal
from community.refusals import Reason, Refused
from community.rules.permissions import Permission
from storage.changed import changed
from storage.database import Session
from storage.models import Municipality, Person, PriorityItem, PriorityList
from storage.queries.priorities import lists

KEPT = ("area", "position", "short_name", "wording", "need_id", "poll_id", "option", "meeting_id")


async def start(
    session: Session, person: Person, municipality_id: int, now: datetime, *, is_empty: bool
) -> PriorityList:
    """Begin a version, like the one that was published last or empty; one that stands goes on.

    Raises Refused NOT_ALLOWED.
    """
    await doors.organised_municipality(
        session, person, municipality_id, Permission.KEEP_PRIORITIES
    )
    # Two organisers may begin at the same moment: the second finds what the first began.
    await session.execute(
        select(Municipality.id).where(Municipality.id == municipality_id).with_for_update()
    )
    standing = await lists.draft(session, municipality_id)
    if standing is not None:
        return standing
    begun = PriorityList(
        municipality_id=municipality_id,
        version=await lists.last_version(session, municipality_id) + 1,
        created_by=person.id,
        created_at=now,
    )
    session.add(begun)
    await session.flush()
    published = None if is_empty else await lists.published(session, municipality_id)
    for item in published.items if published else ():
        kept = {name: getattr(item, name) for name in KEPT}
        session.add(PriorityItem(list_id=begun.id, copied_from=item.id, **kept))
    await session.flush()
    await note(session, "start", person, begun, now)
    return await doors.priorities(session, person, begun.id)


async def drop(
    session: Session, person: Person, list_id: int, revision: int, now: datetime
) -> PriorityList:
    """Throw away the version that is being worked on.

    Raises Refused NOT_FOUND, ALREADY_SENT when it is published, or OUT_OF_DATE.
    """
    found = await draft_to_change(session, person, list_id, revision)
    await session.execute(
        delete(PriorityList)
        .where(PriorityList.id == found.id)
        .execution_options(synchronize_session=False)
    )
    await note(session, "drop", person, found, now)
    return found


async def draft_of(session: Session, person: Person, list_id: int) -> PriorityList:
    """A version that this person works on. Raises Refused NOT_FOUND or ALREADY_SENT."""
    found = await doors.kept_priorities(session, person, list_id, Permission.KEEP_PRIORITIES)
    if found.published_at is not None:
        raise Refused(Reason.ALREADY_SENT, priorities=found)
    return found


async def draft_to_change(
    session: Session, person: Person, list_id: int, revision: int | None = None
) -> PriorityList:
    """The same, held until the change is stored; perhaps only as it was looked at.

    Raises Refused NOT_FOUND, ALREADY_SENT or OUT_OF_DATE.
    """
    found = await draft_of(session, person, list_id)
    is_it = (PriorityList.id == list_id) & PriorityList.published_at.is_(None)
    if revision is not None:
        is_it &= PriorityList.revision == revision
    met = await changed(
        session,
        update(PriorityList).where(is_it).values(revision=PriorityList.revision + 1),
    )
    if met != 1:
        raise Refused(Reason.OUT_OF_DATE, priorities=found)
    return await draft_of(session, person, list_id)


async def note(
    session: Session, verb: str, person: Person, found: PriorityList, now: datetime
) -> None:
    """Remember who did what with a list."""
    await journal.write(
        session,
        f"{verb}_priorities",
        municipality_id=found.municipality_id,
        actor_id=person.id,
        now=now,
    )
