"""Engines and transactions: one writer at a time on SQLite, and the settings it must have."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from contextvars import ContextVar
from typing import Any

from sqlalchemy import Connection, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from storage.one_hop import use_one_hop

Session = AsyncSession

# Per connection, because SQLite forgets most of them (reference/storage.md, 6.7). FULL: with
# NORMAL a power cut would lose the newest "sent" marks. secure_delete: erased means erased.
PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA busy_timeout=10000",
    "PRAGMA secure_delete=ON",
    "PRAGMA temp_store=MEMORY",
)


class _Extent:
    """One transaction while it is open, for its task and for what that task begins meanwhile."""

    is_open = True


_extent: ContextVar[_Extent | None] = ContextVar("extent", default=None)


def is_transaction_open() -> bool:
    """Whether this task, or the one that began it, is inside a transaction.

    Then nothing may be said over the network.
    """
    extent = _extent.get()
    return extent is not None and extent.is_open


class Database:
    """One database by its URL (sqlite+aiosqlite or postgresql+asyncpg)."""

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.engine = _engine(self.url.render_as_string(hide_password=False), self.is_sqlite)
        self._writer = self.engine.execution_options(write=True)
        # What SQLite does by itself: a reader sees one moment, whatever is written meanwhile.
        self._reader = (
            self.engine
            if self.is_sqlite
            else self.engine.execution_options(isolation_level="REPEATABLE READ")
        )
        # SQLite's own waiting is unfair (p99 437 ms against 54 ms behind a lock), and one writer
        # at a time side-steps its WAL-reset bug (reference/storage.md, 6.4 and 6.5).
        self.holds_erased_words = False
        self._one_writer = asyncio.Lock() if self.is_sqlite else None
        self._writing: set[asyncio.Task[Any] | None] = set()

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Session]:
        """A transaction that commits at its end and rolls back on any exception.

        Raises RuntimeError inside another one of the same task: it would wait for itself.
        """
        task = asyncio.current_task()
        if task in self._writing:
            raise RuntimeError("this task is already inside Database.write()")
        self._writing.add(task)
        try:
            async with self._one_writer or nullcontext(), self._session(self._writer) as session:
                yield session
                await session.commit()
        finally:
            self._writing.discard(task)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Session]:
        """A transaction for looking only: it is rolled back at its end."""
        async with self._session(self._reader) as session:
            yield session

    @asynccontextmanager
    async def _session(self, engine: AsyncEngine) -> AsyncIterator[Session]:
        extent = _Extent()
        mark = _extent.set(extent)
        try:
            async with AsyncSession(engine, expire_on_commit=False, autoflush=False) as session:
                yield session
        finally:
            extent.is_open = False
            _extent.reset(mark)

    async def empty_write_ahead_log(self) -> bool:
        """Take erased words out of SQLite's log; False while a reader still holds it.

        All writers wait meanwhile, so it gives up after half a second: `holds_erased_words` says
        that it is to be asked again.
        """
        if not self.is_sqlite:
            return True
        async with self._one_writer or nullcontext(), self.engine.connect() as connection:
            await connection.execute(text("PRAGMA busy_timeout=500"))
            row = (await connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))).one()
            await connection.execute(text("PRAGMA busy_timeout=10000"))
            self.holds_erased_words = bool(row[0])
            return not self.holds_erased_words

    async def close(self) -> None:
        """Give every connection back; without it the process would hang at its end."""
        await self.engine.dispose()


def _engine(url: str, is_sqlite: bool) -> AsyncEngine:
    if not is_sqlite:
        return create_async_engine(url, pool_pre_ping=True, hide_parameters=True)
    engine = create_async_engine(
        url, hide_parameters=True, connect_args={"isolation_level": None, "timeout": 10}
    )
    use_one_hop(engine)
    event.listen(engine.sync_engine, "connect", _set_pragmas)
    event.listen(engine.sync_engine, "begin", _begin)
    event.listen(engine.sync_engine, "invalidate", _roll_back)
    return engine


def _set_pragmas(connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _begin(connection: Connection) -> None:
    # The driver's own transactions lose savepoints, and a plain BEGIN that later writes fails at
    # once with "database is locked" (reference/storage.md, 6.1 to 6.3).
    options: dict[str, Any] = dict(connection.get_execution_options())
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("write") else "BEGIN")


def _roll_back(connection: DBAPIConnection, entry: ConnectionPoolEntry, error: object) -> None:
    # A task that is cancelled inside a statement leaves its cursor to the garbage collector, and
    # SQLite keeps a closed connection alive as long as one of its cursors: with its transaction,
    # so that every writer would wait ten seconds and fail.
    connection.rollback()
