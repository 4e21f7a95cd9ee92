"""Notes which promised answers have been shown, of many together."""

import asyncio
from datetime import datetime

from community.chats import promises
from storage.database import Database, Session


class Keeping:
    """Drops promises together: a process that dies leaves few to be shown a second time."""

    def __init__(self) -> None:
        self._shown: list[tuple[int, datetime]] = []
        self._one_at_a_time = asyncio.Lock()

    async def note_shown(self, database: Database, contact_id: int, promised_at: datetime) -> None:
        """Return when the promise that was made to this contact then is kept."""
        self._shown.append((contact_id, promised_at))
        async with self._one_at_a_time:
            if not self._shown:
                # Whoever went before has taken it along.
                return
            async with database.write(is_awaited=True) as session:
                await self._drop(session)

    async def take_along(self, database: Database, session: Session) -> None:
        """Do so in a transaction that is open anyway, where all others wait for it."""
        # With several writers at once two could wait for each other's rows.
        if database.is_sqlite:
            await self._drop(session)

    async def _drop(self, session: Session) -> None:
        shown, self._shown = self._shown, []
        if shown:
            await promises.keep(session, shown)
