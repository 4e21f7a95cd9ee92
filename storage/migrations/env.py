"""Tells Alembic what to compare and how to write it down; run by storage/migrate.py only."""

from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import BigInteger, Enum

from storage.columns import Utc
from storage.models import Base


def _render(kind: str, item: object, _: AutogenContext) -> str | Literal[False]:
    # A migration is frozen: it must not change when our types or vocabularies do.
    if kind == "type" and isinstance(item, Utc):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(item, Enum):
        return f"sa.String(length={item.length})"
    if kind == "type" and isinstance(item, BigInteger):
        return "NUMBER"
    return False


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    version_table=context.config.attributes["version_table"],
    # SQLite can not alter a table: Alembic makes a new one and moves the rows.
    render_as_batch=True,
    render_item=_render,
    # SQLite gives defaults back in other words (reference/storage.md, 6.12).
    compare_server_default=connection.dialect.name != "sqlite",
)
with context.begin_transaction():
    context.run_migrations()
