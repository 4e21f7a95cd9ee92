"""A connection for moving a schema: nobody else moves it, and all of it happens or nothing."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy import URL, NullPool, event, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from storage.schema import SECONDS_TO_CONNECT, sqlite_file

# Any number will do, as long as nothing else in the same server uses it for a lock.
ADVISORY_LOCK = 0x6D65676461  # "megda" in ASCII
# How long a second process waits until the first one has migrated.
SECONDS_TO_WAIT = 120


@asynccontextmanager
async def alone(address: URL) -> AsyncIterator[AsyncConnection]:
    """One transaction under a lock; commits at its end, rolls back on any exception.

    SQLite: foreign keys are off, and one connection that only reads may still be opened beside it.
    """
    engine = _sqlite_engine(address) if sqlite_file(address) else _postgresql_engine(address)
    try:
        async with engine.begin() as connection:
            if engine.dialect.name == "postgresql":
                lock = text("SELECT pg_advisory_xact_lock(:number)")
                await connection.execute(lock, {"number": ADVISORY_LOCK})
            yield connection
    finally:
        await engine.dispose()


def _postgresql_engine(address: URL) -> AsyncEngine:
    return create_async_engine(
        address,
        poolclass=NullPool,
        hide_parameters=True,
        connect_args={"timeout": SECONDS_TO_CONNECT},
    )


def _sqlite_engine(address: URL) -> AsyncEngine:
    file = Path(address.database or "")
    if not file.exists():
        file.touch(mode=0o600)  # people's names and numbers
    engine = create_async_engine(
        address,
        poolclass=NullPool,
        hide_parameters=True,
        connect_args={"isolation_level": None, "timeout": SECONDS_TO_WAIT},
    )
    event.listen(engine.sync_engine, "connect", _prepare)
    # The lock, and the transaction that the driver would not open before DDL.
    event.listen(engine.sync_engine, "begin", lambda made: made.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def _prepare(connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    # Batch mode drops the old table: with foreign keys on, its children would silently go with
    # it (reference/storage.md, 6.12). Has no effect once a transaction is open.
    cursor.execute("PRAGMA foreign_keys=OFF")
    cursor.execute("PRAGMA secure_delete=ON")
    cursor.close()
