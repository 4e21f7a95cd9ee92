"""Gathers everything that is kept about somebody, for "My data"."""

from datetime import datetime
from typing import NamedTuple

from bot.forms.engine import Asking
from bot.screens.organising.away import StandIn
from bot.screens.own_data import Kept
from community.refusals import Reason, Refused
from storage.database import Session
from storage.kinds import ContactState, MembershipState, MessengerName
from storage.models import Contact, Municipality, Person
from storage.queries import announcements, audiences, people
from storage.queries.chats import linking
from storage.queries.enquiries import threads
from storage.queries.needs import following
from storage.queries.organising import absences, opinions
from storage.queries.polls import rolls


class Chats(NamedTuple):
    """The messengers in which somebody writes with us, and the one in which we write."""

    messengers: list[MessengerName]
    written_in: MessengerName


async def kept_about(asking: Asking) -> Kept:
    """Everything about the one who asks, through the chat in which they ask."""
    session, contact, person_id = asking.session, asking.contact, asking.person.id
    person = await people.load_person(session, person_id)
    if person is None:
        raise Refused(Reason.NOT_REGISTERED)
    groups = await people.groups_of(session, person_id)
    waiting = await people.groups_of(session, person_id, MembershipState.WAITING)
    chats = await chats_of(session, person)
    return Kept(
        person=person,
        language=contact.language,
        state=contact.state,
        messengers=[one.messenger for one in await people.contacts_of(session, person_id)],
        groups=[group.kind for group in groups],
        waiting=[group.kind for group in waiting],
        is_organiser=bool(await people.organised_by(session, person_id)),
        answers=await people.count_answers(session, person_id),
        opinions=await opinions.count_of(session, person_id),
        needs=await following.count_said(session, person_id),
        supported=await following.count_supported(session, person_id),
        enquiries=await threads.count_of(session, person_id),
        votes=await rolls.count_taken_part(session, person_id),
        stand_ins=await stand_ins_of(session, person_id, asking.now),
        acknowledged=await announcements.count_acknowledged_by(session, person_id),
        consented_at=await people.consented_at(session, person_id),
        written_in=chats.written_in,
        offered=_offered(contact, person, asking.spoken - set(chats.messengers)),
    )


async def chats_of(session: Session, person: Person) -> Chats:
    """The chats of somebody who has at least one; while nothing is sent, where it would go."""
    found = await linking.chats_of(session, person.id)
    messengers = [each.messenger for each in found]
    active = await audiences.active_chat(session, person.id)
    by_number = {each.id: each.messenger for each in found}
    wished = person.preferred_messenger
    written_in = by_number.get(active or 0) or (wished if wished in messengers else messengers[0])
    return Chats(messengers, written_in)


def _offered(
    contact: Contact, person: Person, others: frozenset[MessengerName]
) -> MessengerName | None:
    """The messenger that can be joined; not while nothing is to be said, or before the end."""
    if contact.state != ContactState.ACTIVE or person.joined_at is None:
        return None
    return min(others, default=None)


async def stand_ins_of(session: Session, person_id: int, now: datetime) -> list[StandIn]:
    """Who stands in for somebody who is away now, in each municipality."""
    found = []
    for absence, deputy in await absences.of_person(session, person_id, now):
        town = await session.get_one(Municipality, absence.municipality_id)
        found.append(StandIn(deputy.name or "", absence.until, town))
    return found
