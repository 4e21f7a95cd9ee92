"""PostgreSQL for the bench: the server of the tests, but as careful with writes as a real one."""

import os
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager

import asyncpg
import pytest
from sqlalchemy import URL

from tests.postgresql import create_database, drop_database, running_server

# What the tests' own server leaves out for speed. A server that was given keeps its settings.
CAREFUL = ("fsync", "synchronous_commit", "full_page_writes", "autovacuum")


class NoServer(Exception):
    """There is no PostgreSQL here; the text says why in one sentence."""


async def careful_server(stack: ExitStack) -> URL:
    """A server where databases may be made, until the stack is closed. Raises NoServer."""
    try:
        server = stack.enter_context(running_server())
    except (pytest.skip.Exception, pytest.fail.Exception) as reason:
        raise NoServer(str(reason)) from None
    if not os.environ.get("TEST_POSTGRESQL_URL"):
        for setting in CAREFUL:
            await ask(server, f"ALTER SYSTEM RESET {setting}")
        await ask(server, "SELECT pg_reload_conf()")
    return server


@asynccontextmanager
async def new_database(server: URL) -> AsyncIterator[str]:
    """An empty database, dropped at the end."""
    url = await create_database(server)
    try:
        yield url.render_as_string(hide_password=False)
    finally:
        await drop_database(url)


async def ask(server: URL, statement: str) -> str:
    """The first value that a statement gives, as text; outside a transaction."""
    plain = server.set(drivername="postgresql", database="postgres")
    connection = await asyncpg.connect(plain.render_as_string(hide_password=False))
    try:
        return str(await connection.fetchval(statement))
    finally:
        await connection.close()
