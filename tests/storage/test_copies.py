"""A copy is whole, checked and private, though the bot goes on writing."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from storage import copies
from storage.copies import CopyDamaged, copy_database
from storage.database import Database
from storage.models import Erasure
from tests.storage.rows import NOON


async def _fill(database: Database) -> None:
    """About 4 MB, so that a copy takes longer than a few writes."""
    async with database.write() as session:
        await session.execute(text("CREATE TABLE filler (words BLOB)"))
        await session.execute(
            text(
                "WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted "
                "WHERE n < 4000) INSERT INTO filler SELECT randomblob(1000) FROM counted"
            )
        )


async def _write_pairs(database: Database, copying: "asyncio.Task[None]") -> int:
    written = 0
    while not copying.done():
        async with database.write() as session:
            session.add(Erasure(erased_at=NOON))
            await session.flush()
            session.add(Erasure(erased_at=NOON))
        written += 1
    return written


def _ask(file: Path, question: str) -> object:
    with closing(sqlite3.connect(file)) as opened:
        return opened.execute(question).fetchone()[0]


async def test_a_copy_is_one_moment_while_a_writer_goes_on(
    sqlite_database: Database, tmp_path: Path
) -> None:
    await _fill(sqlite_database)
    copy = tmp_path / "copy.db"
    work = asyncio.to_thread(copy_database, tmp_path / "megdan.db", copy)
    copying = asyncio.create_task(work)
    written = await _write_pairs(sqlite_database, copying)
    await copying
    assert written > 0
    assert _ask(copy, "PRAGMA integrity_check") == "ok"
    assert _ask(copy, "SELECT count(*) FROM filler") == 4000
    copied = _ask(copy, "SELECT count(*) FROM erasure")
    assert isinstance(copied, int)
    assert copied % 2 == 0
    assert copied <= 2 * written


async def test_a_copy_holds_what_is_still_in_the_log(
    sqlite_database: Database, tmp_path: Path
) -> None:
    async with sqlite_database.write() as session:
        session.add(Erasure(erased_at=NOON))
    assert (tmp_path / "megdan.db-wal").stat().st_size > 0
    copy_database(tmp_path / "megdan.db", tmp_path / "copy.db")
    assert _ask(tmp_path / "copy.db", "SELECT count(*) FROM erasure") == 1


async def test_a_copy_is_private_and_alone(sqlite_database: Database, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    copy_database(tmp_path / "megdan.db", folder / "copy.db")
    assert _names(folder) == {"copy.db"}
    assert (folder / "copy.db").stat().st_mode & 0o777 == 0o600


def test_of_nothing_there_is_no_copy(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError):
        copy_database(tmp_path / "absent.db", tmp_path / "copy.db")
    assert _names(tmp_path) == set()


async def test_a_damaged_copy_is_not_kept(
    sqlite_database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _fill(sqlite_database)
    copy_whole = copies._vacuum_into

    def copy_badly(source: Path, target: Path) -> None:
        copy_whole(source, target)
        with target.open("r+b") as opened:
            opened.seek(3 * 4096)
            opened.write(b"\xff" * 40 * 4096)

    monkeypatch.setattr(copies, "_vacuum_into", copy_badly)
    with pytest.raises((CopyDamaged, sqlite3.DatabaseError)):
        copy_database(tmp_path / "megdan.db", tmp_path / "copy.db")
    assert _names(tmp_path) == {"megdan.db", "megdan.db-wal", "megdan.db-shm"}


def _names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}
