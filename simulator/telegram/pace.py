"""The rates at which Telegram takes messages (Bot FAQ, "My bot is hitting limits")."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass

from simulator.telegram.refusals import too_many_requests

OVERALL = 30
PER_CHAT = 1
PER_GROUP = 20 / 60
CHAT_BURST = 5
GROUP_BURST = 20


@dataclass(slots=True)
class Bucket:
    """Allowance that grows with time; `at` in monotonic seconds."""

    rate: float
    size: float
    level: float
    at: float

    def lacks(self, now: float) -> float:
        """Refill, then give the seconds until one more message is allowed."""
        self.level = min(self.size, self.level + (now - self.at) * self.rate)
        self.at = now
        return max(0.0, (1 - self.level) / self.rate)


class Pace:
    """30 messages a second in all, 1 a second per chat and 20 a minute per group.

    Short bursts are let through, as the FAQ says; how long ones is not documented: here 5 per
    chat. Nothing is refused while `is_enforced` is false.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.is_enforced = False
        self._clock = clock
        self._overall = Bucket(OVERALL, OVERALL, OVERALL, clock())
        self._chats: dict[int, Bucket] = {}
        self._polled_at = -math.inf
        self._polled_offset = 0

    def count(self, chat_id: int) -> None:
        """Count a message to a chat, or refuse it with 429 and the seconds to wait."""
        if not self.is_enforced:
            return
        now = self._clock()
        chat = self._chats.get(chat_id) or self._new_chat(chat_id, now)
        wait = max(self._overall.lacks(now), chat.lacks(now))
        if wait > 0:
            raise too_many_requests(math.ceil(wait))
        self._overall.level -= 1
        chat.level -= 1

    def slowed(self, offset: int, limit: int, timeout: int) -> tuple[int, int]:
        """Give the limit and timeout, in seconds, of a poll that may have come too soon.

        The same offset within 3 s waits 3 s, within 0.5 s gets one update
        (telegram-bot-api process_get_updates_query).
        """
        now = self._clock()
        since = now - self._polled_at if offset == self._polled_offset else math.inf
        self._polled_at, self._polled_offset = now, offset
        if since < 3 and timeout < 3:
            timeout = 3
        return (1 if since < 0.5 else limit), timeout

    def _new_chat(self, chat_id: int, now: float) -> Bucket:
        rate, size = (PER_GROUP, GROUP_BURST) if chat_id < 0 else (PER_CHAT, CHAT_BURST)
        bucket = self._chats[chat_id] = Bucket(rate, size, size, now)
        return bucket
