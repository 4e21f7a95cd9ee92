"""One trip to SQLite's thread for each statement, where SQLAlchemy's own cursor takes four.

The trips, not SQLite, are what a tap waits for (reference/storage.md, 9).
"""

import sqlite3
from collections import deque
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Dialect, event
from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_cursor,
)
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.util.concurrency import await_


def use_one_hop(engine: AsyncEngine) -> None:
    """Let all connections that this engine of SQLite will open work so."""
    event.listen(engine.sync_engine, "do_connect", _connect)


def _connect(
    dialect: Dialect, entry: ConnectionPoolEntry, place: Sequence[Any], options: dict[str, Any]
) -> "OneHopConnection":
    made: Any = dialect.connect(*place, **options)
    return OneHopConnection(made.dbapi, made._connection)


class Answer(NamedTuple):
    """What a statement gave, taken before its cursor was closed."""

    description: Any
    rowcount: int
    lastrowid: int
    rows: deque[Any]


NOTHING = Answer(None, -1, 0, deque())


class OneHopCursor(AsyncAdapt_aiosqlite_cursor):
    """Opens, executes, fetches and closes a cursor of the driver in one go.

    So none is left open when its task is cancelled: an open one keeps the transaction of a closed
    connection alive.
    """

    __slots__ = ("_answer",)

    def __init__(self, connection: "OneHopConnection") -> None:
        self._adapt_connection = connection
        self._connection = connection._connection
        self._answer = NOTHING
        self._rows = self._answer.rows

    @property
    def description(self) -> Any:
        """The columns of the answer."""
        return self._answer.description

    @property
    def rowcount(self) -> int:
        """How many rows were changed, -1 if that is not known."""
        return self._answer.rowcount

    @property
    def lastrowid(self) -> int:
        """The number of the row that was inserted."""
        return self._answer.lastrowid

    def execute(self, operation: Any, parameters: Any = None) -> None:
        """Run one statement."""
        self._run(sqlite3.Cursor.execute, operation, parameters or ())

    def executemany(self, operation: Any, seq_of_parameters: Any) -> None:
        """Run one statement for each set of parameters."""
        self._run(sqlite3.Cursor.executemany, operation, seq_of_parameters)

    def close(self) -> None:
        """Forget the rows."""
        self._rows.clear()

    async def _async_soft_close(self) -> None:
        """Nothing is open."""

    def _run(self, method: Any, operation: str, parameters: Any) -> None:
        driver: Any = self._connection
        try:
            work = driver._execute(_ask, driver._conn, method, operation, parameters)
            self._answer = await_(work)
        except Exception as error:
            self._adapt_connection._handle_exception(error)
        self._rows = self._answer.rows


def _ask(connection: sqlite3.Connection, method: Any, operation: str, parameters: Any) -> Answer:
    cursor = connection.cursor()
    try:
        method(cursor, operation, parameters)
        rows = deque(cursor.fetchall() if cursor.description else ())
        return Answer(cursor.description, cursor.rowcount, cursor.lastrowid or 0, rows)
    finally:
        cursor.close()


class OneHopConnection(AsyncAdapt_aiosqlite_connection):
    """Saves the trip to roll back what was already committed, too."""

    __slots__ = ()

    _cursor_cls: Any = OneHopCursor

    def rollback(self) -> None:
        """Roll back if there is something open."""
        driver: Any = self._connection
        if driver._connection is not None and driver._connection.in_transaction:
            super().rollback()
