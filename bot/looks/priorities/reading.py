"""Gathers a published version of the list, as one person may read it."""

from bot.screens.priorities import reading as screens
from bot.screens.priorities.reading import Reader
from community.rules.permissions import Permission, may
from messengers.screen import Screen
from storage.database import Session
from storage.models import Municipality, Person, PriorityList
from storage.queries import people
from storage.queries.priorities import lists


async def reader_of(session: Session, person: Person, municipality_id: int) -> Reader:
    """What this person may do with the list of a municipality."""
    roles = await people.roles(session, person.id, municipality_id)
    return Reader(
        may_keep=may(roles, Permission.KEEP_PRIORITIES),
        may_export=may(roles, Permission.EXPORT_PRIORITIES),
    )


async def newest_of(session: Session, person: Person, town: Municipality, page: int) -> Screen:
    """What was published last."""
    found = await lists.published(session, town.id)
    reader = await reader_of(session, person, town.id)
    if found is None:
        return screens.none_yet(town, reader)
    return screens.priorities(found, page, reader, is_newest=True)


async def version_of(session: Session, person: Person, found: PriorityList, page: int) -> Screen:
    """One version, with what holds now beside it."""
    reader = await reader_of(session, person, found.municipality_id)
    is_newest = await lists.is_newest(session, found)
    return screens.priorities(found, page, reader, is_newest=is_newest)


async def towns_of(session: Session, person: Person) -> list[Municipality]:
    """The municipalities whose list this person may read."""
    found = {town.id: town for town in await people.organised_by(session, person.id)}
    found.setdefault(person.municipality_id, person.municipality)
    return [
        town
        for town in found.values()
        if may(await people.roles(session, person.id, town.id), Permission.READ_PRIORITIES)
    ]
