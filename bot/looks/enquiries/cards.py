"""Gathers a message to a human for who answers it, and for who has sent it."""

from datetime import datetime

from bot.screens.enquiries import answering, asking
from bot.screens.enquiries.common import ON_A_PAGE
from community.enquiries import doors
from community.enquiries.messages import who_answers
from community.organising import deputies
from community.refusals import Refused
from community.rules.permissions import Permission
from messengers.screen import Screen
from storage.database import Session
from storage.models import Enquiry, Person
from storage.queries import audiences
from storage.queries.enquiries import mutings, threads
from storage.queries.people import load_person


async def card_of(
    session: Session, viewer: Person, enquiry: Enquiry, now: datetime, page: int = 0
) -> Screen:
    """The card as it stands now, with what this organiser may do."""
    muting = await mutings.standing(session, enquiry.person_id, enquiry.municipality_id, now)
    return answering.card(
        answering.Looked(
            enquiry=enquiry,
            viewer=viewer,
            messages=await threads.said(session, enquiry.id, page * ON_A_PAGE, ON_A_PAGE),
            count=await threads.count_said(session, enquiry.id),
            page=page,
            muting=muting,
            is_reached=await audiences.active_chat(session, enquiry.person_id) is not None,
            now=now,
        )
    )


async def followed(session: Session, viewer: Person, enquiry_id: int, now: datetime) -> Screen:
    """A live card as it stands now; of one whose author was erased nothing is left on it."""
    try:
        enquiry = await doors.organised_enquiry(
            session, viewer, enquiry_id, Permission.ANSWER_ENQUIRIES
        )
    except Refused:
        return answering.no_more()
    return await card_of(session, viewer, enquiry, now)


async def own_of(session: Session, enquiry: Enquiry, page: int) -> Screen:
    """A message of one's own."""
    messages = await threads.said(session, enquiry.id, page * ON_A_PAGE, ON_A_PAGE)
    return asking.own(enquiry, messages, await threads.count_said(session, enquiry.id), page)


async def readers_of(session: Session, municipality_id: int, but: int, now: datetime) -> list[str]:
    """By name, who would read a message there now; not the one who writes it."""
    asked = set(await who_answers(session, municipality_id)) - {but}
    reading = set(await deputies.answering(session, municipality_id, asked, now)) - {but}
    found = [await load_person(session, number) for number in reading or asked]
    return sorted(person.name for person in found if person is not None and person.name)
