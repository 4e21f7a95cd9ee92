"""The migrations and the models say the same, and names collide on no engine."""

from alembic import command
from sqlalchemy import Connection

from storage.database import Database
from storage.schema import scripts


def _compare(connection: Connection) -> None:
    config = scripts()
    config.attributes["connection"] = connection
    command.check(config)


async def test_migrations_say_what_the_models_say(database: Database) -> None:
    async with database.engine.connect() as connection:
        await connection.run_sync(_compare)
