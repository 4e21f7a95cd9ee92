"""A change of rows that says how many it met."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import CursorResult, Delete, Update

from storage.database import Session


async def changed(
    session: Session, statement: Update | Delete, values: Mapping[str, Any] | None = None
) -> int:
    """Carry out a change past the objects in memory; returns how many rows it met.

    What was loaded stays as it was looked at, for the screen of a refusal that takes it back.
    `values` are for the parameters of a statement that was built before.
    """
    unsynchronized = statement.execution_options(synchronize_session=False)
    result: Any = await session.execute(unsynchronized, values)
    assert isinstance(result, CursorResult)
    return result.rowcount
