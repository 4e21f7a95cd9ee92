"""Registrations that nobody finishes: asked once after a day, gone after a week."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from community import outbox
from storage.database import Database
from storage.kinds import NoticeKind
from storage.models import Base, Consent, Contact, ConversationState, Delivery, Person
from tests.scheduler.post import BOT, NOW, Post, post_for
from tests.scheduler.town import Town, contact, found

DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)


@pytest.fixture
async def town(database: Database) -> Town:
    return await found(database)


@pytest.fixture
def post(database: Database) -> Post:
    return post_for(database)


def standing(address: str) -> ConversationState:
    return ConversationState(
        bot_id=BOT,
        address=address,
        state="Joining:name",
        data={"nonce": "n0", "token": "тайна-покана"},
        updated_at=NOW,
    )


async def stranger(town: Town, address: str = "непознат") -> None:
    await town.add(contact(address, None), standing(address))


async def beginner(town: Town, address: str = "Начинаещ") -> int:
    """Somebody who has consented and not finished."""
    async with town.database.write() as session:
        person = Person(municipality_id=town.municipality_id, language="en", created_at=NOW)
        session.add(person)
        await session.flush()
        proof = Consent(
            person_id=person.id,
            text_version="1",
            language="en",
            messenger="telegram",
            given_at=NOW,
        )
        session.add_all([contact(address, person.id), standing(address), proof])
    town.people[address] = person.id
    return person.id


async def count(town: Town, *models: type[Base]) -> int:
    async with town.database.read() as session:
        return sum(
            [
                await session.scalar(select(func.count()).select_from(model)) or 0
                for model in models
            ]
        )


async def test_nothing_of_a_stranger_is_left_after_a_day(town: Town, post: Post) -> None:
    await stranger(town)
    async with town.database.write() as session:
        found = await session.scalar(select(Contact))
        assert found is not None
        await outbox.tell_contact(
            session, NoticeKind.DRAW_AGAIN, found, now=NOW, due_at=NOW + 2 * DAY
        )
    await post.runs_at(NOW + DAY - SECOND)
    assert await count(town, Contact, ConversationState, Delivery) == 3
    await post.runs_at(NOW + DAY)
    assert await count(town, Contact, ConversationState, Delivery) == 0
    assert post.messenger.heard == []


async def test_a_conversation_without_contact_is_left_for_a_day_only(
    town: Town, post: Post
) -> None:
    await town.add(standing("никой"))
    await post.runs_at(NOW + DAY)
    assert await count(town, ConversationState) == 0


async def test_the_conversation_of_somebody_known_stays(town: Town, post: Post) -> None:
    await town.person("Мария")
    await town.add(standing("Мария"))
    await post.runs_at(NOW + 20 * DAY)
    assert await count(town, Contact, ConversationState, Person) == 3


async def test_who_consented_is_asked_once_after_a_day(town: Town, post: Post) -> None:
    await beginner(town)
    await post.runs_at(NOW + DAY - SECOND)
    assert post.messenger.heard == []
    assert await post.rounds.next_due() == (NOW + DAY, "registration")
    for days in (1, 2, 3):
        await post.runs_at(NOW + days * DAY)
    ((address, screen),) = post.messenger.heard
    assert address == "Начинаещ"
    assert [button.data for button in screen.rows[0]] == ["r:n0:1", "r:n0:0"]
    assert await post.rounds.next_due() is None


async def test_who_finished_is_not_asked_and_stays(town: Town, post: Post) -> None:
    person_id = await beginner(town)
    async with town.database.write() as session:
        (await session.get_one(Person, person_id)).joined_at = NOW
    await post.runs_at(NOW + 8 * DAY)
    assert post.messenger.heard == []
    assert await count(town, Person) == 1


async def test_who_finishes_before_the_question_goes_out_does_not_hear_it(
    town: Town, post: Post
) -> None:
    person_id = await beginner(town)
    post.pace.pause(1)
    await post.runs_at(NOW + DAY)
    async with town.database.write() as session:
        (await session.get_one(Person, person_id)).joined_at = NOW + DAY
    post.pace.seconds = 0
    await post.rounds.run_due()
    assert post.messenger.heard == []


async def test_nothing_of_an_unfinished_registration_is_left_after_a_week(
    town: Town, post: Post
) -> None:
    await beginner(town)
    await town.person("Мария")
    await post.runs_at(NOW + 7 * DAY - SECOND)
    assert await count(town, Person) == 2
    await post.runs_at(NOW + 7 * DAY)
    assert await count(town, Person) == 1
    assert await count(town, Consent, ConversationState) == 0
    assert await count(town, Contact) == 1


async def test_erased_words_are_in_no_file(sqlite_database: Database) -> None:
    town, post = await found(sqlite_database), post_for(sqlite_database)
    await beginner(town, "таен-адрес")
    await post.runs_at(NOW + 7 * DAY)
    file = Path(sqlite_database.url.database or "")
    for each in (file, file.with_name(f"{file.name}-wal")):
        kept = await asyncio.to_thread(each.read_bytes)
        assert "таен-адрес".encode() not in kept
        assert "тайна-покана".encode() not in kept
