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
    assert len(trips) == 3, trips  # begin and insert, select, commit
    trips.clear()
    async with sqlite_database.read() as session:
        await session.execute(select(Erasure))
    assert len(trips) == 2, trips  # begin and select, rollback
    trips.clear()
    async with sqlite_database.write() as session:
        async with session.begin_nested():
            await session.execute(insert(Erasure).values(erased_at=NOON))
        await session.begin_nested()
    assert len(trips) == 2, trips  # begin, savepoint and insert; all the rest and commit


async def test_a_transaction_without_a_statement_is_no_trip(
    sqlite_database: Database, trips: list[str]
) -> None:
    async with sqlite_database.read() as session:
        await session.execute(select(Erasure))
    trips.clear()
    async with sqlite_database.write() as session, session.begin_nested():
        pass
    assert trips == []


async def test_what_could_not_begin_runs_nothing_outside(
    sqlite_database: Database, trips: list[str]
) -> None:
    place = sqlite_database.url.database
    assert place is not None
    rows = insert(Erasure).values(erased_at=NOON)
    async with aiosqlite.connect(place, isolation_level=None) as other:
        async with sqlite_database.write() as session:
            await session.execute(text("PRAGMA busy_timeout=0"))
        await other.execute("BEGIN IMMEDIATE")
        async with sqlite_database.write() as session:
            connection = await session.connection()
            for _ in range(2):
                with pytest.raises(OperationalError):
                    await connection.execute(rows)
            await other.execute("ROLLBACK")
            await connection.execute(rows)
            await session.rollback()
    async with sqlite_database.write() as session:
        await session.execute(text("PRAGMA busy_timeout=10000"))
    async with sqlite_database.read() as session:
        assert (await session.scalars(select(Erasure))).all() == []


async def test_a_refusal_goes_back_to_a_savepoint_and_no_further(database: Database) -> None:
    async with database.write() as session:
        await session.execute(insert(Erasure).values(erased_at=NOON))
        savepoint = await session.begin_nested()
        await session.execute(insert(Erasure).values(erased_at=NOON))
        await savepoint.rollback()
        empty = await session.begin_nested()
        await empty.rollback()
    async with database.read() as session:
        assert (await session.scalar(select(func.count(Erasure.id)))) == 1


async def test_a_stream_is_inside_the_transaction(database: Database) -> None:
    async with database.write() as session:
        await session.stream(select(Erasure.id))
        await session.execute(insert(Erasure).values(erased_at=NOON))
        await session.rollback()
    async with database.read() as session:
        assert (await session.scalars(select(Erasure))).all() == []


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
