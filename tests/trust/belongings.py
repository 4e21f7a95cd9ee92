"""Everything in the tables that belongs to one municipality, found by the foreign keys."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import RowMapping, Table, select

from storage.database import Database
from storage.models import Base

Row = RowMapping
Picture = list[tuple[str, str]]


async def belongings(database: Database, municipality_id: int) -> Picture:
    """Each row with its table's name, written out, so that two moments can be compared."""
    mine: dict[str, set[Any]] = {}
    found: Picture = []
    async with database.read() as session:
        for table in Base.metadata.sorted_tables:
            rows = [row._mapping for row in await session.execute(select(table))]
            kept = [row for row in rows if _is_mine(table, row, municipality_id, mine)]
            if "id" in table.c:
                mine[table.name] = {row["id"] for row in kept}
            found += sorted((table.name, repr(dict(row))) for row in kept)
    return found


def _is_mine(table: Table, row: Row, municipality_id: int, mine: Mapping[str, set[Any]]) -> bool:
    if table.name == "municipality":
        return bool(row["id"] == municipality_id)
    return any(
        row[key.parent.name] in mine.get(key.column.table.name, set())
        for key in table.foreign_keys
    )
