"""Asking a human: words, a recording or a photo, for coordinator and contact person.

No machine judges the words: a person reads them, and only a person mutes.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, false, update

from community import doors, journal
from community.enquiries import doors as enquiry_doors
from community.enquiries.messages import Said, mark, who_answers, write_down
from community.enquiries.owning import tell_organisers
from community.refusals import Reason, Refused
from community.rules.permissions import Permission, may
from community.rules.working_days import after_working_days
from storage.changed import changed
from storage.database import Session
from storage.kinds import EnquiryState
from storage.models import Enquiry, Municipality, Person
from storage.queries import people
from storage.queries.enquiries import mutings, threads
from storage.queries.needs import following

# Issue 5: a message to a human is overdue after two working days.
WORKING_DAYS = 2
# Ours: who waits for so many answers is called.
MOST_WAITING = 5


@dataclass(frozen=True)
class About:
    """What a message is about, if it is about something."""

    meeting_id: int | None = None
    need_id: int | None = None


async def check_may_ask(
    session: Session, person: Person, about: About, now: datetime
) -> Municipality:
    """The municipality whose organisers would be asked.

    Raises Refused NOT_FOUND, NOT_ALLOWED, MUTED, NOBODY_THERE, or ENOUGH_ASKED when several wait.
    """
    number = person.municipality_id
    if about.meeting_id is not None:
        invitation = await doors.invitation(session, person, about.meeting_id)
        number = invitation.meeting.municipality_id
    if about.need_id is not None:
        number = (await doors.followed_need(session, person, about.need_id)).municipality_id
    town = await session.get_one(Municipality, number)
    if not may(await people.roles(session, person.id, number), Permission.ASK_HUMAN):
        raise Refused(Reason.NOT_ALLOWED)
    await _check_not_muted(session, person, town, now)
    await _check_is_read(session, person, town)
    if await threads.count_of(session, person.id, EnquiryState.OPEN) >= MOST_WAITING:
        raise Refused(Reason.ENOUGH_ASKED, municipality=town, most=MOST_WAITING)
    return town


async def hides_need(session: Session, person: Person, about: About) -> bool:
    """Whether a message must not say which need it is about: it has a name, the need has none."""
    if about.need_id is None:
        return False
    return await following.is_nameless_author(session, person.id, about.need_id)


async def ask(
    session: Session, person: Person, about: About, said: Said, now: datetime
) -> Enquiry:
    """Pass a message on to the organisers; each of them hears it.

    Raises what `check_may_ask` raises.
    """
    town = await check_may_ask(session, person, about, now)
    is_hidden = await hides_need(session, person, about)
    enquiry = Enquiry(
        municipality_id=town.id,
        person_id=person.id,
        meeting_id=about.meeting_id,
        need_id=None if is_hidden else about.need_id,
        state=EnquiryState.OPEN,
        created_at=now,
        answer_by=_answer_by(town, now),
    )
    session.add(enquiry)
    await session.flush()
    await write_down(session, enquiry, person, said, now, is_answer=False)
    await tell_organisers(session, enquiry, now)
    await _journal(session, "ask", enquiry, person, now)
    return await _as_it_stands(session, enquiry.id)


async def write_on(
    session: Session, person: Person, enquiry_id: int, said: Said, now: datetime
) -> Enquiry:
    """Say more in a message that was passed on; it waits for an answer again.

    Raises Refused NOT_FOUND, MUTED or NOBODY_THERE.
    """
    enquiry = await check_may_write_on(session, person, enquiry_id, now)
    await write_down(session, enquiry, person, said, now, is_answer=False)
    is_waiting = Enquiry.state == EnquiryState.OPEN
    anew = _answer_by(enquiry.municipality, now)
    # Somebody may be answering in this moment: the row decides.
    change = update(Enquiry).where(Enquiry.id == enquiry.id)
    await changed(
        session,
        change.values(
            state=EnquiryState.OPEN,
            answer_by=case((is_waiting, Enquiry.answer_by), else_=anew),
            is_overdue_told=case((is_waiting, Enquiry.is_overdue_told), else_=false()),
        ),
    )
    await mark(session, enquiry.id, now)
    await tell_organisers(session, enquiry, now)
    await _journal(session, "write_on", enquiry, person, now)
    return await _as_it_stands(session, enquiry.id)


async def check_may_write_on(
    session: Session, person: Person, enquiry_id: int, now: datetime
) -> Enquiry:
    """A message of somebody's own in which they may say more. Raises what `write_on` raises."""
    enquiry = await enquiry_doors.own_enquiry(session, person, enquiry_id)
    await _check_not_muted(session, person, enquiry.municipality, now)
    await _check_is_read(session, person, enquiry.municipality)
    return enquiry


async def _check_not_muted(
    session: Session, person: Person, town: Municipality, now: datetime
) -> None:
    muting = await mutings.standing(session, person.id, town.id, now)
    if muting is not None:
        raise Refused(Reason.MUTED, municipality=town, until=muting.until)


async def _check_is_read(session: Session, person: Person, town: Municipality) -> None:
    if not set(await who_answers(session, town.id)) - {person.id}:
        raise Refused(Reason.NOBODY_THERE, municipality=town)


def _answer_by(town: Municipality, now: datetime) -> datetime:
    return after_working_days(now, town.zone, town.country, WORKING_DAYS, town.help_until)


async def _as_it_stands(session: Session, enquiry_id: int) -> Enquiry:
    enquiry = await threads.load(session, enquiry_id)
    assert enquiry is not None
    return enquiry


async def _journal(
    session: Session, verb: str, enquiry: Enquiry, person: Person, now: datetime
) -> None:
    town = enquiry.municipality_id
    await journal.write(session, verb, municipality_id=town, actor_id=person.id, now=now)
