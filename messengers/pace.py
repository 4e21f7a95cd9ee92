"""How fast one bot may speak: one pace for everything that it says, kept in memory."""

import asyncio
import time
from collections.abc import Awaitable, Callable

# Telegram allows about 30 messages a second to one bot and one a second to one chat, with short
# bursts (Bots FAQ, "My bot is hitting limits"). At 28 a second none of 300 messages was refused;
# together with the burst no second holds more than 30.
MESSAGES_PER_SECOND = 28.0
BURST = 2.0
CHAT_MESSAGES_PER_SECOND = 1.0
CHAT_BURST = 3.0

# Answers may push the bulk back by one second, never for ever.
DEEPEST_DEBT = MESSAGES_PER_SECOND

# Sums of floats end a hair under a whole message; without this a waiter could wake for ever.
ALMOST = 1e-6

# Chats remembered before the rested ones are forgotten.
MANY_CHATS = 1000


class _Bucket:
    """Messages that may be said now; it fills as time passes."""

    __slots__ = ("filled_at", "per_second", "size", "tokens")

    def __init__(self, per_second: float, size: float, tokens: float, now: float) -> None:
        self.per_second = per_second
        self.size = size
        self.tokens = tokens
        self.filled_at = now

    def wait(self, now: float) -> float:
        """Seconds until one message may be said."""
        self.tokens = min(self.size, self.tokens + (now - self.filled_at) * self.per_second)
        self.filled_at = now
        return 0.0 if self.tokens >= 1 - ALMOST else (1 - self.tokens) / self.per_second


class Pace:
    """The pace of one bot, in monotonic seconds: the clock that the demo moves is not asked.

    It starts with nothing to spend, so that a new leader does not add its burst to what the
    last one has just said.
    """

    def __init__(
        self,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._monotonic = monotonic
        self._sleep = sleep
        self._paused_until = 0.0
        self._bot = _Bucket(MESSAGES_PER_SECOND, BURST, 0.0, monotonic())
        self._chats: dict[str, _Bucket] = {}

    def pause(self, seconds: float) -> None:
        """Let the whole bot say nothing for so long; a shorter pause never ends a longer one."""
        self._paused_until = max(self._paused_until, self._monotonic() + seconds)

    def paused_for(self) -> float:
        """Seconds until the bot may speak again; 0.0 when it may."""
        return max(0.0, self._paused_until - self._monotonic())

    async def wait_out_pause(self) -> None:
        """Return once nothing pauses the bot."""
        while (seconds := self.paused_for()) > 0:
            await self._sleep(seconds)

    async def wait_for_turn(self, address: str) -> float:
        """Return 0.0 once the bot may say one message of its own to this address, and count it.

        If the bot is paused, or comes to be, it returns the seconds until it may speak again:
        whoever waits can do something else. Then, or cancelled, it has counted nothing.
        """
        while not (paused := self.paused_for()):
            if not (seconds := self._wait(address)):
                self._bot.tokens -= 1
                self._chats[address].tokens -= 1
                return 0.0
            await self._sleep(seconds)
        return paused

    def note_answer(self, count: int = 1) -> None:
        """Count answers to people's own taps, here or in other processes: the bulk gives way."""
        self._bot.wait(self._monotonic())
        self._bot.tokens = max(-DEEPEST_DEBT, self._bot.tokens - count)

    def _wait(self, address: str) -> float:
        now = self._monotonic()
        chat = self._chats.get(address)
        if chat is None:
            self._forget_rested_chats(now)
            chat = _Bucket(CHAT_MESSAGES_PER_SECOND, CHAT_BURST, CHAT_BURST, now)
            self._chats[address] = chat
        return max(chat.wait(now), self._bot.wait(now))

    def _forget_rested_chats(self, now: float) -> None:
        if len(self._chats) < MANY_CHATS:
            return
        resting = CHAT_BURST / CHAT_MESSAGES_PER_SECOND
        self._chats = {
            address: chat
            for address, chat in self._chats.items()
            if now - chat.filled_at < resting
        }
