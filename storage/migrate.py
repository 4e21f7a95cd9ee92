"""Moves a database to another schema: alone, whole or not at all, after a copy of what was."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import URL, Connection, NullPool, event, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from storage.copies import copy_database
from storage.schema import (
    SECONDS_TO_CONNECT,
    Schema,
    SchemaState,
    newest_revision,
    read_schema,
    schema_state,
    scripts,
    sqlite_file,
)

__all__ = [
    "DatabaseForeign",
    "DatabaseRefused",
    "DatabaseTooNew",
    "DatabaseUnreachable",
    "MigrationOutcome",
    "Schema",
    "SchemaState",
    "downgrade",
    "migrate",
    "schema_state",
]

# Any number will do, as long as nothing else in the same server uses it for a lock.
ADVISORY_LOCK = 0x6D65676461  # "megda" in ASCII
# How long a second process waits until the first one has migrated.
SECONDS_TO_WAIT = 120

logging.getLogger("alembic").setLevel(logging.WARNING)


class DatabaseRefused(Exception):  # noqa: N818 - a sentence for whoever started the bot
    """The database was left as it is; the message says why, never with a password."""


class DatabaseTooNew(DatabaseRefused):
    """A newer version of the bot has written here."""


class DatabaseForeign(DatabaseRefused):
    """Another program's database."""


class DatabaseUnreachable(DatabaseRefused):
    """No connection."""


@dataclass(frozen=True)
class MigrationOutcome:
    """The revisions before and after (none: no tables), and the copy, if one was made."""

    before: str | None
    after: str | None
    copy: Path | None

    @property
    def is_changed(self) -> bool:
        """Whether anything was done."""
        return self.before != self.after


async def migrate(url: str, *, backup: bool) -> MigrationOutcome:
    """Bring an empty or older database to the newest schema.

    One process at a time; a second one waits and finds everything done. `backup` copies an older
    SQLite file beside itself first (`megdan.db.before-<new revision>-<UTC time>`); PostgreSQL has
    its own tools for that. Raises DatabaseTooNew, DatabaseForeign or DatabaseUnreachable.
    """
    return await _move(url, newest_revision(), backup, command.upgrade)


async def downgrade(url: str, revision: str, *, backup: bool) -> MigrationOutcome:
    """Go back to an older revision, or to no tables at all with "base"; raises as migrate does."""
    target = None if revision == "base" else revision
    return await _move(url, target, backup, command.downgrade)


Step = Callable[[Config, str], None]


async def _move(url: str, target: str | None, backup: bool, step: Step) -> MigrationOutcome:
    address = make_url(url)
    _refuse(address, await schema_state(url))
    async with _alone(address) as connection:
        before = await connection.run_sync(read_schema)
        _refuse(address, before)
        if before.revision == target:
            return MigrationOutcome(target, target, None)
        copy = await _copy_beside(address, target) if backup and before.revision else None
        await connection.run_sync(_run, step, target or "base")
        return MigrationOutcome(before.revision, target, copy)


def _refuse(address: URL, found: Schema) -> None:
    name = address.render_as_string(hide_password=True)
    if found.state is SchemaState.UNREACHABLE:
        raise DatabaseUnreachable(f"The database {name} can not be reached: {found.reason}")
    if found.state is SchemaState.FOREIGN:
        raise DatabaseForeign(f"{name} holds the data of another program: name another database.")
    if found.state is SchemaState.NEWER:
        raise DatabaseTooNew(
            f"The database {name} was written by a newer version (revision {found.revision}; "
            f"this version knows up to {newest_revision()}): update Megdan, or go back to a copy."
        )


@asynccontextmanager
async def _alone(address: URL) -> AsyncIterator[AsyncConnection]:
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


async def _copy_beside(address: URL, target: str | None) -> Path | None:
    file = sqlite_file(address)
    if file is None:
        return None
    # The computer's own clock: the one that a demo moves has no say over files.
    moment = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())
    name = f"{file.name}.before-{target or 'base'}-{moment}"
    names = chain([name], (f"{name}-{number}" for number in count(2)))
    copy = next(free for each in names if not (free := file.with_name(each)).exists())
    await asyncio.to_thread(copy_database, file, copy)
    return copy


def _run(connection: Connection, step: Step, target: str) -> None:
    config = scripts()
    config.attributes["connection"] = connection
    numbers = _last_numbers(connection)
    step(config, target)
    _keep_last_numbers(connection, numbers)
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if broken:
            raise RuntimeError(f"the migration would leave {len(broken)} rows without parent")


def _last_numbers(connection: Connection) -> dict[str, int]:
    """The highest number ever given in each table whose numbers are never given twice."""
    if connection.dialect.name != "sqlite":
        return {}
    known = "SELECT 1 FROM sqlite_master WHERE name = 'sqlite_sequence'"
    if connection.exec_driver_sql(known).first() is None:
        return {}
    rows = connection.exec_driver_sql("SELECT name, seq FROM sqlite_sequence")
    return {row.name: row.seq for row in rows}


def _keep_last_numbers(connection: Connection, numbers: dict[str, int]) -> None:
    # A table made anew in batch mode counts from the highest row that is left, so that the
    # number of somebody erased would go to the next person.
    for name, number in numbers.items():
        connection.exec_driver_sql(
            "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", (number, name)
        )
