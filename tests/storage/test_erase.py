"""Who is erased is gone from every table and from the file, and nobody gets their number."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection, delete, inspect, select

from storage.database import Database
from storage.models import (
    Announcement,
    Base,
    Contact,
    Delivery,
    JournalEntry,
    Meeting,
    MeetingChange,
    Municipality,
    Need,
    NeedEvent,
    Notice,
    Person,
    Poll,
    PriorityList,
)
from tests.storage.rows import TABLES, everything, meeting, municipality, person, write_one_of_each

# What stays when a person goes: it belongs to the municipality, and names nobody any more.
EMPTIED: list[tuple[type[Base], str]] = [
    (JournalEntry, "actor_id"),
    (Announcement, "created_by"),
    (Meeting, "created_by"),
    (MeetingChange, "changed_by"),
    (Notice, "created_by"),
    (Need, "author_id"),
    (NeedEvent, "by_id"),
    (Poll, "created_by"),
    (PriorityList, "created_by"),
]
SENTINEL = "Мария Оставаща Следа"


async def _erase(database: Database, number: int) -> None:
    async with database.write() as session:
        await session.execute(delete(Person).where(Person.id == number))


async def test_nothing_of_an_erased_person_is_left(database: Database) -> None:
    await write_one_of_each(database)
    await _erase(database, 2)
    kept = {model.__tablename__ for model, _ in EMPTIED} | {"person"}
    async with database.engine.connect() as connection:
        rows = await everything(connection, sorted(_hanging_on_person()))
    assert {name for name, found in rows.items() if found} == kept
    async with database.read() as session:
        assert list(await session.scalars(select(Person.id))) == [1]


def _hanging_on_person() -> set[str]:
    """Every table that points at a person, so that a new one is not forgotten here."""
    tables = Base.metadata.sorted_tables
    return {"person"} | {
        table.name
        for table in tables
        for key in table.foreign_keys
        if key.column.table.name == "person"
    }


@pytest.mark.parametrize(("model", "column"), EMPTIED)
async def test_what_stays_names_nobody(database: Database, model: type[Base], column: str) -> None:
    await write_one_of_each(database)
    async with database.read() as session:
        assert list(await session.scalars(select(getattr(model, column)))) == [2]
    await _erase(database, 2)
    async with database.read() as session:
        assert list(await session.scalars(select(getattr(model, column)))) == [None]


async def test_a_delivery_outlives_its_contact(database: Database) -> None:
    await write_one_of_each(database)
    async with database.write() as session:
        await session.execute(delete(Contact))
    async with database.read() as session:
        left = (await session.execute(select(Delivery.person_id, Delivery.contact_id))).one()
    assert tuple(left) == (2, None)


async def test_a_cancelled_erasure_changes_nothing(database: Database) -> None:
    await write_one_of_each(database)
    async with database.engine.connect() as connection:
        before = await everything(connection, TABLES)
    async with database.read() as session:  # rolled back at its end
        await session.execute(delete(Person).where(Person.id == 2))
    async with database.engine.connect() as connection:
        assert await everything(connection, TABLES) == before


async def test_a_municipality_takes_everything_of_its_own_along(database: Database) -> None:
    await write_one_of_each(database)
    async with database.write() as session:
        await session.execute(delete(Municipality))
    async with database.engine.connect() as connection:
        rows = await everything(connection, TABLES)
    left = {name for name, found in rows.items() if found}
    assert left == {"conversation_state", "seen_update", "sender_lease", "erasure"}


@pytest.mark.parametrize("made", [person, meeting])
async def test_a_number_is_never_given_again(
    database: Database, made: Callable[[None], Person | Meeting]
) -> None:
    async with database.write() as session:
        session.add(municipality(1))
    async with database.write() as session:
        session.add(first := made(None))
    async with database.write() as session:
        await session.delete(first)
    async with database.write() as session:
        session.add(second := made(None))
    assert second.id == first.id + 1


async def test_an_erased_name_is_nowhere_in_the_files(
    sqlite_database: Database, tmp_path: Path
) -> None:
    await write_one_of_each(sqlite_database)
    async with sqlite_database.write() as session:
        session.add(person(3, SENTINEL))
    assert await sqlite_database.empty_write_ahead_log()
    assert _files_with(tmp_path, SENTINEL) == ["megdan.db"]
    await _erase(sqlite_database, 3)
    assert "megdan.db" in _files_with(tmp_path, SENTINEL)
    assert await sqlite_database.empty_write_ahead_log()
    assert _files_with(tmp_path, SENTINEL) == []


def _files_with(folder: Path, words: str) -> list[str]:
    files = sorted(folder.glob("megdan.db*"))
    return [file.name for file in files if words.encode() in file.read_bytes()]


async def test_a_reader_keeps_the_log_and_that_is_said(sqlite_database: Database) -> None:
    await write_one_of_each(sqlite_database)
    async with sqlite_database.read() as session:
        await session.execute(select(Person.id))
        assert not await sqlite_database.empty_write_ahead_log()
        assert sqlite_database.holds_erased_words
    assert await sqlite_database.empty_write_ahead_log()
    assert not sqlite_database.holds_erased_words


async def test_every_parent_of_a_row_has_an_index(database: Database) -> None:
    """Without one, erasing a person would read every row of every table that points at people."""
    async with database.engine.connect() as connection:
        assert await connection.run_sync(_parents_without_index) == []


def _parents_without_index(connection: Connection) -> list[str]:
    found = inspect(connection)
    missing = []
    for table in TABLES:
        first = {index["column_names"][0] for index in found.get_indexes(table)}
        first |= {unique["column_names"][0] for unique in found.get_unique_constraints(table)}
        first.add(found.get_pk_constraint(table)["constrained_columns"][0])
        for key in found.get_foreign_keys(table):
            if key["constrained_columns"][0] not in first:
                missing.append(f"{table}.{key['constrained_columns'][0]}")
    return missing
