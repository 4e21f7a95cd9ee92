"""Very many people at once, written in bulk."""

from typing import Any

from sqlalchemy import ColumnElement, insert, literal, select
from sqlalchemy.orm import InstrumentedAttribute

from storage.database import Session
from storage.kinds import ContactState, MembershipState, MessengerName
from storage.models import Base, Contact, Invitee, Membership, Person
from tests.scheduler.post import NOW
from tests.scheduler.town import Town


async def crowd(town: Town, count: int, prefix: str = "p") -> list[str]:
    """Many members with a chat each, written in bulk."""
    names = [f"{prefix}{number:05}" for number in range(count)]
    mine = Person.name.startswith(prefix)
    usual = {
        "municipality_id": town.municipality_id,
        "language": "en",
        "created_at": NOW,
        "joined_at": NOW,
    }
    async with town.database.write() as session:
        await session.execute(
            insert(Base.metadata.tables["person"]), [{"name": name, **usual} for name in names]
        )
        await _copy(
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
        await _copy(
            session,
            mine,
            {
                Membership.person_id: Person.id,
                Membership.group_id: town.group_id,
                Membership.state: MembershipState.ACTIVE,
                Membership.created_at: NOW,
            },
        )
        rows = await session.execute(select(Person.name, Person.id).where(mine))
        town.people.update({name or "": number for name, number in rows})
    return names


async def _copy(session: Session, which: ColumnElement[bool], values: dict[Any, Any]) -> None:
    """One row for each of these people."""
    written = [
        value if isinstance(value, InstrumentedAttribute) else literal(value, column.type)
        for column, value in values.items()
    ]
    table = next(iter(values)).class_
    await session.execute(
        insert(table).from_select(list(values), select(*written).select_from(Person).where(which))
    )


async def invite_everybody(town: Town, meeting_id: int) -> None:
    """Freeze the invitees, in bulk; nothing is announced."""
    values = {
        Invitee.meeting_id: meeting_id,
        Invitee.person_id: Person.id,
        Invitee.invited_at: NOW,
    }
    async with town.database.write() as session:
        await _copy(session, Person.municipality_id == town.municipality_id, values)
