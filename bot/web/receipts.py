"""What became of our messages, as Viber tells it: noted once, whenever it comes."""

import logging
from datetime import datetime, timedelta
from itertools import islice

from bot.house import House
from community.chats import receipts
from messengers.viber.events import Delivered, Failed, Seen
from messengers.viber.messenger import ViberMessenger
from storage.database import Session

log = logging.getLogger(__name__)

# Ours: so many chats that were read are asked about in one statement.
AT_ONCE = 500
# Ours: so many receipts of unknown messages wait at most; the oldest is given up first.
MOST_EARLY = 2000
# Ours: three times as long as a call to Viber may take. Later nothing is settled any more.
SETTLED_WITHIN = timedelta(seconds=60)

Receipt = Delivered | Seen | Failed


class Receipts:
    """The receipts of one process. Those of our answers wait for `tend`, all together.

    What became of an answer nobody asks; but who has read it has read all before it. What is told
    of an unknown message waits, too: another process may not have noted yet that it was sent.
    """

    def __init__(self, house: House, messenger: ViberMessenger) -> None:
        self._house = house
        self._messenger = messenger
        self._read: dict[str, datetime] = {}
        self._early: dict[Receipt, datetime] = {}

    async def note(self, event: Receipt) -> None:
        """Note what Viber has just told."""
        # In this turn what was sent has been settled too, or its number were not known yet.
        async with self._house.turns.of(event.address):
            if isinstance(event, Failed):
                log.warning("A message was not shown on the phone: %s", event.reason)
            if answered_at := self._messenger.answered_at(event.token):
                self._has_read(event, answered_at)
                return
            async with self._house.database.write() as session:
                is_known = await self._settle(session, event)
            if not is_known:
                self._comes_early(event)
                self._has_read(event)

    async def tend(self) -> None:
        """Note what waits."""
        await self._tend_early()
        await self._tend_read()

    async def _tend_early(self) -> None:
        oldest = self._house.clock.now() - SETTLED_WITHIN
        self._early = {event: at for event, at in self._early.items() if at > oldest}
        if not self._early:
            return
        async with self._house.database.read() as session:
            addresses = {each.address for each in self._early}
            known = await receipts.known(session, addresses, {each.token for each in self._early})
        for event in [each for each in self._early if each.token in known]:
            async with self._house.database.write() as session:
                await self._settle(session, event)
            self._early.pop(event, None)

    async def _tend_read(self) -> None:
        # Most who have read an answer had nothing else to read.
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

    def _comes_early(self, event: Receipt) -> None:
        self._early[event] = self._house.clock.now()
        if len(self._early) > MOST_EARLY:
            del self._early[next(iter(self._early))]

    def _has_read(self, event: Receipt, answered_at: datetime | None = None) -> None:
        if not isinstance(event, Seen):
            return
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
