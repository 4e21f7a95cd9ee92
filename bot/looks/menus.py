"""Which menu somebody gets: a stranger, one who is joining, a member, an organiser."""

from datetime import datetime

from bot.conversation_state import current
from bot.forms.engine import drop
from bot.looks.needs.triage import triaging
from bot.screens import joining, menu, own_data
from messengers.screen import Screen
from storage.database import Session
from storage.kinds import ContactState, MembershipState, Role
from storage.models import Contact, Person
from storage.queries import meetings, people
from storage.queries.enquiries import lists
from storage.queries.needs import triage as needs
from storage.queries.polls import loading

APPROVERS = {Role.COORDINATOR, Role.CONTACT_PERSON}


async def menu_of(session: Session, contact: Contact) -> Screen:
    """The menu of the one behind this contact."""
    person, standing = contact.person, current.get()
    if (standing.state or "").startswith("linking:"):
        # Whoever asks for the menu has left the one question there.
        drop(standing)
    if person is None or person.joined_at is None:
        nonce = standing.data.get("nonce")
        if nonce is not None:
            return menu.unfinished(str(nonce), is_kept=person is not None)
        return menu.not_in_a_group(person.municipality) if person else menu.stranger()
    asked = await people.groups_of(session, person.id, MembershipState.WAITING)
    if asked and not await is_in(session, person):
        is_stopped = contact.state == ContactState.STOPPED
        return joining.still_waits(person.municipality, asked[0].kind, is_stopped=is_stopped)
    waiting = await approving(session, person.id)
    towns = await triaging(session, person)
    return menu.menu(
        person,
        is_organiser=bool(await people.organised_by(session, person.id)),
        waiting=menu.Waiting(
            len(await people.waiting_in(session, waiting)) if waiting else 0,
            await lists.count_waiting_in(session, waiting) if waiting else 0,
        ),
        asked=[group.kind for group in asked],
        has_votes=await loading.count_for_voter(session, person.id) > 0,
        new_needs=await needs.count_new(session, towns) if towns else None,
    )


async def greeting_of(session: Session, contact: Contact) -> Screen:
    """The same for somebody who greets us."""
    screen, person = await menu_of(session, contact), contact.person
    if person is None or not await is_in(session, person):
        return screen
    return menu.greeting(screen, person)


async def back_again(session: Session, contact: Contact, now: datetime) -> Screen:
    """What somebody hears who has said START: what comes from now on, if anything."""
    person = contact.person
    if person is not None and person.joined_at is None:
        return menu.not_in_a_group(person.municipality, is_back=True)
    if person is None or not await is_in(session, person):
        return await menu_of(session, contact)
    return own_data.started(len(await meetings.coming_for(session, person.id, now)))


async def is_in(session: Session, person: Person) -> bool:
    """Whether somebody sits in a group or helps to run one; who only waits does not yet."""
    groups = await people.groups_of(session, person.id)
    return bool(groups or await people.organised_by(session, person.id))


async def has_meetings(session: Session, person: Person, now: datetime) -> bool:
    """Whether there is something behind the button "Meetings" for this person."""
    organised = await people.organised_by(session, person.id)
    if organised:
        return bool(await meetings.coming_in(session, [town.id for town in organised], now))
    return bool(await meetings.coming_for(session, person.id, now))


async def approving(session: Session, person_id: int) -> list[int]:
    """The municipalities where this person lets people in and answers messages."""
    organised = await people.organised_by(session, person_id)
    return [
        town.id
        for town in organised
        if APPROVERS & await people.roles(session, person_id, town.id)
    ]
