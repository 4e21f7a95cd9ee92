"""A small town for the outbox: people with chats, a meeting, a messenger that does as scripted."""

import asyncio
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, insert, literal, select
from sqlalchemy.orm import InstrumentedAttribute

from community import outbox
from community.clock import Clock
from community.outbox import Audience
from community.reminders import plan_reminders
from messengers.messenger import Outcome, Sent, Tapped
from messengers.screen import Screen
from scheduler.lease import Lease
from scheduler.office import Office
from scheduler.rounds import Rounds
from storage.database import Database, Session
from storage.kinds import (
    ContactState,
    DeliveryState,
    GroupKind,
    MeetingKind,
    MeetingState,
    MembershipState,
    MessengerName,
    NoticeKind,
    Role,
    RsvpAnswer,
)
from storage.models import (
    AgendaItem,
    Base,
    CommunityGroup,
    Contact,
    Delivery,
    Invitee,
    Meeting,
    MeetingGroup,
    Membership,
    Municipality,
    Notice,
    Person,
    RoleGrant,
    Rsvp,
)

BOT = 7000
# Monday, 13 March 2023, 10:00 in Antonovo; the meeting is on Tuesday the 21st at 10:00.
NOW = datetime(2023, 3, 13, 8, 0, tzinfo=UTC)
MEETING_AT = datetime(2023, 3, 21, 8, 0, tzinfo=UTC)


class StillClock(Clock):
    """Stands where a test has put it."""

    def __init__(self, at: datetime = NOW) -> None:
        super().__init__()
        self.at = at

    def now(self) -> datetime:
        return self.at

    def move(self, by: timedelta) -> None:
        self.at += by


class StillPace:
    """Lets everything through at once, unless it was told to pause."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def pause(self, seconds: float) -> None:
        self.seconds = max(self.seconds, seconds)

    def paused_for(self) -> float:
        return self.seconds


class RecordingMessenger:
    """Writes down what it is told to say, and answers as scripted; otherwise all is sent."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, Screen]] = []
        self.marked: list[tuple[str, str, Screen]] = []
        self.script: dict[str, list[Outcome | Exception]] = defaultdict(list)
        self.before_each: Callable[[str], Any] = lambda address: None
        self.in_flight = self.most_in_flight = 0

    def addresses(self) -> list[str]:
        return [address for address, _ in self.heard]

    def said_to(self, address: str) -> list[str]:
        return [screen.text for heard, screen in self.heard if heard == address]

    async def send(self, address: str, screen: Screen) -> Outcome:
        self.in_flight += 1
        self.most_in_flight = max(self.most_in_flight, self.in_flight)
        self.heard.append((address, screen))
        try:
            await asyncio.sleep(0)
            if (waiting := self.before_each(address)) is not None:
                await waiting
        finally:
            self.in_flight -= 1
        if self.script[address]:
            outcome = self.script[address].pop(0)
            if isinstance(outcome, Exception):
                raise outcome
            return outcome
        return Sent(f"m{len(self.heard)}")

    async def show(self, address: str, screen: Screen, tapped: Tapped | None) -> Outcome:
        raise AssertionError("the scheduler answers nobody's tap")

    async def mark(self, address: str, message_id: str, screen: Screen) -> Outcome:
        self.marked.append((address, message_id, screen))
        return Sent(message_id)

    async def acknowledge(self, tapped: Tapped, toast: str) -> None:
        raise AssertionError("the scheduler answers nobody's tap")


async def nothing_to_draw(session: Session, person: Contact, now: datetime) -> Screen | None:
    return Screen("Отново", f"{person.address} {now:%H:%M}")


@dataclass
class Post:
    """The rounds of one process over a database, with what they were put together from."""

    office: Office
    rounds: Rounds
    messenger: RecordingMessenger
    clock: StillClock
    pace: StillPace

    async def runs_at(self, at: datetime) -> None:
        self.clock.at = at
        await self.rounds.run_due()

    @property
    def texts(self) -> list[str]:
        return [screen.text for _, screen in self.messenger.heard]


def post_for(
    database: Database,
    messenger: RecordingMessenger | None = None,
    clock: StillClock | None = None,
    monotonic: Callable[[], float] = time.monotonic,
) -> Post:
    messenger, clock, pace = messenger or RecordingMessenger(), clock or StillClock(), StillPace()
    messengers = {MessengerName.TELEGRAM: messenger, MessengerName.VIBER: messenger}
    office = Office(BOT, database, clock, messengers, pace, nothing_to_draw)
    rounds = Rounds(office, Lease(office, 12.0, monotonic))
    return Post(office, rounds, messenger, clock, pace)


@dataclass
class Town:
    """One municipality with its group; `people` by the names that the tests give them."""

    database: Database
    municipality_id: int
    group_id: int
    people: dict[str, int] = field(default_factory=dict)

    async def add(self, *rows: Base) -> None:
        async with self.database.write() as session:
            session.add_all(rows)

    async def person(
        self,
        name: str,
        *,
        messenger: MessengerName | None = MessengerName.TELEGRAM,
        role: Role | None = None,
        is_member: bool = True,
        state: ContactState = ContactState.ACTIVE,
    ) -> int:
        """Somebody who has joined; the address is the name. Without messenger: no chat."""
        async with self.database.write() as session:
            person = Person(
                municipality_id=self.municipality_id,
                name=name,
                language="en",
                created_at=NOW,
                joined_at=NOW,
            )
            session.add(person)
            await session.flush()
            rows: list[Base] = []
            if messenger is not None:
                rows.append(contact(name, person.id, messenger, state))
            if role is not None:
                rows.append(
                    RoleGrant(
                        person_id=person.id,
                        municipality_id=self.municipality_id,
                        role=role,
                        granted_at=NOW,
                    )
                )
            if is_member:
                rows.append(
                    Membership(
                        person_id=person.id,
                        group_id=self.group_id,
                        state=MembershipState.ACTIVE,
                        created_at=NOW,
                    )
                )
            session.add_all(rows)
        self.people[name] = person.id
        return person.id

    async def crowd(self, count: int, prefix: str = "p") -> list[str]:
        """Many members with a chat each, written in bulk."""
        names = [f"{prefix}{number:05}" for number in range(count)]
        mine = Person.name.startswith(prefix)
        usual = {
            "municipality_id": self.municipality_id,
            "language": "en",
            "created_at": NOW,
            "joined_at": NOW,
        }
        async with self.database.write() as session:
            await session.execute(
                insert(Base.metadata.tables["person"]), [{"name": name, **usual} for name in names]
            )
            await self._copy(
                session,
                mine,
                {
                    Contact.messenger: MessengerName.TELEGRAM,
                    Contact.address: Person.name,
                    Contact.person_id: Person.id,
                    Contact.language: "en",
                    Contact.state: ContactState.ACTIVE,
                    Contact.state_at: NOW,
                    Contact.created_at: NOW,
                },
            )
            await self._copy(
                session,
                mine,
                {
                    Membership.person_id: Person.id,
                    Membership.group_id: self.group_id,
                    Membership.state: MembershipState.ACTIVE,
                    Membership.created_at: NOW,
                },
            )
            rows = await session.execute(select(Person.name, Person.id).where(mine))
            self.people.update({name or "": number for name, number in rows})
        return names

    async def _copy(
        self, session: Session, which: ColumnElement[bool], values: dict[Any, Any]
    ) -> None:
        """One row for each of these people."""
        written = [
            value if isinstance(value, InstrumentedAttribute) else literal(value, column.type)
            for column, value in values.items()
        ]
        table = next(iter(values)).class_
        await session.execute(
            insert(table).from_select(
                list(values), select(*written).select_from(Person).where(which)
            )
        )

    async def invite_everybody(self, meeting_id: int) -> None:
        """Freeze the invitees, in bulk; nothing is announced."""
        values = {
            Invitee.meeting_id: meeting_id,
            Invitee.person_id: Person.id,
            Invitee.invited_at: NOW,
        }
        async with self.database.write() as session:
            await self._copy(session, Person.municipality_id == self.municipality_id, values)

    async def meeting(
        self, *, starts_at: datetime = MEETING_AT, state: MeetingState = MeetingState.SENT
    ) -> int:
        """A meeting of the group with two points; nobody is invited yet."""
        async with self.database.write() as session:
            meeting = Meeting(
                municipality_id=self.municipality_id,
                kind=MeetingKind.GROUP_MEETING,
                starts_at=starts_at,
                place="Заседателна зала",
                state=state,
                created_at=NOW,
                sent_at=NOW,
            )
            session.add(meeting)
            await session.flush()
            session.add(MeetingGroup(meeting_id=meeting.id, group_id=self.group_id))
            for position, text in enumerate(["Резултати", "Въпроси"], start=1):
                session.add(AgendaItem(meeting_id=meeting.id, position=position, text=text))
        return meeting.id

    async def invite(
        self,
        meeting_id: int,
        *names: str,
        now: datetime = NOW,
        created_by: int | None = None,
        due_at: datetime | None = None,
        plans: bool = False,
    ) -> int:
        """Freeze the invitees (everybody, if none is named) and announce; the notice's number."""
        async with self.database.write() as session:
            meeting = await session.get_one(Meeting, meeting_id)
            session.add_all(
                Invitee(meeting_id=meeting_id, person_id=self.people[name], invited_at=now)
                for name in names or self.people
            )
            notice = await outbox.announce(
                session,
                NoticeKind.INVITATION,
                meeting,
                Audience.ALL,
                now=now,
                due_at=due_at or now,
                expires_at=meeting.starts_at,
                created_by=created_by,
            )
            if plans:
                await plan_reminders(session, meeting, now)
        return notice.id

    async def announce(
        self, kind: NoticeKind, meeting_id: int, audience: Audience, now: datetime = NOW
    ) -> None:
        async with self.database.write() as session:
            meeting = await session.get_one(Meeting, meeting_id)
            await outbox.announce(
                session,
                kind,
                meeting,
                audience,
                now=now,
                due_at=now,
                expires_at=meeting.starts_at,
                created_by=self.people.get("Елена"),
            )

    async def cancel(self, meeting_id: int, now: datetime = NOW) -> None:
        async with self.database.write() as session:
            meeting = await session.get_one(Meeting, meeting_id)
            meeting.state = MeetingState.CANCELLED
            meeting.cancel_reason = "weather"
        await self.announce(NoticeKind.CANCELLATION, meeting_id, Audience.GOT_INVITATION, now)

    async def answer(self, meeting_id: int, name: str, answer: RsvpAnswer) -> None:
        await self.add(
            Rsvp(
                meeting_id=meeting_id,
                person_id=self.people[name],
                answer=answer,
                answered_at=NOW,
            )
        )

    async def states(self, kind: NoticeKind = NoticeKind.INVITATION) -> dict[str, DeliveryState]:
        """What became of a kind of notice, by name."""
        async with self.database.read() as session:
            rows = await session.execute(
                select(Person.name, Delivery.state)
                .join(Person, Person.id == Delivery.person_id)
                .join(Notice, Notice.id == Delivery.notice_id)
                .where(Notice.kind == kind, Person.municipality_id == self.municipality_id)
                .order_by(Delivery.id)
            )
            return {name or "": state for name, state in rows}


def contact(
    address: str,
    person_id: int | None,
    messenger: MessengerName = MessengerName.TELEGRAM,
    state: ContactState = ContactState.ACTIVE,
) -> Contact:
    return Contact(
        messenger=messenger,
        address=address,
        person_id=person_id,
        language="en",
        state=state,
        state_at=NOW,
        created_at=NOW,
    )


async def found(
    database: Database, name: str = "община Антоново", people: Sequence[str] = ()
) -> Town:
    """A municipality with a community action group and these members."""
    async with database.write() as session:
        municipality = Municipality(
            name=name,
            country="BG",
            language="bg",
            zone="Europe/Sofia",
            controller="Община Антоново",
            help_name="Рада",
            help_phone="+359 000 000",
            created_at=NOW,
        )
        session.add(municipality)
        await session.flush()
        group = CommunityGroup(municipality_id=municipality.id, kind=GroupKind.COMMUNITY_ACTION)
        session.add(group)
        await session.flush()
    town = Town(database, municipality.id, group.id)
    for person in people:
        await town.person(person)
    return town


async def deliveries(session: Session) -> list[Delivery]:
    """Every delivery, in the order of writing."""
    return list(await session.scalars(select(Delivery).order_by(Delivery.id)))
