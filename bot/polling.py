"""Our own poll loop: an update is confirmed after its answer is stored and shown, not before.

Telegram forgets an update once a later offset is asked for. aiogram's own loop asks before it
handles (of 200 updates a SIGTERM lost 152; reference/telegram.md, 6).
"""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramRetryAfter
from aiogram.types import Update

from bot.dispatcher import dispatcher
from bot.house import Arrival, House
from messengers.telegram.inbound import (
    ALLOWED_UPDATES,
    address_of,
    group_chat_of,
    profile_of,
    said_in,
    tapped_of,
)
from storage.kinds import MessengerName

log = logging.getLogger(__name__)

# Seconds. Telegram caps a long poll at 50 (reference/telegram.md, 5); the call itself may take
# longer than the poll.
POLL = 30
CALL = POLL + 15
LONGEST_WAIT = 30.0


class Polling:
    """Takes updates from Telegram while this process leads the bot."""

    def __init__(
        self,
        bot: Bot,
        house: House,
        leave: Callable[[str, str | None], Awaitable[None]],
        is_leading: Callable[[], bool] = lambda: True,
    ) -> None:
        self._bot = bot
        self._house = house
        self._leave = leave
        self._is_leading = is_leading
        self._offset: int | None = None
        self._stopping = asyncio.Event()
        self._wait = 0.0

    def stop(self) -> None:
        """Take no more; what is in hand is finished."""
        self._stopping.set()

    async def run(self) -> None:
        """Poll until stopped; at the end confirm what was handled."""
        while not self._stopping.is_set():
            if not self._is_leading():
                await self._pause(1.0)
                continue
            updates = await self._next_updates()
            if updates:
                await self._take(updates)
        await self._confirm()

    async def _next_updates(self) -> Sequence[Update]:
        """The next updates; an empty list when stopped, or after a failure's pause."""
        poll = asyncio.ensure_future(self._poll(POLL, 100))
        stopping = asyncio.ensure_future(self._stopping.wait())
        try:
            await asyncio.wait({poll, stopping}, return_when=asyncio.FIRST_COMPLETED)
            if not poll.done():
                return []
            self._wait = 0.0
            return poll.result()
        except TelegramAPIError as error:
            await self._after_failure(error)
            return []
        finally:
            poll.cancel()
            stopping.cancel()

    async def _poll(self, seconds: int, limit: int) -> Sequence[Update]:
        return await self._bot.get_updates(
            offset=self._offset,
            limit=limit,
            timeout=seconds,
            allowed_updates=ALLOWED_UPDATES,
            request_timeout=CALL,
        )

    async def _after_failure(self, error: TelegramAPIError) -> None:
        self._wait = min(LONGEST_WAIT, self._wait * 2 or 0.5)
        wait = float(error.retry_after) if isinstance(error, TelegramRetryAfter) else self._wait
        log.warning("no updates (%s); trying again in %.1f s", type(error).__name__, wait)
        await self._pause(wait)

    async def _pause(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._stopping.wait(), seconds)
        except TimeoutError:
            return

    async def _take(self, updates: Sequence[Update]) -> None:
        """Handle a batch: in order for each person, side by side for all."""
        lines: dict[str, list[Update]] = defaultdict(list)
        for update in updates:
            lines[address_of(update) or ""].append(update)
        failed = await asyncio.gather(*(self._in_order(line) for line in lines.values()))
        first_failed = min((number for number in failed if number is not None), default=None)
        if first_failed is None:
            self._offset = updates[-1].update_id + 1
        else:
            # Not confirmed: it comes again; those after it that were handled only draw again.
            self._offset = first_failed
            await self._after_failure_of_ours()

    async def _after_failure_of_ours(self) -> None:
        self._wait = min(LONGEST_WAIT, self._wait * 2 or 0.5)
        await self._pause(self._wait)

    async def _in_order(self, updates: Sequence[Update]) -> int | None:
        """The number of the first update that could not be handled, if any."""
        for update in updates:
            try:
                await self._handle(update)
            except Exception:
                log.exception("update %s is not confirmed", update.update_id)
                return update.update_id
        return None

    async def _handle(self, update: Update) -> None:
        group = group_chat_of(update)
        profile = profile_of(update)
        if group is not None:
            await self._leave(group, profile.language_code)
        address = address_of(update)
        if address is None:
            return
        arrival = Arrival(
            messenger=MessengerName.TELEGRAM,
            address=address,
            tapped=tapped_of(update),
            said_in=said_in(update),
            language_code=profile.language_code,
            profile_name=profile.first_name,
        )
        await dispatcher().feed_update(self._bot, update, house=self._house, arrival=arrival)

    async def _confirm(self) -> None:
        if self._offset is None:
            return
        try:
            await self._poll(0, 1)
        except TelegramAPIError as error:
            log.warning("the last updates are not confirmed (%s)", type(error).__name__)
