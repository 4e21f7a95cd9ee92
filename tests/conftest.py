"""A migrated, empty database for every test that asks for one, on both engines."""

import asyncio
import gc
import shutil
import ssl
from collections.abc import AsyncIterator, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import URL, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncEngine

from messengers.telegram.types_on_demand import import_types
from storage.database import Database
from storage.migrate import migrate
from tests.postgresql import create_database, drop_database, empty_database, running_server

# As the bot does, before the tests import it in their own order.
import_types()

Result = TypeVar("Result")

# A third of a short test would go into compiling the same statements again.
ENGINES: dict[URL | str, AsyncEngine] = {}

# How quick a machine is proves nothing: hypothesis would fail what takes over 0.2 s.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


def pytest_collection_finish() -> None:
    """What is imported stays: else every collection would walk through all of it again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _one_tls_context() -> Iterator[None]:
    """Every bot would read all the world's certificates anew, to speak with this machine."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ssl, "create_default_context", cache(ssl.create_default_context))
        yield


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated file, made once and copied for every test."""
    file = tmp_path_factory.mktemp("template") / "megdan.db"
    _run(_migrate(f"sqlite+aiosqlite:///{file}"))
    return file


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[URL]:
    """A server where databases may be made."""
    with running_server() as server:
        yield server


@pytest.fixture(scope="session")
def postgresql_template(postgresql_server: URL) -> Iterator[URL]:
    """A migrated database, made once and emptied before every test."""
    url = _run(create_database(postgresql_server))
    try:
        _run(_migrate(plain(url)))
        yield url
    finally:
        _run(drop_database(url))


@pytest.fixture
async def sqlite_database(sqlite_template: Path, tmp_path: Path) -> AsyncIterator[Database]:
    """Empty and migrated, in a file of its own."""
    async with sqlite_copy(sqlite_template, tmp_path) as database:
        yield database


@pytest.fixture
async def postgresql_database(postgresql_template: URL) -> AsyncIterator[Database]:
    """Empty and migrated; nobody else is inside."""
    async with _emptied(postgresql_template) as database:
        yield database


@pytest.fixture(params=["sqlite", "postgresql"])
def template(request: pytest.FixtureRequest) -> Path | URL:
    """Either engine's template; not async, so that a server is never started inside a loop."""
    found: Path | URL = request.getfixturevalue(f"{request.param}_template")
    return found


@pytest.fixture
async def database(template: Path | URL) -> AsyncIterator[Database]:
    """Empty and migrated; a test that asks for it runs once per engine."""
    made = _emptied(template) if isinstance(template, URL) else _recopied(template)
    async with made as database:
        yield database


@asynccontextmanager
async def sqlite_copy(template: Path, folder: Path) -> AsyncIterator[Database]:
    """A copy of the file in a test's own folder, opened."""
    shutil.copyfile(template, folder / "megdan.db")
    async with opened(f"sqlite+aiosqlite:///{folder / 'megdan.db'}") as database:
        yield database


@asynccontextmanager
async def _recopied(template: Path) -> AsyncIterator[Database]:
    folder = template.with_name("copy")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    async with sqlite_copy(template, folder) as database:
        event.listen(database.engine.sync_engine, "connect", _keep_off_the_disk)
        yield database


def _keep_off_the_disk(connection: DBAPIConnection, entry: object) -> None:
    # No test cuts the power.
    cursor = connection.cursor()
    cursor.execute("PRAGMA synchronous=OFF")
    cursor.close()


@asynccontextmanager
async def _emptied(template: URL) -> AsyncIterator[Database]:
    await empty_database(template)
    async with opened(template) as database:
        yield database


@asynccontextmanager
async def opened(url: URL | str) -> AsyncIterator[Database]:
    """A database, closed at the end."""
    database = Database(plain(url), ENGINES.get(url))
    ENGINES[url] = database.engine
    try:
        yield database
    finally:
        await database.close()


def plain(url: URL | str) -> str:
    """With its password."""
    return url if isinstance(url, str) else url.render_as_string(hide_password=False)


async def _migrate(url: str) -> None:
    await migrate(url, backup=False)


def _run(work: Coroutine[None, None, Result]) -> Result:
    # In a thread: the fixture may be wanted while the test's own loop runs.
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()
