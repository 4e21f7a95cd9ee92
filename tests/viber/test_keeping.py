"""A promised answer is forgotten once it was shown, and no younger one with it."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.phones.keeping import Keeping
from community.chats import promises
from storage.database import Database, Session
from storage.models import Contact, PromisedAnswer
from storage.queries.chats.promised import Matter
from tests.conversations.town import Town
from tests.storage.rows import NOON

LATER = NOON + timedelta(seconds=1)


async def promise(database: Database, count: int) -> list[int]:
    """Promise so many people an answer at noon."""
    async with database.write() as session:
        contacts = list(await session.scalars(select(Contact).limit(count)))
        for contact in contacts:
            await promises.make(session, contact, NOON, Matter())
    return [contact.id for contact in contacts]


async def promised(session: Session) -> set[int]:
    return set(await session.scalars(select(PromisedAnswer.contact_id)))


async def test_all_who_were_answered_at_once_are_forgotten(town: Town) -> None:
    keeping, contacts = Keeping(), await promise(town.database, 4)
    assert await town.asks(promised) == set(contacts)
    await asyncio.gather(
        *(keeping.note_shown(town.database, contact, NOON) for contact in contacts[1:])
    )
    assert await town.asks(promised) == {contacts[0]}


async def test_a_younger_promise_stays(town: Town) -> None:
    keeping, (contact,) = Keeping(), await promise(town.database, 1)
    async with town.database.write() as session:
        found = await session.get_one(Contact, contact)
        await promises.make(session, found, LATER, Matter())
    await keeping.note_shown(town.database, contact, NOON)
    assert await town.asks(promised) == {contact}
    await keeping.note_shown(town.database, contact, LATER)
    assert await town.asks(promised) == set()


@pytest.mark.parametrize("world", ["viber-sqlite"])
async def test_where_there_is_one_writer_the_next_takes_it_along(town: Town) -> None:
    keeping, contacts = Keeping(), await promise(town.database, 2)
    async with town.database.write() as held:
        notes = [
            asyncio.create_task(keeping.note_shown(town.database, contact, NOON))
            for contact in contacts
        ]
        await asyncio.sleep(0)
        await keeping.take_along(town.database, held)
        assert await promised(held) == set()
    await asyncio.gather(*notes)
    assert await town.asks(promised) == set()
