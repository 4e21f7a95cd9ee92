"""The database as a command needs it: reachable, ours, and of the newest schema."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.commands.endings import NotBegun
from bot.logs import reason
from storage.copies import CopyDamaged
from storage.database import Database
from storage.migrate import MigrationOutcome, SchemaState, migrate, schema_state
from storage.schema import spoken

MIGRATE = "python -m bot migrate"
NOT_WRITTEN = (OSError, sqlite3.Error, SQLAlchemyError, CopyDamaged)


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Database]:
    """A database for one short command; a new SQLite file gets its tables.

    Raises NotBegun when `migrate` is needed first, or DatabaseRefused.
    """
    await prepare(url, may_upgrade=False)
    database = Database(url)
    try:
        yield database
    finally:
        await database.close()


async def prepare(url: str, *, may_upgrade: bool) -> MigrationOutcome | None:
    """Make an empty SQLite database usable, an older one if that is wanted; nothing if it is.

    PostgreSQL is only looked at, since its copies are not ours to make. Raises as `opened`.
    """
    found = await schema_state(url)
    if found.state is SchemaState.CURRENT:
        return None
    is_sqlite = make_url(url).get_backend_name() == "sqlite"
    if found.state is SchemaState.EMPTY and not is_sqlite:
        raise NotBegun(f"The database {shown(url)} has no tables yet: run {MIGRATE}")
    if found.state is SchemaState.OLDER and not (is_sqlite and may_upgrade):
        raise NotBegun(f"The database {shown(url)} was written by an older version: run {MIGRATE}")
    return await moved(url)


async def moved(url: str) -> MigrationOutcome:
    """Bring the database to the newest schema, after a copy beside an older SQLite file.

    Raises DatabaseRefused, or NotBegun when the disk does not let us.
    """
    try:
        return await migrate(url, backup=True)
    except NOT_WRITTEN as error:
        words = f"The database {shown(url)} can not be written ({reason(error)}); it is as it was."
        raise NotBegun(words) from None


def shown(url: str) -> str:
    """The database as people name it: a path, or server/name; never a password."""
    return spoken(make_url(url))


def folder(url: str) -> Path | None:
    """Where an SQLite database lies; nothing for PostgreSQL."""
    address = make_url(url)
    if address.get_backend_name() != "sqlite" or not address.database:
        return None
    return Path(address.database).absolute().parent
