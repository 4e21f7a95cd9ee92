"""A town whose people are all invited to many meetings: every tap is somebody's first answer."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

from sqlalchemy import func, insert, literal, select, update

from bench.processes import FIRST_ID
from bot.taps import AnswerTap
from bot.taps.voting import CastTap, ChosenTap, MarksTap, VoteTap
from community import set_up
from community.clock import Clock
from simulator.viber.people import viber_id
from storage.database import Database, Session
from storage.kinds import (
    ContactState,
    DeliveryState,
    MeetingKind,
    MeetingState,
    MembershipState,
    MessengerName,
    NoticeKind,
    PollMethod,
    PollState,
    Priority,
    RsvpAnswer,
    VotingWay,
)
from storage.migrate import migrate
from storage.models import (
    AgendaItem,
    Ballot,
    CommunityGroup,
    Contact,
    Delivery,
    Invitee,
    Meeting,
    MeetingGroup,
    Membership,
    NeedMedia,
    Notice,
    Person,
    Poll,
    PollOption,
    PollResult,
    RollEntry,
    Rsvp,
)

MEETINGS = 60
OPTIONS = 12
# Of the simulated Viber bot: its people have ids of their own for each bot.
URI = "megdan_demo"


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


async def settle(
    url: str, people: int, listeners: int = 0, messenger: MessengerName = MessengerName.TELEGRAM
) -> list[str]:
    """Fill an empty database, and give the taps for "I will come", one per meeting.

    Everybody is invited to all meetings. Of the listeners, who come after the people, every other
    one is in Telegram; an invitation waits for them until `tell`.
    """
    await migrate(url, backup=False)
    numbers = range(FIRST_ID, FIRST_ID + people + listeners)
    spoken = {
        number: MessengerName.TELEGRAM if number - FIRST_ID >= people and number % 2 else messenger
        for number in numbers
    }
    async with opened(url) as database, database.write() as session:
        town_id = await _town(session)
        await _people(session, town_id, spoken)
        meetings = await _meetings(session, town_id)
        await _waiting_invitation(session, meetings[0], FIRST_ID + people)
    return [AnswerTap(meeting=number, answer=RsvpAnswer.COMING).pack() for number in meetings]


async def open_votes(url: str, count: int) -> list[str]:
    """Open secret votes for everybody, and give the taps of whole votes: look, mark, confirm."""
    async with opened(url) as database, database.write() as session:
        person = (await session.scalars(select(Person).limit(1))).one()
        taps = [await _open_vote(session, person.municipality_id, at) for at in range(count)]
    return [tap for each in taps for tap in each]


async def _open_vote(session: Session, municipality_id: int, at: int) -> list[str]:
    now = Clock().now()
    poll = Poll(
        municipality_id=municipality_id,
        question=f"What comes first? ({at})",
        is_secret=True,
        method=PollMethod.CHOICE,
        marks=1,
        is_for_all=True,
        closes_at=now + timedelta(days=3),
        state=PollState.OPEN,
        created_at=now,
        opened_at=now,
    )
    session.add(poll)
    await session.flush()
    session.add_all(
        PollOption(poll_id=poll.id, position=number, short_name=f"Option {number}")
        for number in range(1, OPTIONS + 1)
    )
    everybody = select(literal(poll.id, RollEntry.poll_id.type), Person.id)
    await session.execute(insert(RollEntry).from_select(["poll_id", "person_id"], everybody))
    blank, marks = "0" * OPTIONS, "1".rjust(at % OPTIONS + 1, "0").ljust(OPTIONS, "0")
    return [
        VoteTap(poll=poll.id).pack(),
        MarksTap(poll=poll.id, marks=blank).pack(),
        ChosenTap(poll=poll.id, marks=marks).pack(),
        CastTap(poll=poll.id, marks=marks).pack(),
    ]


async def close_soon(url: str, seconds: float) -> None:
    """Let every vote close so many seconds from now."""
    closes_at = Clock().now() + timedelta(seconds=seconds)
    async with opened(url) as database, database.write() as session:
        await session.execute(update(Poll).values(closes_at=closes_at))


async def votes(url: str) -> tuple[int, int]:
    """How many people are noted as voters, and how many votes there are in boxes and results."""
    async with opened(url) as database, database.read() as session:
        voted = RollEntry.way == VotingWay.CHAT
        voters = await session.scalar(select(func.count()).select_from(RollEntry).where(voted))
        in_boxes = await session.scalar(select(func.count()).select_from(Ballot))
        counted = await session.scalar(select(func.sum(PollResult.votes)))
    return voters or 0, (in_boxes or 0) + (counted or 0)


async def needs(url: str) -> int:
    """How many needs with a photo are stored."""
    async with opened(url) as database, database.read() as session:
        return await session.scalar(select(func.count()).select_from(NeedMedia)) or 0


async def tell(url: str) -> None:
    """Let the broadcast to the listeners begin."""
    async with opened(url) as database, database.write() as session:
        await session.execute(update(Delivery).values(due_at=Clock().now()))


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


async def _people(session: Session, town_id: int, spoken: dict[int, MessengerName]) -> None:
    now = Clock().now()
    group_id = await session.scalar(select(CommunityGroup.id).limit(1))
    assert group_id is not None
    for number, messenger in spoken.items():
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
            messenger=messenger,
            address=viber_id(URI, number) if messenger == MessengerName.VIBER else str(number),
            person_id=person.id,
            language="bg",
            state=ContactState.ACTIVE,
            state_at=now,
            created_at=now,
        )
        seat = Membership(
            person_id=person.id, group_id=group_id, state=MembershipState.ACTIVE, created_at=now
        )
        session.add_all([contact, seat])
    await session.flush()


async def _waiting_invitation(session: Session, meeting_id: int, first: int) -> None:
    """No municipality: then neither Sundays and nights nor a month's limit change what is sent."""
    now = Clock().now()
    later = now + timedelta(days=1)
    group_id = await session.scalar(select(CommunityGroup.id).limit(1))
    session.add(MeetingGroup(meeting_id=meeting_id, group_id=group_id))
    notice = Notice(
        kind=NoticeKind.INVITATION,
        meeting_id=meeting_id,
        created_at=now,
        expires_at=now + timedelta(days=7),
    )
    session.add(notice)
    await session.flush()
    listening = Person.name >= f"Visitor {first}"
    chats = select(Contact.id, Contact.person_id).join(Person).where(listening)
    session.add_all(
        Delivery(
            notice_id=notice.id,
            person_id=person_id,
            contact_id=contact_id,
            state=DeliveryState.QUEUED,
            priority=Priority.BULK,
            due_at=later,
            expires_at=notice.expires_at,
        )
        for contact_id, person_id in await session.execute(chats)
    )
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
