"""Engines and transactions: one writer at a time on SQLite, and the settings it must have."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from contextvars import ContextVar
from functools import partial
from typing import Any

from sqlalchemy import Connection, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from storage.counted import write_anew
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

    def __init__(self, will_write: bool) -> None:
        self.will_write = will_write
        self.is_open = True


_extent: ContextVar[_Extent | None] = ContextVar("extent", default=None)


def is_transaction_open() -> bool:
    """Whether this task, or the one that began it, is inside a transaction.

    Then nothing may be said over the network.
    """
    extent = _extent.get()
    return extent is not None and extent.is_open


class Database:
    """One database by its URL (sqlite+aiosqlite or postgresql+asyncpg).

    A closed one's engine may be given: it keeps the statements that it has compiled.
    """

    def __init__(self, url: str, engine: AsyncEngine | None = None) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.engine = engine or _engine(
            self.url.render_as_string(hide_password=False), self.is_sqlite
        )
        # What SQLite does by itself: a reader sees one moment, whatever is written meanwhile.
        self._reader = (
            self.engine
            if self.is_sqlite
            else self.engine.execution_options(isolation_level="REPEATABLE READ")
        )
        # SQLite's own waiting is unfair (p99 437 ms against 54 ms behind a lock), and one writer
        # at a time side-steps its WAL-reset bug (reference/storage.md, 6.4 and 6.5).
        self.holds_erased_words = False
        self.holds_votes_in_order = False
        self._one_writer = asyncio.Lock() if self.is_sqlite else None
        # Of those whom nobody waits for, only one stands in that line.
        self._patient = asyncio.Lock() if self.is_sqlite else None
        self._writing: set[asyncio.Task[Any] | None] = set()

    @asynccontextmanager
    async def write(self, *, is_awaited: bool = False) -> AsyncIterator[Session]:
        """A transaction that commits at its end and rolls back on any exception.

        One that `is_awaited` by a person waits on SQLite for at most one that is not, however
        many messages go out meanwhile. Raises RuntimeError inside another one of the same task:
        it would wait for itself.
        """
        task = asyncio.current_task()
        if task in self._writing:
            raise RuntimeError("this task is already inside Database.write()")
        self._writing.add(task)
        try:
            async with (
                (None if is_awaited else self._patient) or nullcontext(),
                self._one_writer or nullcontext(),
                self._session(self.engine, will_write=True) as session,
            ):
                yield session
                await session.commit()
        finally:
            self._writing.discard(task)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Session]:
        """A transaction for looking only: it is rolled back at its end."""
        async with self._session(self._reader, will_write=False) as session:
            yield session

    @asynccontextmanager
    async def _session(self, engine: AsyncEngine, will_write: bool) -> AsyncIterator[Session]:
        extent = _Extent(will_write)
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

    def note_vote(self) -> None:
        """Somebody has voted in secret: soon no file may tell in which order people did."""
        # Not at once: in the last minutes everybody would wait for everybody's.
        if self.is_sqlite:
            self.holds_erased_words = True
        else:
            self.holds_votes_in_order = True

    async def forget_counted(self) -> bool:
        """Leave no bytes of removed ballots in the engine's files; False if it has to wait.

        Nor do they tell in which order people voted. `holds_erased_words` says then that it is to
        be asked again.
        """
        if self.is_sqlite:
            return await self.empty_write_ahead_log()
        self.holds_votes_in_order = False
        self.holds_erased_words = not await write_anew(self.engine)
        return not self.holds_erased_words

    async def close(self) -> None:
        """Give every connection back; without it the process would hang at its end."""
        await self.engine.dispose()


def _engine(url: str, is_sqlite: bool) -> AsyncEngine:
    engine = _sqlite(url) if is_sqlite else _postgresql(url)
    dialect: Any = engine.dialect
    # SQLAlchemy compiles these three anew every time.
    dialect.do_savepoint = partial(_say, "SAVEPOINT ")
    dialect.do_release_savepoint = partial(_say, "RELEASE SAVEPOINT ")
    dialect.do_rollback_to_savepoint = partial(_say, "ROLLBACK TO SAVEPOINT ")
    return engine


def _say(words: str, connection: Connection, name: str) -> None:
    connection.exec_driver_sql(words + name)


def _postgresql(url: str) -> AsyncEngine:
    return create_async_engine(url, pool_pre_ping=True, hide_parameters=True)


def _sqlite(url: str) -> AsyncEngine:
    engine = create_async_engine(
        url, hide_parameters=True, connect_args={"isolation_level": None, "timeout": 10}
    )
    use_one_hop(engine)
    event.listen(engine.sync_engine, "connect", _set_pragmas)
    dialect: Any = engine.dialect
    # Not the event "begin": with one listener SQLAlchemy announces everything that it does.
    dialect.do_begin = _begin
    event.listen(engine.sync_engine, "invalidate", _roll_back)
    return engine


def _set_pragmas(connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _begin(connection: DBAPIConnection) -> None:
    # The driver's own transactions lose savepoints, and a plain BEGIN that later writes fails at
    # once with "database is locked" (reference/storage.md, 6.1 to 6.3).
    extent = _extent.get()
    will_write = extent is not None and extent.is_open and extent.will_write
    cursor = connection.cursor()
    cursor.execute("BEGIN IMMEDIATE" if will_write else "BEGIN")
    cursor.close()


def _roll_back(connection: DBAPIConnection, entry: ConnectionPoolEntry, error: object) -> None:
    # A task that is cancelled inside a statement leaves its cursor to the garbage collector, and
    # SQLite keeps a closed connection alive as long as one of its cursors: with its transaction,
    # so that every writer would wait ten seconds and fail.
    connection.rollback()
