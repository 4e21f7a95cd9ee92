"""Looks into the tables: what is really kept."""

from typing import Any

from sqlalchemy import func, select

from storage.database import Database
from storage.models import Base, Contact, ConversationState, Person, SenderLease
from tests.conversations.town import Actor, Town

Dump = dict[str, list[tuple[Any, ...]]]


async def count(town: Town, model: type[Base], *conditions: Any) -> int:
    """How many rows of a table meet the conditions."""
    async with town.database.read() as session:
        found = select(func.count()).select_from(model).where(*conditions)
        return await session.scalar(found) or 0


async def one(town: Town, model: type[Base], *conditions: Any) -> Any:
    """The only row that meets the conditions."""
    async with town.database.read() as session:
        return (await session.scalars(select(model).where(*conditions))).one()


async def contact_of(town: Town, actor: Actor) -> Contact:
    """How an actor is reached."""
    found: Contact = await one(town, Contact, Contact.address == actor.address)
    return found


async def person_of(town: Town, actor: Actor) -> Person:
    """The person behind an actor's phone."""
    contact = await contact_of(town, actor)
    found: Person = await one(town, Person, Person.id == contact.person_id)
    return found


async def is_forgotten(town: Town, actor: Actor) -> bool:
    """Whether no address and no step of a conversation is kept of an actor."""
    address = actor.address
    kept = await count(town, Contact, Contact.address == address)
    return not kept and not await count(
        town, ConversationState, ConversationState.address == address
    )


async def dump(database: Database) -> Dump:
    """Every row of every table, but for the lease, which beats whatever people do."""
    async with database.read() as session:
        return {
            table.name: sorted(map(tuple, await session.execute(select(table))), key=repr)
            for table in Base.metadata.sorted_tables
            if table.name != SenderLease.__tablename__
        }
