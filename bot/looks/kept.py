"""Gathers everything that is kept about somebody, for "My data"."""

from datetime import datetime

from bot.screens.organising.away import StandIn
from bot.screens.own_data import Kept
from community.refusals import Reason, Refused
from storage.database import Session
from storage.kinds import MembershipState
from storage.models import Contact, Municipality
from storage.queries import announcements, people
from storage.queries.organising import absences, opinions


async def kept_about(session: Session, contact: Contact, person_id: int, now: datetime) -> Kept:
    """Everything about the one who asks, through the chat in which they ask."""
    person = await people.load_person(session, person_id)
    if person is None:
        raise Refused(Reason.NOT_REGISTERED)
    contacts = await people.contacts_of(session, person_id)
    groups = await people.groups_of(session, person_id)
    waiting = await people.groups_of(session, person_id, MembershipState.WAITING)
    return Kept(
        person=person,
        language=contact.language,
        state=contact.state,
        messengers=[one.messenger.value.capitalize() for one in contacts],
        groups=[group.kind for group in groups],
        waiting=[group.kind for group in waiting],
        is_organiser=bool(await people.organised_by(session, person_id)),
        answers=await people.count_answers(session, person_id),
        opinions=await opinions.count_of(session, person_id),
        stand_ins=await stand_ins_of(session, person_id, now),
        acknowledged=await announcements.count_acknowledged_by(session, person_id),
        consented_at=await people.consented_at(session, person_id),
    )


async def stand_ins_of(session: Session, person_id: int, now: datetime) -> list[StandIn]:
    """Who stands in for somebody who is away now, in each municipality."""
    found = []
    for absence, deputy in await absences.of_person(session, person_id, now):
        town = await session.get_one(Municipality, absence.municipality_id)
        found.append(StandIn(deputy.name or "", absence.until, town))
    return found
