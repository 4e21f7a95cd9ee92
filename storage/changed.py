"""Compare and set: a change of rows that says how many it met."""

from typing import Any

from sqlalchemy import CursorResult, Update

from storage.database import Session


async def changed(session: Session, statement: Update) -> int:
    """Carry out a change past the objects in memory; returns how many rows it met.

    What was loaded stays as it was looked at, for the screen of a refusal that takes it back.
    """
    result: Any = await session.execute(statement.execution_options(synchronize_session=False))
    assert isinstance(result, CursorResult)
    return result.rowcount
