"""Everything in the tables that belongs to one municipality, found by the foreign keys."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, event, select

from storage.database import Database
from storage.models import Base

Row = RowMapping
Picture = list[tuple[str, str]]


# What a statement writes to; a deletion may take rows of other tables along.
WRITTEN = re.compile(r'\s*(?:INSERT INTO|UPDATE) "?(\w+)')
READING = re.compile(r"\s*(?:SELECT|PRAGMA|BEGIN|SHOW|SET) ", re.IGNORECASE)
TABLES = Base.metadata.sorted_tables


class Belongings:
    """What belongs to one municipality; only tables that were written since are read again."""

    def __init__(self, database: Database, municipality_id: int) -> None:
        self._database = database
        self._municipality_id = municipality_id
        self._rows: dict[str, list[tuple[Row, str]]] = {}
        self._picture: Picture | None = None

    async def picture(self) -> Picture:
        """Each row with its table's name, written out, so that two moments can be compared."""
        if self._picture is None:
            self._picture = self._drawn(await self._read())
        return self._picture

    async def _read(self) -> Mapping[str, list[tuple[Row, str]]]:
        async with self._database.read() as session:
            for table in TABLES:
                if table.name not in self._rows:
                    read = [row._mapping for row in await session.execute(select(table))]
                    self._rows[table.name] = [(row, repr(dict(row))) for row in read]
        return self._rows

    def _drawn(self, rows: Mapping[str, list[tuple[Row, str]]]) -> Picture:
        mine: dict[str, set[Any]] = {}
        found: Picture = []
        for table in TABLES:
            kept = [
                (row, words)
                for row, words in rows[table.name]
                if _is_mine(table, row, self._municipality_id, mine)
            ]
            if "id" in table.c:
                mine[table.name] = {row["id"] for row, _words in kept}
            found += sorted((table.name, words) for _row, words in kept)
        return found

    def forget(self, names: set[str]) -> None:
        """These tables are not any more as they were read."""
        for name in names:
            self._rows.pop(name, None)
            self._picture = None


@contextmanager
def watched(database: Database, municipality_id: int) -> Iterator[Belongings]:
    """The belongings, watched for what every transaction writes."""
    engine, watching = database.engine.sync_engine, Belongings(database, municipality_id)

    def note(connection: Connection, cursor: object, statement: str, *_others: object) -> None:
        if READING.match(statement):
            return
        written = WRITTEN.match(statement)
        names = {written.group(1)} if written else {table.name for table in TABLES}
        connection.info.setdefault("written", set()).update(names)

    def forget(connection: Connection) -> None:
        watching.forget(connection.info.pop("written", set()))

    event.listen(engine, "after_cursor_execute", note)
    event.listen(engine, "commit", forget)
    try:
        yield watching
    finally:
        event.remove(engine, "after_cursor_execute", note)
        event.remove(engine, "commit", forget)


async def belongings(database: Database, municipality_id: int) -> Picture:
    """How they stand once."""
    return await Belongings(database, municipality_id).picture()


def _is_mine(table: Table, row: Row, municipality_id: int, mine: Mapping[str, set[Any]]) -> bool:
    if table.name == "municipality":
        return bool(row["id"] == municipality_id)
    return any(
        row[key.parent.name] in mine.get(key.column.table.name, set())
        for key in table.foreign_keys
    )
