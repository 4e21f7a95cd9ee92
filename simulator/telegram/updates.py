"""The queue of updates: kept until the bot confirms them by the offset of getUpdates."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from simulator.telegram.refusals import RefusalError

MESSAGE_LIFETIME = 86_400
CALLBACK_LIFETIME = 150
"""Seconds that an update waits for the bot (telegram-bot-api Client.cpp, add_update)."""

OFF_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
KINDS = frozenset({"message", "edited_message", "callback_query", "my_chat_member"})
TERMINATED = (
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """An update in the queue; `expires_at` in seconds since 1970."""

    update_id: int
    body: dict[str, Any]
    expires_at: float


class UpdateQueue:
    """Holds what happened until the bot has confirmed it.

    `arrived` is set while something waits for the bot, `polled` while the bot waits for it.
    """

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._next_id = int(now())  # so that a server that starts again repeats no id
        self._waiting: deque[Waiting] = deque()
        self._earliest_expiry = float("inf")
        self._poll: asyncio.Future[None] | None = None
        self._emptied = asyncio.Event()
        self._emptied.set()
        self.arrived = asyncio.Event()
        self.polled = asyncio.Event()
        self.confirmed: deque[dict[str, Any]] = deque(maxlen=100)
        self.allowed: list[str] | None = None

    def __len__(self) -> int:
        """Count the updates that still wait."""
        self._drop_expired()
        return len(self._waiting)

    def count_from(self, update_id: int) -> None:
        """Give the next update this id; a bot that remembers older ones would skip them again."""
        self._next_id = update_id

    def put(self, kind: str, content: Any) -> None:
        """Add an update, unless the bot did not ask for its kind."""
        if self.allowed is not None and kind not in self.allowed:
            return
        lifetime = CALLBACK_LIFETIME if kind == "callback_query" else MESSAGE_LIFETIME
        body = {"update_id": self._next_id, kind: content}
        expires_at = self._now() + lifetime
        self._waiting.append(Waiting(self._next_id, body, expires_at))
        self._earliest_expiry = min(self._earliest_expiry, expires_at)
        self._next_id += 1
        self._emptied.clear()
        self.arrived.set()
        self._wake()

    def allow(self, kinds: Any) -> None:
        """Keep the bot's wish which kinds it wants; None keeps the wish of before."""
        if not isinstance(kinds, list) or not all(isinstance(kind, str) for kind in kinds):
            return
        self.allowed = [kind.lower() for kind in kinds if kind.lower() in KINDS] or None

    def confirm(self, offset: int) -> None:
        """Forget the updates below the offset; a negative one keeps only the newest.

        An offset of the future counts as none (telegram-bot-api do_get_updates).
        """
        if offset < 0:
            offset = self._next_id + max(offset, -len(self._waiting))
        if offset > self._next_id:
            return
        while self._waiting and self._waiting[0].update_id < offset:
            self.confirmed.append(self._waiting.popleft().body)
        self._notice_emptiness()

    def repeat_confirmed(self) -> None:
        """Put what was last confirmed back, as after a fault of the server."""
        again = [
            Waiting(body["update_id"], body, self._now() + MESSAGE_LIFETIME)
            for body in self.confirmed
        ]
        self._waiting.extendleft(reversed(again))
        self.confirmed.clear()
        self._emptied.clear()

    def clear(self) -> None:
        """Drop everything that waits."""
        self._waiting.clear()
        self._notice_emptiness()

    def oldest(self, limit: int) -> list[dict[str, Any]]:
        """Give the oldest updates that wait, at most as many as the limit."""
        self._drop_expired()
        return [self._waiting[index].body for index in range(min(limit, len(self._waiting)))]

    async def take(self, limit: int, seconds: float) -> list[dict[str, Any]]:
        """Give waiting updates, or wait so long for one; a second poll ends the first with 409."""
        ready = self.oldest(limit)
        if ready or seconds <= 0:
            return ready
        self.terminate(TERMINATED)
        self._poll = poll = asyncio.get_running_loop().create_future()
        self.polled.set()
        try:
            await asyncio.wait_for(poll, seconds)
        except TimeoutError:
            return []
        finally:
            if self._poll is poll:
                self._poll = None
                self.polled.clear()
        return self.oldest(limit)

    def terminate(self, reason: str) -> None:
        """End a poll that waits with 409 Conflict."""
        if self._poll is not None and not self._poll.done():
            self._poll.set_exception(RefusalError(409, reason))

    def hang_up(self) -> None:
        """End a poll that waits without an answer."""
        if self._poll is not None:
            self._poll.cancel()

    async def emptied(self) -> None:
        """Wait until nothing waits any more."""
        self._drop_expired()
        await self._emptied.wait()

    def _wake(self) -> None:
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(None)

    def _drop_expired(self) -> None:
        now = self._now()
        if now <= self._earliest_expiry:
            return
        self._waiting = deque(update for update in self._waiting if update.expires_at >= now)
        self._earliest_expiry = min(
            (update.expires_at for update in self._waiting), default=float("inf")
        )
        self._notice_emptiness()

    def _notice_emptiness(self) -> None:
        if not self._waiting:
            self._emptied.set()
            self.arrived.clear()
