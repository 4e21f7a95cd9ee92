"""A small town for the outbox: people with chats, a group, a meeting."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select

from community import outbox
from community.meetings.reminders import plan_reminders
from community.outbox import Audience
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
from tests.scheduler.post import MEETING_AT, NOW


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
