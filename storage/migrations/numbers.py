"""Numbers that SQLite has given stay given when Alembic makes a table anew."""

from sqlalchemy import Connection


def last_numbers(connection: Connection) -> dict[str, int]:
    """The highest number ever given in each table whose numbers are never given twice."""
    if connection.dialect.name != "sqlite":
        return {}
    known = "SELECT 1 FROM sqlite_master WHERE name = 'sqlite_sequence'"
    if connection.exec_driver_sql(known).first() is None:
        return {}
    rows = connection.exec_driver_sql("SELECT name, seq FROM sqlite_sequence")
    return {row.name: row.seq for row in rows}


def keep_last_numbers(connection: Connection, numbers: dict[str, int]) -> None:
    """A table made anew in batch mode would count from the highest row that is left.

    Then the number of somebody erased would go to the next person, with all old buttons.
    """
    for name, number in numbers.items():
        connection.exec_driver_sql(
            "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", (number, name)
        )
