"""One's own data: correct them, or have everything erased."""

from datetime import datetime

from sqlalchemy import delete, insert, update

from community import journal, opinions
from community.enquiries import forgetting as enquiries
from community.enquiries import owning
from community.needs import forgetting as needs
from community.organising import away
from storage.database import Session
from storage.kinds import AnnouncementState, MeetingState, MessengerName
from storage.models import Announcement, Contact, Erasure, Meeting, Person
from storage.queries import conversations, media, people
from storage.queries.polls import papers


async def rename(session: Session, person: Person, name: str, now: datetime) -> None:
    """Call me by another name."""
    await _change(session, person, now, name=name)


async def move_to(
    session: Session,
    person: Person,
    settlement_id: int | None,
    other_settlement: str | None,
    now: datetime,
) -> None:
    """I live in this settlement of the municipality, or in another place by its name."""
    await _change(
        session, person, now, settlement_id=settlement_id, other_settlement=other_settlement
    )


async def speak(session: Session, contact: Contact, language: str, now: datetime) -> None:
    """Write to me in this language, in every chat of mine."""
    is_mine = Contact.id == contact.id
    if contact.person is not None:
        is_mine = Contact.person_id == contact.person.id
    await session.execute(update(Contact).where(is_mine).values(language=language))
    contact.language = language
    if contact.person is not None:
        await _change(session, contact.person, now, language=language)


async def erase(session: Session, person: Person, now: datetime) -> int:
    """Forget somebody: everything, everywhere, at once; returns the number of the request.

    What the municipality decided stays, without a name. The caller empties the engine's own
    traces after the commit (`session.info["is_erased"]`), and removes the files that are named
    in `session.info["erased_files"]`.
    """
    session.info["erased_files"] = await media.files_of(session, person.id)
    await away.stand_in_no_more(session, person.id, now)
    await owning.organise_no_more(session, person.id, now)
    await opinions.forget_all(session, person, now)
    await needs.forget_all(session, person, now)
    await papers.count_without_name(session, person.id)
    session.info["erased_files"] += await enquiries.forget_all(session, person, now)
    for contact in await people.contacts_of(session, person.id):
        if contact.messenger != MessengerName.PHONE:
            await conversations.forget_conversation(session, contact.address)
    await session.execute(
        delete(Meeting).where(Meeting.created_by == person.id, Meeting.state == MeetingState.DRAFT)
    )
    await session.execute(
        delete(Announcement).where(
            Announcement.created_by == person.id, Announcement.state == AnnouncementState.DRAFT
        )
    )
    await session.execute(delete(Person).where(Person.id == person.id))
    session.expunge_all()
    number = await session.scalar(insert(Erasure).values(erased_at=now).returning(Erasure.id))
    session.info["is_erased"] = True
    return int(number or 0)


async def _change(session: Session, person: Person, now: datetime, **values: object) -> None:
    await session.execute(update(Person).where(Person.id == person.id).values(**values))
    await session.refresh(person)
    await journal.write(
        session,
        "correct",
        municipality_id=person.municipality_id,
        actor_id=person.id,
        now=now,
    )
