"""Transactions hold what Database promises (reference/storage.md, 6.1 to 6.4 and 6.10)."""

import asyncio
from contextlib import suppress

import pytest
from sqlalchemy import inspect, select, text

from storage.database import Database, Session, is_transaction_open
from storage.models import Erasure, SenderLease
from tests.storage.rows import NOON, count


class ChangedMyMind(Exception):
    """Ends a transaction."""


async def _count(database: Database) -> int:
    async with database.read() as session:
        return await count(session, Erasure)


async def test_a_transaction_keeps_all_or_nothing(database: Database) -> None:
    async with database.write() as session:
        session.add(Erasure(erased_at=NOON))
    with suppress(ChangedMyMind):
        async with database.write() as session:
            session.add(Erasure(erased_at=NOON))
            await session.flush()
            raise ChangedMyMind
    assert await _count(database) == 1


async def test_a_released_savepoint_goes_with_its_transaction(database: Database) -> None:
    with suppress(ChangedMyMind):
        async with database.write() as session:
            async with session.begin_nested():
                session.add(Erasure(erased_at=NOON))
            raise ChangedMyMind
    assert await _count(database) == 0


async def test_a_savepoint_goes_alone(database: Database) -> None:
    async with database.write() as session:
        session.add(Erasure(erased_at=NOON))
        await session.flush()
        with suppress(ChangedMyMind):
            async with session.begin_nested():
                session.add(Erasure(erased_at=NOON))
                await session.flush()
                raise ChangedMyMind
    assert await _count(database) == 1


async def test_a_table_goes_with_its_transaction(database: Database) -> None:
    with suppress(ChangedMyMind):
        async with database.write() as session:
            await session.execute(text("CREATE TABLE tried (id INTEGER)"))
            raise ChangedMyMind
    async with database.engine.connect() as connection:
        names = await connection.run_sync(lambda made: inspect(made).get_table_names())
    assert "tried" not in names
    assert "person" in names


async def test_what_is_read_only_is_not_kept(database: Database) -> None:
    async with database.read() as session:
        session.add(Erasure(erased_at=NOON))
        await session.flush()
    assert await _count(database) == 0


async def _add_one(database: Database) -> None:
    async with database.write() as session:
        lease = await session.scalar(select(SenderLease).with_for_update())
        assert lease is not None
        await asyncio.sleep(0)  # lets the others in, if they can get in
        lease.beat += 1


async def _start_at_zero(database: Database) -> None:
    async with database.write() as session:
        session.add(SenderLease(bot_id=1, owner="", epoch=0, beat=0))


async def _beat(database: Database) -> int | None:
    async with database.read() as session:
        return await session.scalar(select(SenderLease.beat))


async def test_two_hundred_at_once_are_all_counted(database: Database) -> None:
    await _start_at_zero(database)
    await asyncio.gather(*(_add_one(database) for _ in range(200)))
    assert await _beat(database) == 200


async def test_writers_come_in_their_order(sqlite_database: Database) -> None:
    """SQLite itself lets some wait for a second while others pass."""
    came = []

    async def come(number: int) -> None:
        async with sqlite_database.write() as session:
            session.add(Erasure(erased_at=NOON))
            await session.flush()
            came.append(number)

    await asyncio.gather(*(come(number) for number in range(30)))
    assert came == list(range(30))


async def test_who_is_awaited_waits_for_one_that_is_not(sqlite_database: Database) -> None:
    came = []

    async def come(name: str, is_awaited: bool) -> None:
        async with sqlite_database.write(is_awaited=is_awaited):
            came.append(name)
            await asyncio.sleep(0)

    patient = [come(f"notice {number}", False) for number in range(4)]
    await asyncio.gather(*patient, come("tap 1", True), come("tap 2", True))
    assert came[:3] == ["notice 0", "tap 1", "tap 2"]
    assert came[3:] == ["notice 1", "notice 2", "notice 3"]


async def test_two_processes_read_and_then_write(database: Database) -> None:
    """The lock inside one process is no help here: SQLite must be told that a write will come."""
    other = Database(database.url.render_as_string(hide_password=False))
    try:
        await _start_at_zero(database)
        await asyncio.gather(*(_add_one(each) for each in [database, other] * 15))
        assert await _beat(database) == 30
    finally:
        await other.close()


async def test_readers_keep_their_moment_and_block_nobody(database: Database) -> None:
    async with database.read() as first, database.read() as second:
        assert await count(first, Erasure) == await count(second, Erasure) == 0
        async with asyncio.timeout(60), database.write() as session:
            session.add(Erasure(erased_at=NOON))
        assert await count(first, Erasure) == await count(second, Erasure) == 0
    assert await _count(database) == 1


async def _write_and_wait(database: Database, has_written: asyncio.Event) -> None:
    async with database.write() as session:
        session.add(Erasure(erased_at=NOON))
        await session.flush()
        has_written.set()
        await asyncio.Event().wait()


async def _assert_free(database: Database) -> None:
    async with asyncio.timeout(60), database.write() as session:
        session.add(Erasure(erased_at=NOON))
    assert await _count(database) == 1
    assert database.engine.pool.checkedout() == 0  # type: ignore[attr-defined]  # of QueuePool


async def test_a_cancelled_writer_leaves_nothing_behind(database: Database) -> None:
    has_written = asyncio.Event()
    writer = asyncio.create_task(_write_and_wait(database, has_written))
    await has_written.wait()
    writer.cancel()
    with pytest.raises(asyncio.CancelledError):
        await writer
    await _assert_free(database)


# Much longer than the 20 ms below; both engines speak it.
LONG_COUNT = text(
    "WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted "
    "WHERE n < 300000) SELECT count(*) FROM counted"
)


async def _write_and_count(session: Session) -> None:
    session.add(Erasure(erased_at=NOON))
    await session.flush()
    await session.execute(LONG_COUNT)


async def test_a_writer_cancelled_inside_a_statement_leaves_nothing(database: Database) -> None:
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.02), database.write() as session:
            await _write_and_count(session)
    await _assert_free(database)


async def test_a_writer_cancelled_in_the_queue_leaves_nothing(database: Database) -> None:
    has_written = asyncio.Event()
    writer = asyncio.create_task(_write_and_wait(database, has_written))
    await has_written.wait()
    waiting = [asyncio.create_task(_write_and_count_in(database)) for _ in range(3)]
    await asyncio.sleep(0)
    for task in [*waiting, writer]:
        task.cancel()
    await asyncio.gather(*waiting, writer, return_exceptions=True)
    await _assert_free(database)


async def _write_and_count_in(database: Database) -> None:
    async with database.write() as session:
        await _write_and_count(session)


async def test_a_task_knows_that_it_holds_a_transaction(database: Database) -> None:
    assert not is_transaction_open()
    async with database.write():
        assert is_transaction_open()
        async with database.read():
            assert is_transaction_open()
        assert is_transaction_open()
    assert not is_transaction_open()
    with suppress(ChangedMyMind):
        async with database.read():
            raise ChangedMyMind
    assert not is_transaction_open()


async def test_a_task_belongs_to_the_transaction_in_which_it_was_begun(
    database: Database,
) -> None:
    """While that is open; one that was there before never does."""
    seen = []

    async def look(is_time: asyncio.Event) -> None:
        await is_time.wait()
        seen.append(is_transaction_open())

    while_open, after = asyncio.Event(), asyncio.Event()
    before = asyncio.create_task(look(while_open))
    async with database.write():
        inside = asyncio.create_task(look(while_open))
        outliving = asyncio.create_task(look(after))
        while_open.set()
        await before
        await inside
    after.set()
    await outliving
    assert seen == [False, True, False]


async def test_a_writer_that_would_wait_for_itself_is_told(database: Database) -> None:
    async with database.write():
        with pytest.raises(RuntimeError, match="already inside"):
            await database.write().__aenter__()
    async with database.write() as session:
        session.add(Erasure(erased_at=NOON))
    assert await _count(database) == 1
