"""Times, numbers and connections are what they seem on both engines."""

from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError, StatementError

from storage.database import Database
from storage.models import Erasure, SeenUpdate, Settlement
from tests.storage.rows import NOON, municipality, person

PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "busy_timeout": 10_000,
    "secure_delete": 1,
    "temp_store": 2,
}


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 3, 29, 3, 30, tzinfo=timezone(timedelta(hours=3))),
        # The hour that comes twice: fold says which.
        datetime(2026, 10, 25, 3, 30, fold=1, tzinfo=ZoneInfo("Europe/Sofia")),
        datetime(2026, 7, 1, 0, 0, 0, 1, tzinfo=UTC),
    ],
)
async def test_a_moment_comes_back_in_utc(database: Database, moment: datetime) -> None:
    async with database.write() as session:
        session.add(Erasure(erased_at=moment))
    async with database.read() as session:
        found = (await session.scalars(select(Erasure.erased_at))).one()
        asked = select(Erasure.id).where(Erasure.erased_at == moment)
        assert (await session.scalars(asked)).one() == 1
    assert found == moment.astimezone(UTC)
    assert found.utcoffset() == timedelta(0)


async def test_a_naive_moment_is_refused(database: Database) -> None:
    naive = NOON.replace(tzinfo=None)
    with pytest.raises(StatementError, match="naive"):
        async with database.write() as session:
            session.add(Erasure(erased_at=naive))
    with pytest.raises(StatementError, match="naive"):
        async with database.read() as session:
            await session.execute(select(Erasure).where(Erasure.erased_at < naive))


async def test_rows_are_numbered_from_one(database: Database) -> None:
    async with database.write() as session:
        session.add_all([Erasure(erased_at=NOON), Erasure(erased_at=NOON)])
    async with database.read() as session:
        assert list(await session.scalars(select(Erasure.id).order_by(Erasure.id))) == [1, 2]


async def test_numbers_of_messengers_and_rows_may_be_large(database: Database) -> None:
    async with database.write() as session:
        session.add(municipality(1))
        session.add(SeenUpdate(bot_id=7_012_345_678, update_id=2**62, seen_at=NOON))
        session.add(person(2**33))
    async with database.read() as session:
        found = (await session.execute(select(SeenUpdate.bot_id, SeenUpdate.update_id))).one()
    assert tuple(found) == (7_012_345_678, 2**62)


async def test_a_row_without_its_parent_is_refused(database: Database) -> None:
    with pytest.raises(IntegrityError):
        async with database.write() as session:
            session.add(Settlement(municipality_id=99, name="Търговище"))


async def test_every_connection_to_sqlite_is_set(sqlite_database: Database) -> None:
    async with AsyncExitStack() as stack:
        for _ in range(3):
            made = await stack.enter_async_context(sqlite_database.engine.connect())
            found = {
                name: (await made.execute(text(f"PRAGMA {name}"))).scalar() for name in PRAGMAS
            }
            assert found == PRAGMAS


async def test_asking_for_an_empty_log_leaves_a_connection_as_it_was(
    sqlite_database: Database,
) -> None:
    assert await sqlite_database.empty_write_ahead_log()
    async with sqlite_database.engine.connect() as connection:
        assert (await connection.execute(text("PRAGMA busy_timeout"))).scalar() == 10_000
