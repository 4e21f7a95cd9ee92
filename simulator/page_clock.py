"""The demo's clock for the page: forwarded to the bot's control, and stamped on messages."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from aiohttp import ClientError, ClientSession, ClientTimeout, web

from simulator.telegram.chats.messages import ShownMessage
from simulator.viber.chats.shown import ShownMessage as ViberMessage

Answer = dict[str, Any]

PATIENCE = ClientTimeout(total=120)
"""Moving the clock lets everything that became due happen before the answer comes."""

ONE_SECOND = 1.0
"""A message's date has lost its fraction; what came at 17:00:00 must not show 16:59."""


class PageClock:
    """Knows how far the bot's clock was moved when each message arrived.

    The simulated messenger dates messages by the machine's clock, as the real one does; a person
    who looks at the demo expects the time that the phone's status bar shows.
    """

    def __init__(self, control_address: str | None) -> None:
        self.control_address = control_address
        self._moved_seconds: float | None = None
        self._moves_under_way = 0
        self.stamps: dict[tuple[int, int], float] = {}
        self._unsettled: set[tuple[int, int]] = set()

    @property
    def is_known(self) -> bool:
        """Whether the bot has told its time yet, or has none to tell."""
        return self.control_address is None or self._moved_seconds is not None

    @property
    def is_moving(self) -> bool:
        """Whether time is passing quickly just now, with all that happens on the way."""
        return self._moves_under_way > 0

    @property
    def moved_seconds(self) -> float:
        """How far the clock has been moved; a bot that has just begun may not know it yet."""
        return self._moved_seconds or 0.0

    def expect(self, moved_seconds: float) -> None:
        """Say how far the bot's clock will be moved before anybody can notice."""
        self._moved_seconds = moved_seconds

    async def read(self, session: ClientSession) -> Answer:
        """Ask the bot what time it is and what happens next."""
        return await self._ask(session, "GET", None)

    async def move(self, session: ClientSession, wish: Answer) -> Answer:
        """Move the bot's clock; messages that come meanwhile belong to the new time."""
        self._moves_under_way += 1
        try:
            return await self._ask(session, "POST", wish)
        finally:
            self._moves_under_way -= 1
            self.settle()

    def shown_at(self, user_id: int, message: ShownMessage | ViberMessage) -> str:
        """Give the moment, ISO 8601 in UTC, that the page writes under a message."""
        key = (user_id, message.message_id)
        if key not in self.stamps:
            self.stamps[key] = self.moved_seconds
            if self._moves_under_way or not self.is_known:
                self._unsettled.add(key)
        at = message.date + ONE_SECOND + self.stamps[key]
        return datetime.fromtimestamp(at, UTC).isoformat()

    def settle(self, user_id: int | None = None) -> None:
        """Let what has just come, on one phone or on all, have come at the time last told."""
        settled = {key for key in self._unsettled if user_id in (None, key[0])}
        self.stamps.update(dict.fromkeys(settled, self.moved_seconds))
        self._unsettled -= settled

    async def _ask(self, session: ClientSession, method: str, wish: Answer | None) -> Answer:
        if self.control_address is None:
            raise web.HTTPNotFound(text="This demo has no clock.")
        address = f"{self.control_address.rstrip('/')}/clock"
        try:
            async with session.request(method, address, json=wish, timeout=PATIENCE) as reply:
                if reply.status != web.HTTPOk.status_code:
                    raise web.HTTPConflict(text=await reply.text())
                answer: Answer = await reply.json()
        except (ClientError, TimeoutError) as error:
            raise web.HTTPServiceUnavailable(text="The bot does not answer.") from error
        was_known = self.is_known
        self._note(float(answer["moved_seconds"]))
        if not was_known:
            self.settle()
        return answer

    def _note(self, told: float) -> None:
        # Time moves forwards only: less is told by a bot that was started again.
        known = self._moved_seconds
        self._moved_seconds = told if known is None else max(told, known)
