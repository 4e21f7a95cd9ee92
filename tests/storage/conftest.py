"""Databases whose schema a test may change."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import URL

from storage.database import Database
from tests.conftest import opened, sqlite_copy
from tests.postgresql import create_database, drop_database, empty_database


@pytest.fixture
async def own_database(template: Path | URL, tmp_path: Path) -> AsyncIterator[Database]:
    """Empty and migrated on either engine, and thrown away afterwards."""
    if isinstance(template, Path):
        async with sqlite_copy(template, tmp_path) as database:
            yield database
        return
    await empty_database(template)
    url = await create_database(template, like=str(template.database))
    try:
        async with opened(url) as database:
            yield database
    finally:
        await drop_database(url)


@pytest.fixture
def url(own_database: Database) -> str:
    """Of a migrated database, on both engines."""
    return own_database.url.render_as_string(hide_password=False)
