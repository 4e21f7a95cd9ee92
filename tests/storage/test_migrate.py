"""A database moves to another schema with everything in it, or is left as it was."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import delete, select

from storage import schema
from storage.database import Database
from storage.migrate import SchemaState, downgrade, migrate, schema_state
from storage.models import Municipality, Person
from tests.storage.rows import TABLES, everything, municipality, person, write_one_of_each

# Makes a table anew on SQLite that half of all others hang on.
NEXT = """
from alembic import op
import sqlalchemy as sa

revision = "next"
down_revision = "{before}"

def upgrade():
    with op.batch_alter_table(
        "person", table_kwargs={{"sqlite_autoincrement": True}}
    ) as batch:
        batch.alter_column("language", existing_type=sa.String(), type_=sa.String(35),
                           existing_nullable=False)
        batch.add_column(sa.Column("nickname", sa.String(), nullable=True))

def downgrade():
    with op.batch_alter_table(
        "person", table_kwargs={{"sqlite_autoincrement": True}}
    ) as batch:
        batch.drop_column("nickname")
        batch.alter_column("language", existing_type=sa.String(35), type_=sa.String(),
                           existing_nullable=False)
"""
ORPHAN = """
    op.execute("INSERT INTO settlement VALUES (99, 99, 'nowhere')")
"""


@pytest.fixture
def newest() -> str:
    """Before a newer one appears."""
    revision = schema.newest_revision()
    assert revision is not None
    return revision


@pytest.fixture
def versions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A second folder where migrations are looked for."""
    folder = tmp_path / "versions"
    folder.mkdir()
    monkeypatch.setattr(schema, "VERSIONS", [*schema.VERSIONS, folder])
    return folder


@pytest.fixture
def next_version(versions: Path, newest: str) -> Path:
    """The migration that a next release might bring."""
    file = versions / "next.py"
    file.write_text(NEXT.format(before=newest), encoding="utf-8")
    return file


async def _everything(database: Database) -> dict[str, list[str]]:
    # Old connections remember what a row of the old schema looked like.
    await database.engine.dispose()
    async with database.engine.connect() as connection:
        return await everything(connection, TABLES)


async def test_up_and_back_keeps_every_row(
    own_database: Database, url: str, newest: str, next_version: Path
) -> None:
    await write_one_of_each(own_database)
    before = await _everything(own_database)
    assert all(before.values()), "a table without rows proves nothing"
    assert (await schema_state(url)).state is SchemaState.OLDER

    outcome = await migrate(url, backup=False)
    assert (outcome.before, outcome.after, outcome.is_changed) == (newest, "next", True)
    after = await _everything(own_database)
    assert all("nickname" in person for person in after.pop("person"))
    assert after == {name: rows for name, rows in before.items() if name != "person"}

    assert (await downgrade(url, newest, backup=False)).after == newest
    assert await _everything(own_database) == before
    assert (await schema_state(url)).revision == newest


async def test_children_still_hang_on_a_table_made_anew(
    own_database: Database, url: str, next_version: Path
) -> None:
    await write_one_of_each(own_database)
    await migrate(url, backup=False)
    async with own_database.write() as session:
        await session.execute(delete(Person).where(Person.id == 2))
    rows = await _everything(own_database)
    assert not rows["membership"]
    assert not rows["rsvp"]


async def test_a_table_made_anew_gives_no_number_again(
    own_database: Database, url: str, next_version: Path
) -> None:
    async with own_database.write() as session:
        session.add(municipality(1))
    async with own_database.write() as session:
        session.add_all([person(None), person(None), erased := person(None)])
    async with own_database.write() as session:
        await session.execute(delete(Person))
    await migrate(url, backup=False)
    async with own_database.write() as session:
        session.add(newcomer := person(None))
    assert newcomer.id == erased.id + 1


async def test_back_to_nothing_and_up_again(own_database: Database, url: str, newest: str) -> None:
    await write_one_of_each(own_database)
    assert (await downgrade(url, "base", backup=False)).after is None
    assert (await schema_state(url)).state is SchemaState.EMPTY
    assert (await migrate(url, backup=False)).after == newest
    assert not any((await _everything(own_database)).values())


async def test_a_failing_migration_leaves_everything_as_it_was(
    own_database: Database, url: str, newest: str, next_version: Path
) -> None:
    _change(next_version, "\n\ndef downgrade", f"{ORPHAN}\n\ndef downgrade")
    await write_one_of_each(own_database)
    before = await _everything(own_database)
    # SQLite finds the orphan by foreign_key_check only, PostgreSQL at once.
    with pytest.raises(Exception, match=r"without parent|foreign key"):
        await migrate(url, backup=False)
    assert await _everything(own_database) == before
    assert (await schema_state(url)).revision == newest


def _change(file: Path, words: str, others: str) -> None:
    steps = file.read_text(encoding="utf-8")
    assert words in steps
    file.write_text(steps.replace(words, others), encoding="utf-8")


async def test_a_migration_that_forgets_given_numbers_is_stopped(
    sqlite_database: Database, newest: str, next_version: Path
) -> None:
    _change(next_version, '"sqlite_autoincrement": True', "")
    url = sqlite_database.url.render_as_string()
    with pytest.raises(RuntimeError, match="person would give numbers twice"):
        await migrate(url, backup=False)
    assert (await schema_state(url)).revision == newest


async def test_two_processes_migrate_once(
    own_database: Database, url: str, next_version: Path
) -> None:
    outcomes = await asyncio.gather(*(migrate(url, backup=False) for _ in range(3)))
    assert sorted(outcome.is_changed for outcome in outcomes) == [False, False, True]
    assert {outcome.after for outcome in outcomes} == {"next"}


async def test_the_newest_schema_is_left_alone(own_database: Database, url: str) -> None:
    outcome = await migrate(url, backup=True)
    assert not outcome.is_changed
    assert outcome.copy is None


async def test_an_older_file_is_copied_beside_itself(
    sqlite_database: Database, tmp_path: Path, newest: str, next_version: Path
) -> None:
    url = sqlite_database.url.render_as_string()
    await write_one_of_each(sqlite_database)
    copies = [
        (await migrate(url, backup=True)).copy,
        (await downgrade(url, newest, backup=True)).copy,
        (await migrate(url, backup=True)).copy,
    ]
    names = [copy.name for copy in copies if copy]
    assert len(set(names)) == 3
    assert names[0].startswith("megdan.db.before-next-20")
    assert names[1].startswith(f"megdan.db.before-{newest}-20")
    assert copies[0] is not None
    assert _revision(copies[0]) == newest
    copied = Database(f"sqlite+aiosqlite:///{copies[0]}")
    try:
        async with copied.read() as session:
            assert list(await session.scalars(select(Municipality.id))) == [1]
    finally:
        await copied.close()


def _revision(file: Path) -> str:
    with closing(sqlite3.connect(file)) as opened:
        return str(opened.execute("SELECT version_num FROM schema_revision").fetchone()[0])


async def test_without_a_wish_there_is_no_copy(
    sqlite_database: Database, tmp_path: Path, next_version: Path
) -> None:
    outcome = await migrate(sqlite_database.url.render_as_string(), backup=False)
    assert outcome.copy is None
    assert not [file for file in _names(tmp_path) if "before" in file]


def _names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


async def test_a_new_file_is_migrated_and_private(tmp_path: Path, newest: str) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'new.db'}"
    assert (await schema_state(url)).state is SchemaState.EMPTY
    assert _names(tmp_path) == set(), "looking makes no file"
    outcome = await migrate(url, backup=True)
    assert (outcome.before, outcome.after, outcome.copy) == (None, newest, None)
    assert (await schema_state(url)).state is SchemaState.CURRENT
    assert _names(tmp_path) == {"new.db"}
    assert _mode(tmp_path / "new.db") == 0o600


def _mode(file: Path) -> int:
    return file.stat().st_mode & 0o777
