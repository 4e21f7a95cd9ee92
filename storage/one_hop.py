"""One trip to SQLite's thread for each statement, where SQLAlchemy's own cursor takes four.

The trips, not SQLite, are what a tap waits for (reference/storage.md, 9). What has no answer, as
the beginning of a transaction, even travels with the statement that follows it.
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
WITHOUT_ANSWER = ("BEGIN", "SAVEPOINT ", "RELEASE ")


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
        connection: Any = self._adapt_connection
        self._answer = connection.ask(method, operation, parameters)
        self._rows = self._answer.rows


def _ask(
    connection: sqlite3.Connection,
    ahead: Sequence[str],
    method: Any,
    operation: str,
    parameters: Any,
) -> Answer:
    cursor = connection.cursor()
    try:
        for statement in ahead:
            cursor.execute(statement)
        method(cursor, operation, parameters)
        rows = deque(cursor.fetchall() if cursor.description else ())
        return Answer(cursor.description, cursor.rowcount, cursor.lastrowid or 0, rows)
    finally:
        cursor.close()


class OneHopConnection(AsyncAdapt_aiosqlite_connection):
    """Saves the trip to roll back what was already committed or never began, too."""

    __slots__ = ("_ahead",)

    _cursor_cls: Any = OneHopCursor

    def __init__(self, dbapi: Any, connection: Any) -> None:
        super().__init__(dbapi, connection)
        self._ahead: list[str] = []

    def ask(self, method: Any, operation: str, parameters: Any) -> Answer:
        """Run one statement, after those that travel with it."""
        if operation.startswith(WITHOUT_ANSWER):
            self._ahead.append(operation)
            return NOTHING
        driver: Any = self._connection
        try:
            work = driver._execute(
                _ask, driver._conn, tuple(self._ahead), method, operation, parameters
            )
            answer: Answer = await_(work)
        except Exception as error:
            # A transaction that could not begin stays ahead: nothing may run outside of it.
            if self._is_in_transaction:
                self._ahead.clear()
            self._handle_exception(error)
        self._ahead.clear()
        return answer

    def cursor(self, server_side: bool = False) -> Any:
        """Open a cursor; one that streams is the driver's own and lets nothing travel with it."""
        if server_side and self._ahead:
            self.ask(sqlite3.Cursor.execute, "SELECT 1", ())
        return super().cursor(server_side)

    def commit(self) -> None:
        """Commit if there is something open."""
        if self._is_in_transaction:
            self.ask(sqlite3.Cursor.execute, "COMMIT", ())
        self._ahead.clear()

    def rollback(self) -> None:
        """Roll back if there is something open."""
        self._ahead.clear()
        if self._is_in_transaction:
            super().rollback()

    @property
    def _is_in_transaction(self) -> bool:
        driver: Any = self._connection
        return driver._connection is not None and bool(driver._connection.in_transaction)
