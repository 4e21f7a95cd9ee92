"""What became of our messages, as Viber tells it: noted once, whenever it comes."""

import logging
from datetime import datetime
from itertools import islice

from bot.house import House
from community.chats import receipts
from messengers.viber.events import Delivered, Failed, Seen
from messengers.viber.messenger import ViberMessenger
from storage.database import Session

log = logging.getLogger(__name__)

# Ours: so many chats that were read are asked about in one statement.
AT_ONCE = 500

Receipt = Delivered | Seen | Failed


class Receipts:
    """The receipts of one process. Those of our answers wait for `tend`, all together.

    What became of an answer nobody asks; but who has read it has read all before it.
    """

    def __init__(self, house: House, messenger: ViberMessenger) -> None:
        self._house = house
        self._messenger = messenger
        self._read: dict[str, datetime] = {}

    async def note(self, event: Receipt) -> None:
        """Note what Viber has just told."""
        # In this turn what was sent has been settled too, or its number were not known yet.
        async with self._house.turns.of(event.address):
            if isinstance(event, Failed):
                log.warning("A message was not shown on the phone: %s", event.reason)
            answered_at = self._messenger.answered_at(event.token)
            if answered_at is None:
                async with self._house.database.write() as session:
                    is_known = await self._settle(session, event)
            if isinstance(event, Seen) and (answered_at or not is_known):
                self._has_read(event, answered_at)

    async def tend(self) -> None:
        """Note what waits; most who have read an answer had nothing else to read."""
        read = dict(islice(self._read.items(), AT_ONCE))
        if not read:
            return
        async with self._house.database.read() as session:
            unread = await receipts.unread(session, read)
        if unread:
            async with self._house.database.write() as session:
                await receipts.read(session, unread, self._house.clock.now())
        for address, until in read.items():
            if self._read.get(address) == until:
                del self._read[address]

    def _has_read(self, event: Seen, answered_at: datetime | None) -> None:
        # Answers of another process, or of before a restart, are known by nothing but the time.
        until = answered_at or (event.at and min(event.at, self._house.clock.now()))
        if until is not None:
            self._read[event.address] = max(until, self._read.get(event.address, until))

    async def _settle(self, session: Session, event: Receipt) -> bool:
        now = self._house.clock.now()
        match event:
            case Delivered(token, address):
                return await receipts.delivered(session, address, token, now)
            case Seen(token, address):
                return await receipts.seen(session, address, token, now)
            case Failed(token, address):
                return await receipts.failed(session, address, token, now)
