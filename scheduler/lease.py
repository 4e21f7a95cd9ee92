"""One leader per bot, elected by a row: it alone polls and sends.

A candidate takes over after seeing no new beat for a while by its own monotonic clock, so that
nobody's wall clock matters. The epoch in the row fences a leader that was deposed in its sleep.
"""

import logging
import time
from collections.abc import Callable, Collection
from datetime import timedelta
from uuid import uuid4

from community.clock import real_now
from scheduler.office import Office
from storage.database import Session
from storage.models import SenderLease
from storage.queries import leases, marks

log = logging.getLogger(__name__)

# reference/storage.md, 4: 10 to 15 seconds, beaten three times in between.
SECONDS_WITHOUT_BEAT = 12.0
BEATS_IN_BETWEEN = 3
# A leader that was killed may have spent this second's messages (reference/storage.md, 4).
SECONDS_AFTER_A_SILENT_ONE = 1.0


class Lease:
    """This process's claim to lead a bot.

    All processes of a bot need the same patience: after so many seconds without a beat a leader
    is followed by another one.
    """

    def __init__(
        self,
        office: Office,
        seconds_without_beat: float = SECONDS_WITHOUT_BEAT,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.owner = uuid4().hex
        self.epoch: int | None = None
        self._office = office
        self.seconds_between_beats = seconds_without_beat / BEATS_IN_BETWEEN
        self._patience = seconds_without_beat
        self._monotonic = monotonic
        self._beaten_at = 0.0
        self._seen: tuple[int, int] | None = None
        self._seen_at = 0.0

    @property
    def is_leading(self) -> bool:
        """Whether this process may poll and send: it leads, and has shown so lately."""
        return self.epoch is not None and self._monotonic() - self._beaten_at < self._patience

    async def beat(self, in_hand: Collection[int] = ()) -> bool:
        """Show that this process lives, or try to lead; returns whether it leads.

        A leader also sends again what was left in flight, but for the deliveries `in_hand`. The
        pause of a 429 is told to the other processes, and theirs is obeyed.
        """
        asked_at = self._monotonic()
        async with self._office.database.write() as session:
            epoch = await self._claim(session)
            if epoch is not None:
                await marks.queue_interrupted(session, epoch, in_hand)
            await self._share_pause(session)
        if epoch != self.epoch:
            log.info("Leading with epoch %s instead of %s", epoch, self.epoch)
        self.epoch, self._beaten_at = epoch, asked_at
        return self.is_leading

    def lose(self) -> None:
        """Another process was found to lead."""
        self.epoch = None

    async def release(self) -> None:
        """Stop leading; the next candidate need not wait."""
        self.epoch = None
        self._seen = None
        async with self._office.database.write() as session:
            await leases.give_back(session, self._office.bot_id, self.owner)

    async def _claim(self, session: Session) -> int | None:
        bot_id = self._office.bot_id
        if self.epoch is not None:
            if await leases.beat(session, bot_id, self.owner, self.epoch):
                return self.epoch
            log.warning("Another process leads by now")
        seen = await leases.look(session, bot_id)
        if seen is None:
            await leases.lay_down(session, bot_id)
            seen = await leases.look(session, bot_id)
        assert seen is not None
        if not self._is_free(seen) or not await leases.take(session, seen, self.owner):
            return None
        if seen.owner != leases.NOBODY:
            self._office.pace.pause(SECONDS_AFTER_A_SILENT_ONE)
        self._seen = None
        return seen.epoch + 1

    def _is_free(self, seen: SenderLease) -> bool:
        if seen.owner == leases.NOBODY:
            return True
        now = self._monotonic()
        if self._seen != (seen.epoch, seen.beat):
            self._seen, self._seen_at = (seen.epoch, seen.beat), now
        return now - self._seen_at >= self._patience

    async def _share_pause(self, session: Session) -> None:
        pace, now = self._office.pace, real_now()
        if (seconds := pace.paused_for()) > 0:
            await leases.pause(session, self._office.bot_id, now + timedelta(seconds=seconds))
        row = await leases.look(session, self._office.bot_id)
        if row is not None and row.paused_until is not None and row.paused_until > now:
            pace.pause((row.paused_until - now).total_seconds())
