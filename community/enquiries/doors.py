"""The doors to messages to a human, as in `community/doors.py`."""

from community.doors import allowed
from community.refusals import Reason, Refused
from community.rules.permissions import Permission
from storage.database import Session
from storage.models import Enquiry, EnquiryMessage, Muting, Person
from storage.queries.enquiries import threads


async def own_enquiry(session: Session, person: Person, enquiry_id: int) -> Enquiry:
    """A message to a human that this person has sent. Raises Refused NOT_FOUND."""
    found = await threads.load(session, enquiry_id)
    if found is None or found.person_id != person.id:
        raise Refused(Reason.NOT_FOUND)
    return found


async def organised_enquiry(
    session: Session, person: Person, enquiry_id: int, permission: Permission
) -> Enquiry:
    """A message of others, in a municipality where this person may do that.

    Raises Refused NOT_FOUND.
    """
    found = await threads.load(session, enquiry_id)
    if found is None or found.person_id == person.id:
        raise Refused(Reason.NOT_FOUND)
    return await allowed(session, person, found, permission)


async def said_in_enquiry(
    session: Session, person: Person, enquiry_id: int, message_id: int
) -> tuple[Enquiry, EnquiryMessage]:
    """One thing that was said in somebody's own message to a human, or in one they may answer.

    Raises Refused NOT_FOUND.
    """
    enquiry = await threads.load(session, enquiry_id)
    said = await threads.message(session, enquiry_id, message_id)
    if enquiry is None or said is None:
        raise Refused(Reason.NOT_FOUND)
    if enquiry.person_id != person.id:
        await organised_enquiry(session, person, enquiry_id, Permission.ANSWER_ENQUIRIES)
    return enquiry, said


async def muting(session: Session, person: Person, muting_id: int) -> Muting:
    """That somebody's messages are not taken, where this person decides that.

    Raises Refused NOT_FOUND.
    """
    return await allowed(session, person, await session.get(Muting, muting_id), Permission.MUTE)
