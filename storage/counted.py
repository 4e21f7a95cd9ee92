"""Makes the counted ballots of a vote unreadable in PostgreSQL's tables."""

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

# Every voter waits meanwhile, so it gives up soon; it is asked for again.
_PATIENCE = text("SET lock_timeout = '2s'")
_NO_PATIENCE = text("RESET lock_timeout")
# Vacuuming alone leaves the bytes of removed rows on pages that other ballots share, and the order
# in which people voted. This writes the tables anew, by keys that are random or the roll's.
_STATEMENTS = (
    text("CLUSTER ballot USING pk_ballot"),
    text("CLUSTER roll_entry USING pk_roll_entry"),
    # Of a vote by few the counts were here until it was told.
    text("CLUSTER poll_result USING pk_poll_result"),
    text("VACUUM (FREEZE) ballot, roll_entry, poll_result"),
)


async def write_anew(engine: AsyncEngine) -> bool:
    """Leave no bytes of removed ballots in the tables' files; False if somebody held them.

    What the server's own write-ahead log still holds is for those who run it
    (docs/decisions/0011).
    """
    try:
        async with engine.connect() as connection:
            # No transaction: VACUUM takes none.
            alone = await connection.execution_options(isolation_level="AUTOCOMMIT")
            await alone.execute(_PATIENCE)
            for statement in _STATEMENTS:
                await alone.execute(statement)
            await alone.execute(_NO_PATIENCE)
    except DBAPIError:
        return False
    return True
