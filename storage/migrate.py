"""Moves a database to another schema: alone, whole or not at all, after a copy of what was."""

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import URL, Connection, make_url
from sqlalchemy.exc import ArgumentError

from storage.alone import alone
from storage.copies import copy_database
from storage.migrations.numbers import keep_last_numbers, last_numbers
from storage.schema import (
    Schema,
    SchemaState,
    newest_revision,
    read_schema,
    schema_state,
    scripts,
    spoken,
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

logging.getLogger("alembic").setLevel(logging.WARNING)


class DatabaseRefused(Exception):
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
    address = _address(url)
    _refuse(address, await schema_state(url))
    async with alone(address) as connection:
        before = await connection.run_sync(read_schema)
        _refuse(address, before)
        if before.revision == target:
            return MigrationOutcome(target, target, None)
        copy = await _copy_beside(address, target) if backup and before.revision else None
        await connection.run_sync(_run, step, target or "base")
        return MigrationOutcome(before.revision, target, copy)


def _address(url: str) -> URL:
    try:
        return make_url(url)
    except ArgumentError:
        raise DatabaseUnreachable("This is not the address of a database.") from None


def _refuse(address: URL, found: Schema) -> None:
    name = spoken(address)
    if found.state is SchemaState.UNREACHABLE:
        raise DatabaseUnreachable(f"The database {name} can not be reached: {found.reason}")
    if found.state is SchemaState.FOREIGN:
        raise DatabaseForeign(f"{name} holds the data of another program: name another database.")
    if found.state is SchemaState.NEWER:
        raise DatabaseTooNew(
            f"The database {name} was written by a newer version (revision {found.revision}; "
            f"this version knows up to {newest_revision()}): update Megdan, or go back to a copy."
        )


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
    if connection.dialect.name != "sqlite":
        step(config, target)
        return
    numbers = last_numbers(connection)
    step(config, target)
    keep_last_numbers(connection, numbers)
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if orphans:
        raise RuntimeError(f"the migration would leave {len(orphans)} rows without parent")
