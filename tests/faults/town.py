"""A town of hundreds in a place where it is morning now: nothing waits for a decent hour."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from community import outbox, set_up
from community.clock import real_now
from community.outbox import Audience
from storage.database import Database, Session
from storage.kinds import (
    ContactState,
    GroupKind,
    MeetingKind,
    MeetingState,
    MembershipState,
    MessengerName,
    NoticeKind,
    Role,
)
from storage.models import (
    Contact,
    ConversationState,
    Invitee,
    Meeting,
    MeetingGroup,
    Membership,
    Municipality,
    Person,
)
from storage.queries import towns
from tests.conversations.population import group_number
from tests.faults.telegram import BOT

FIRST_ID = 1_000_001
MORNING = 10


@dataclass(frozen=True)
class Town:
    """Who lives there, by the numbers of their phones and of their rows."""

    meeting_id: int
    token: str
    members: dict[int, int]
    joiners: dict[int, int]


async def settle(database: Database, members: int, joiners: int = 0) -> Town:
    """Members of a group with a sent meeting, and people who have given all but their name."""
    now = real_now()
    async with database.write() as session:
        municipality = await set_up.add_municipality(session, _town(now), now)
        group_id = await _group(session, municipality)
        meeting = await _meeting(session, municipality, group_id, now)
        token = await _invite(session, municipality, group_id, now)
        known = await _people(session, municipality, now, range(FIRST_ID, FIRST_ID + members))
        first = FIRST_ID + members
        nameless = await _people(session, municipality, now, range(first, first + joiners))
        for person in known.values():
            person.name, person.joined_at = f"Person {person.id}", now
            session.add(_membership(person, group_id, now))
            session.add(Invitee(meeting_id=meeting.id, person_id=person.id, invited_at=now))
        for number in nameless:
            session.add(_standing(number, token, now))
        return Town(meeting.id, token, _rows(known), _rows(nameless))


async def announce(database: Database, town: Town) -> None:
    """Put the invitation into everybody's outbox."""
    async with database.write() as session:
        meeting, now = await session.get_one(Meeting, town.meeting_id), real_now()
        await outbox.announce(
            session,
            NoticeKind.INVITATION,
            meeting,
            Audience.ALL,
            now=now,
            due_at=now,
            expires_at=meeting.starts_at,
        )


def morning_zone(now: datetime) -> str:
    """A zone where it is ten o'clock; on a Sunday what can not wait may ring there too."""
    hours = MORNING - now.hour
    # The names count hours west of Greenwich, from 12 to -14.
    return f"Etc/GMT{-hours if hours >= -12 else -hours - 24:+d}"


def _town(now: datetime) -> set_up.Town:
    return set_up.Town(
        name="Антоново",
        country="BG",
        language="bg",
        zone=morning_zone(now),
        controller="община Антоново",
        help_name="Радка",
        help_phone="0601 55 501",
        settlements=("гр. Антоново",),
    )


async def _group(session: Session, municipality: Municipality) -> int:
    return await group_number(session, municipality.id, GroupKind.COMMUNITY_ACTION)


async def _meeting(
    session: Session, municipality: Municipality, group_id: int, now: datetime
) -> Meeting:
    meeting = Meeting(
        municipality_id=municipality.id,
        kind=MeetingKind.WORKING_SESSION,
        # The same day: on a Sunday it can not wait until Monday.
        starts_at=now + timedelta(hours=8),
        place="Заседателна зала на Община Антоново",
        state=MeetingState.SENT,
        created_at=now,
        sent_at=now,
    )
    session.add(meeting)
    await session.flush()
    session.add(MeetingGroup(meeting_id=meeting.id, group_id=group_id))
    return meeting


async def _invite(
    session: Session, municipality: Municipality, group_id: int, now: datetime
) -> str:
    (settlement,) = await towns.settlements(session, municipality.id)
    door = set_up.Door(
        role=Role.MEMBER,
        group_id=group_id,
        settlement_id=settlement.id,
        needs_approval=False,
        max_uses=1000,
        expires_at=now + timedelta(days=1),
    )
    return (await set_up.invite(session, municipality, door, now)).token


async def _people(
    session: Session, municipality: Municipality, now: datetime, numbers: range
) -> dict[int, Person]:
    people = {
        number: Person(municipality_id=municipality.id, language="bg", created_at=now)
        for number in numbers
    }
    session.add_all(people.values())
    await session.flush()
    session.add_all(_contact(number, person, now) for number, person in people.items())
    await session.flush()
    return people


def _contact(number: int, person: Person, now: datetime) -> Contact:
    return Contact(
        messenger=MessengerName.TELEGRAM,
        address=str(number),
        person_id=person.id,
        language="bg",
        state=ContactState.ACTIVE,
        state_at=now,
        created_at=now,
    )


def _membership(person: Person, group_id: int, now: datetime) -> Membership:
    return Membership(
        person_id=person.id, group_id=group_id, state=MembershipState.ACTIVE, created_at=now
    )


def _standing(number: int, token: str, now: datetime) -> ConversationState:
    return ConversationState(
        bot_id=BOT,
        address=str(number),
        state="joining:name",
        data={"nonce": "n", "invite": token, "language": "bg"},
        updated_at=now,
    )


def _rows(people: dict[int, Person]) -> dict[int, int]:
    return {number: person.id for number, person in people.items()}
