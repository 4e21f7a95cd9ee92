"""A town whose people are all invited to many meetings: every tap is somebody's first answer."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

from sqlalchemy import func, insert, literal, select

from bench.processes import FIRST_ID
from bot.taps import AnswerTap
from community import set_up
from community.clock import Clock
from storage.database import Database, Session
from storage.kinds import ContactState, MeetingKind, MeetingState, MessengerName, RsvpAnswer
from storage.migrate import migrate
from storage.models import AgendaItem, Contact, Invitee, Meeting, Person, Rsvp

MEETINGS = 60


def sqlite_url(folder: Path) -> str:
    """A new file in this folder."""
    return f"sqlite+aiosqlite:///{folder / 'bench.db'}"


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Database]:
    """A database, closed at the end."""
    database = Database(url)
    try:
        yield database
    finally:
        await database.close()


async def settle(url: str, people: int) -> list[str]:
    """Fill an empty database, and give the taps for "I will come", one per meeting."""
    await migrate(url, backup=False)
    async with opened(url) as database, database.write() as session:
        town_id = await _town(session)
        await _people(session, town_id, people)
        meetings = await _meetings(session, town_id)
    return [AnswerTap(meeting=number, answer=RsvpAnswer.COMING).pack() for number in meetings]


async def answers(url: str) -> int:
    """How many answers are stored."""
    async with opened(url) as database, database.read() as session:
        return await session.scalar(select(func.count()).select_from(Rsvp)) or 0


async def _town(session: Session) -> int:
    town = set_up.Town(
        name="Antonovo",
        country="BG",
        language="bg",
        zone="Europe/Sofia",
        controller="The municipality",
        help_name="The desk",
        help_phone="000",
        settlements=("Antonovo",),
    )
    return (await set_up.add_municipality(session, town, Clock().now())).id


async def _people(session: Session, town_id: int, people: int) -> None:
    now = Clock().now()
    for number in range(FIRST_ID, FIRST_ID + people):
        person = Person(
            municipality_id=town_id,
            name=f"Visitor {number}",
            language="bg",
            created_at=now,
            joined_at=now,
        )
        session.add(person)
        await session.flush()
        contact = Contact(
            messenger=MessengerName.TELEGRAM,
            address=str(number),
            person_id=person.id,
            language="bg",
            state=ContactState.ACTIVE,
            state_at=now,
            created_at=now,
        )
        session.add(contact)
    await session.flush()


async def _meetings(session: Session, town_id: int) -> list[int]:
    now = Clock().now()
    meetings = [
        Meeting(
            municipality_id=town_id,
            kind=MeetingKind.GROUP_MEETING,
            starts_at=now + timedelta(days=7 + number),
            place="Council hall",
            state=MeetingState.SENT,
            created_at=now,
            sent_at=now,
        )
        for number in range(MEETINGS)
    ]
    session.add_all(meetings)
    await session.flush()
    numbers = [meeting.id for meeting in meetings]
    points = [{"meeting_id": number, "position": 1, "text": "Priorities"} for number in numbers]
    await session.execute(insert(AgendaItem), points)
    everybody = select(Meeting.id, Person.id, literal(now, Invitee.invited_at.type))
    columns = ["meeting_id", "person_id", "invited_at"]
    await session.execute(
        insert(Invitee).from_select(columns, everybody.join(Person, literal(True)))
    )
    return numbers
