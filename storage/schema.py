"""Where the schema of a database stands against the one that this version of the bot needs."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import asyncpg
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, NullPool, inspect, make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

# Not Alembic's usual name: so a database of another program is never taken for ours.
VERSION_TABLE = "schema_revision"
SECONDS_TO_CONNECT = 5
FOLDER = Path(__file__).with_name("migrations")
VERSIONS = [FOLDER / "versions"]
UNREACHABLE = (
    SQLAlchemyError,
    OSError,
    ImportError,
    asyncpg.PostgresError,
    asyncpg.InterfaceError,
)


class SchemaState(StrEnum):
    """EMPTY has no tables at all; FOREIGN has tables, none of them ours."""

    EMPTY = "empty"
    OLDER = "older"
    CURRENT = "current"
    NEWER = "newer"
    FOREIGN = "foreign"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True)
class Schema:
    """What was found; `reason` says why a database is UNREACHABLE, never with a password."""

    state: SchemaState
    revision: str | None = None
    reason: str = ""


def scripts() -> Config:
    """Alembic's settings without its ini file."""
    config = Config()
    # The percent sign is special to the parser inside Config.
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.set_main_option("path_separator", "os")
    versions = os.pathsep.join(map(str, VERSIONS))
    config.set_main_option("version_locations", versions.replace("%", "%%"))
    config.attributes["version_table"] = VERSION_TABLE
    return config


def newest_revision() -> str | None:
    """The revision that this version of the bot needs."""
    return ScriptDirectory.from_config(scripts()).get_current_head()


async def schema_state(url: str) -> Schema:
    """Look without changing anything; an absent SQLite file is EMPTY and stays absent."""
    try:
        address = make_url(url)
    except SQLAlchemyError as error:
        return Schema(SchemaState.UNREACHABLE, reason=str(error))
    try:
        if (found := _without_connecting(sqlite_file(address))) is not None:
            return found
        async with _looking(address) as connection:
            return await connection.run_sync(read_schema)
    except UNREACHABLE as error:
        return Schema(SchemaState.UNREACHABLE, reason=_without_password(address, error))


def sqlite_file(address: URL) -> Path | None:
    """The file of an SQLite database; nothing for PostgreSQL."""
    if address.get_backend_name() != "sqlite" or not address.database:
        return None
    return Path(address.database)


def spoken(address: URL) -> str:
    """A database as people name it: a file by its path, else server/name; never a password."""
    if (file := sqlite_file(address)) is not None:
        return str(file.absolute())
    port = f":{address.port}" if address.port else ""
    host = address.host or address.query.get("host") or "localhost"
    return f"{host if isinstance(host, str) else host[0]}{port}/{address.database}"


def _without_connecting(file: Path | None) -> Schema | None:
    if file is None:
        return None
    if not file.parent.is_dir():
        reason = f"there is no folder {file.parent}"
        return Schema(SchemaState.UNREACHABLE, reason=reason)
    if not file.exists() or file.stat().st_size == 0:
        return Schema(SchemaState.EMPTY)
    with file.open("rb") as opened:
        is_sqlite = opened.read(16) == b"SQLite format 3\0"  # sqlite.org/fileformat.html, 1.3.1
    return None if is_sqlite else Schema(SchemaState.FOREIGN)


@asynccontextmanager
async def _looking(address: URL) -> AsyncIterator[AsyncConnection]:
    engine = create_async_engine(
        address, poolclass=NullPool, connect_args={"timeout": SECONDS_TO_CONNECT}
    )
    try:
        async with engine.connect() as connection:
            yield connection
    finally:
        await engine.dispose()


def read_schema(connection: Connection) -> Schema:
    """Read the state over an open connection."""
    options = {"version_table": VERSION_TABLE}
    revision = MigrationContext.configure(connection, opts=options).get_current_revision()
    if revision is None:
        others = set(inspect(connection).get_table_names()) - {VERSION_TABLE}
        return Schema(SchemaState.FOREIGN if others else SchemaState.EMPTY)
    directory = ScriptDirectory.from_config(scripts())
    if revision == directory.get_current_head():
        return Schema(SchemaState.CURRENT, revision)
    known = {script.revision for script in directory.walk_revisions()}
    return Schema(SchemaState.OLDER if revision in known else SchemaState.NEWER, revision)


def _without_password(address: URL, error: BaseException) -> str:
    reason = str(getattr(error, "orig", None) or error) or type(error).__name__
    return reason.replace(address.password, "***") if address.password else reason
