"""A database that is not ours to change is refused with a sentence, and never with a password."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import URL, text

from storage.database import Database
from storage.migrate import (
    DatabaseForeign,
    DatabaseTooNew,
    DatabaseUnreachable,
    SchemaState,
    downgrade,
    migrate,
    schema_state,
)
from tests.postgresql import create_database, drop_database


async def test_a_newer_one_is_refused(own_database: Database) -> None:
    async with own_database.write() as session:
        await session.execute(text("UPDATE schema_revision SET version_num = '9999'"))
    url = own_database.url.render_as_string(hide_password=False)
    assert (await schema_state(url)).state is SchemaState.NEWER
    with pytest.raises(DatabaseTooNew, match=r"9999.*update Megdan"):
        await migrate(url, backup=True)
    with pytest.raises(DatabaseTooNew):
        await downgrade(url, "base", backup=True)


async def test_another_programs_file_is_refused_and_untouched(tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE alembic_version (version_num TEXT)")
        other.execute("INSERT INTO alembic_version VALUES ('0001')")
        other.commit()
    await _assert_foreign_file(file)


async def test_a_text_file_is_refused_and_untouched(tmp_path: Path) -> None:
    file = tmp_path / "diary.txt"
    file.write_text("Скъпи дневнико,", encoding="utf-8")
    await _assert_foreign_file(file)


async def _assert_foreign_file(file: Path) -> None:
    url = f"sqlite+aiosqlite:///{file}"
    before = _bytes(file)
    assert (await schema_state(url)).state is SchemaState.FOREIGN
    with pytest.raises(DatabaseForeign, match="another program"):
        await migrate(url, backup=True)
    assert _bytes(file) == before


def _bytes(file: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in file.parent.iterdir()}


async def test_another_programs_server_is_refused(postgresql_server: URL) -> None:
    address = await create_database(postgresql_server)
    database = Database(address.render_as_string(hide_password=False))
    try:
        url = address.render_as_string(hide_password=False)
        assert (await schema_state(url)).state is SchemaState.EMPTY
        async with database.write() as session:
            await session.execute(text("CREATE TABLE invoice (id INTEGER)"))
        assert (await schema_state(url)).state is SchemaState.FOREIGN
        with pytest.raises(DatabaseForeign):
            await migrate(url, backup=False)
    finally:
        await database.close()
        await drop_database(address)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql+asyncpg://maria:Secret-9@127.0.0.1:1/megdan",
        "postgresql+asyncpg://maria:Secret-9@[broken/megdan",
        "postgresql://maria:Secret-9@127.0.0.1:1/megdan",
        "Secret-9",
        "sqlite+aiosqlite:////no/such/folder/megdan.db",
    ],
)
async def test_an_unreachable_one_says_why_without_a_password(url: str) -> None:
    found = await schema_state(url)
    assert found.state is SchemaState.UNREACHABLE
    assert found.reason
    with pytest.raises(DatabaseUnreachable) as refused:
        await migrate(url, backup=False)
    assert "Secret-9" not in f"{found} {refused.value}"


async def test_a_password_in_the_drivers_words_is_left_out(postgresql_server: URL) -> None:
    """The driver repeats the name of the database, which here is the password too."""
    address = postgresql_server.set(database="Secret-9", password="Secret-9")
    found = await schema_state(address.render_as_string(hide_password=False))
    assert found.state is SchemaState.UNREACHABLE
    assert "does not exist" in found.reason
    assert "Secret-9" not in found.reason
