"""The migrations and the models say the same, under names that collide on no engine."""

from alembic import command
from sqlalchemy import Connection, Table

from storage.database import Database
from storage.models import Base
from storage.schema import scripts

POSTGRESQL_NAME = 63  # bytes; longer ones are cut off in silence (NAMEDATALEN)


def _compare(connection: Connection) -> None:
    config = scripts()
    config.attributes["connection"] = connection
    command.check(config)


async def test_migrations_say_what_the_models_say(database: Database) -> None:
    async with database.engine.connect() as connection:
        await connection.run_sync(_compare)


def _names(table: Table) -> list[str]:
    constraints = [str(each.name) for each in table.constraints if each.name]
    return [table.name, *constraints, *(str(each.name) for each in table.indexes)]


def test_every_name_is_short_and_unique() -> None:
    """PostgreSQL keeps tables, indexes and keys of all tables in one list."""
    names = [name for table in Base.metadata.sorted_tables for name in _names(table)]
    assert len(names) > 50
    assert sorted(names) == sorted(set(names))
    assert [name for name in names if len(name.encode()) > POSTGRESQL_NAME] == []


def test_every_constraint_has_a_name() -> None:
    """Batch mode drops what has none."""
    nameless = [
        (table.name, each)
        for table in Base.metadata.sorted_tables
        for each in table.constraints
        if not each.name
    ]
    assert nameless == []
