"""Numbers that SQLite never gives twice stay so when Alembic makes a table anew."""

from sqlalchemy import Connection

NEVER_TWICE = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%'"
TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'"


def last_numbers(connection: Connection) -> dict[str, int]:
    """The highest number ever given in each table whose numbers are never given twice."""
    names = _names(connection, NEVER_TWICE)
    if not names:
        return {}
    rows = connection.exec_driver_sql("SELECT name, seq FROM sqlite_sequence")
    given = {row.name: row.seq for row in rows}
    return {name: given.get(name, 0) for name in names}


def keep_last_numbers(connection: Connection, numbers: dict[str, int]) -> None:
    """A table made anew in batch mode counts from the highest row that is left, or from 1.

    Then the number of somebody erased would go to the next person, with all old buttons. Raises
    RuntimeError if a table has lost its AUTOINCREMENT, which batch mode does not see.
    """
    kept = _names(connection, NEVER_TWICE)
    lost = (numbers.keys() & _names(connection, TABLES)) - kept
    if lost:
        raise RuntimeError(
            f"{', '.join(sorted(lost))} would give numbers twice: "
            "say table_kwargs={'sqlite_autoincrement': True} to batch_alter_table"
        )
    for name in numbers.keys() & kept:
        _set_last_number(connection, name, numbers[name])


def _set_last_number(connection: Connection, name: str, number: int) -> None:
    # Has no key, and no row for a table that is empty.
    changed = connection.exec_driver_sql(
        "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", (number, name)
    )
    if not changed.rowcount:
        connection.exec_driver_sql("INSERT INTO sqlite_sequence VALUES (?, ?)", (name, number))


def _names(connection: Connection, question: str) -> set[str]:
    return set(connection.exec_driver_sql(question).scalars())
