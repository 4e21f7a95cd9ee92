"""The places where a municipality meets: written down, renamed, taken off the list.

Meetings hold the name itself, so what was announced stays as it was.
"""

from datetime import datetime

from sqlalchemy import delete

from community import doors, journal
from community.meetings.drafts import remember_place
from community.refusals import Reason, Refused
from community.rules.permissions import Permission
from storage.database import Session
from storage.models import Person, Place
from storage.queries import towns


async def place_of(session: Session, person: Person, place_id: int) -> Place:
    """A place of a municipality that this person organises. Raises Refused NOT_FOUND."""
    place = await session.get(Place, place_id)
    if place is None:
        raise Refused(Reason.NOT_FOUND)
    try:
        await doors.organised_municipality(
            session, person, place.municipality_id, Permission.SCHEDULE_MEETING
        )
    except Refused:
        raise Refused(Reason.NOT_FOUND) from None
    return place


async def add_place(
    session: Session, person: Person, municipality_id: int, name: str, now: datetime
) -> None:
    """Write a place down, to be offered first. Raises Refused NOT_ALLOWED."""
    await doors.organised_municipality(
        session, person, municipality_id, Permission.SCHEDULE_MEETING
    )
    await remember_place(session, municipality_id, name, now)
    await _note(session, "add_place", person, municipality_id, now)


async def rename_place(
    session: Session, person: Person, place_id: int, name: str, now: datetime
) -> Place:
    """Give a place another name. Raises Refused NOT_FOUND, also when another one has it."""
    place = await place_of(session, person, place_id)
    if await towns.find_place(session, place.municipality_id, name) not in {None, place}:
        raise Refused(Reason.NOT_FOUND)
    place.name = name
    await session.flush()
    await _note(session, "rename_place", person, place.municipality_id, now)
    return place


async def remove_place(session: Session, person: Person, place_id: int, now: datetime) -> int:
    """Take a place off the list; returns the number of its municipality.

    Raises Refused NOT_FOUND.
    """
    place = await place_of(session, person, place_id)
    municipality_id = place.municipality_id
    await session.execute(delete(Place).where(Place.id == place.id))
    await _note(session, "remove_place", person, municipality_id, now)
    return municipality_id


async def _note(
    session: Session, verb: str, person: Person, municipality_id: int, now: datetime
) -> None:
    await journal.write(
        session, verb, municipality_id=municipality_id, actor_id=person.id, now=now
    )
