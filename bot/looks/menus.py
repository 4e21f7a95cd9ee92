"""Which menu somebody gets: a stranger, one who is joining, a member, an organiser."""

from bot.conversation_state import current
from bot.screens import menu
from messengers.screen import Screen
from storage.database import Session
from storage.kinds import Role
from storage.models import Contact
from storage.queries import people

APPROVERS = {Role.COORDINATOR, Role.CONTACT_PERSON}


async def menu_of(session: Session, contact: Contact) -> Screen:
    """The menu of the one behind this contact."""
    person = contact.person
    if person is None or person.joined_at is None:
        nonce = current.get().data.get("nonce")
        if nonce is not None:
            return menu.unfinished(str(nonce))
        return menu.not_in_a_group(person.municipality) if person else menu.stranger()
    organised = await people.organised_by(session, person.id)
    waiting = await approving(session, person.id)
    return menu.menu(
        person,
        is_organiser=bool(organised),
        waiting=len(await people.waiting_in(session, waiting)) if waiting else 0,
    )


async def approving(session: Session, person_id: int) -> list[int]:
    """The municipalities where this person lets people in."""
    organised = await people.organised_by(session, person_id)
    return [
        town.id
        for town in organised
        if APPROVERS & await people.roles(session, person_id, town.id)
    ]
