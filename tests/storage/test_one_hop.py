"""A statement costs one trip to SQLite's thread, and answers as it always did."""

from typing import Any

import aiosqlite
import pytest
from sqlalchemy import delete, func, insert, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from storage.database import Database
from storage.models import Erasure, SenderLease
from tests.storage.rows import NOON


@pytest.fixture
def trips(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was sent to the thread."""
    sent: list[str] = []
    driver: Any = aiosqlite.Connection
    execute = driver._execute

    async def counted(self: Any, task: Any, *rest: Any, **named: Any) -> Any:
        sent.append(" ".join(str(each) for each in (task, *rest)))
        return await execute(self, task, *rest, **named)

    monkeypatch.setattr(driver, "_execute", counted)
    return sent


async def test_a_statement_is_one_trip(sqlite_database: Database, trips: list[str]) -> None:
    async with sqlite_database.read() as session:  # opens the connection
        await session.execute(select(Erasure))
    trips.clear()
    async with sqlite_database.write() as session:
        await session.execute(insert(Erasure).values(erased_at=NOON))
        await session.execute(select(Erasure))
    assert len(trips) == 4, trips  # begin, insert, select, commit
    trips.clear()
    async with sqlite_database.read() as session:
        await session.execute(select(Erasure))
    assert len(trips) == 3, trips  # begin, select, rollback


async def test_rows_numbers_and_counts_come_back(database: Database) -> None:
    async with database.write() as session:
        await session.execute(insert(Erasure), [{"erased_at": NOON}] * 3)
        session.add(one := Erasure(erased_at=NOON))
        await session.flush()
        assert one.id == 4
        changed: Any = await session.execute(update(Erasure).values(erased_at=NOON))
        assert changed.rowcount == 4
        gone = await session.execute(delete(Erasure).where(Erasure.id > 2).returning(Erasure.id))
        assert sorted(gone.scalars()) == [3, 4]
        nothing: Any = await session.execute(delete(Erasure).where(Erasure.id > 2))
        assert nothing.rowcount == 0


async def test_an_empty_answer_still_has_columns(database: Database) -> None:
    async with database.read() as session:
        found = await session.execute(select(Erasure.id, Erasure.erased_at))
        assert list(found.keys()) == ["id", "erased_at"]
        assert found.all() == []


async def test_many_rows_come_in_parts(database: Database) -> None:
    async with database.write() as session:
        await session.execute(insert(Erasure), [{"erased_at": NOON}] * 25)
        streamed = await session.stream(select(Erasure.id).order_by(Erasure.id))
        parts = [len(part) async for part in streamed.partitions(10)]
        assert parts == [10, 10, 5]
        found = await session.execute(select(Erasure.id).order_by(Erasure.id))
        assert found.scalars().fetchmany(2) == [1, 2]
        assert (await session.execute(select(func.count(Erasure.id)))).scalar() == 25


async def test_mistakes_keep_their_kind(database: Database) -> None:
    twice = [{"bot_id": 1, "owner": "", "epoch": 0, "beat": 0}] * 2
    with pytest.raises(IntegrityError):
        async with database.write() as session:
            await session.execute(insert(SenderLease), twice)
    with pytest.raises(DBAPIError):
        async with database.read() as session:
            await session.execute(text("SELECT nothing FROM nowhere"))


async def test_a_lost_connection_is_replaced(sqlite_database: Database) -> None:
    async with sqlite_database.engine.connect() as connection:
        raw: Any = (await connection.get_raw_connection()).driver_connection
        await raw.close()
        with pytest.raises(OperationalError):
            await connection.execute(text("SELECT 1"))
    async with sqlite_database.read() as session:
        assert await session.scalar(text("SELECT 1")) == 1
