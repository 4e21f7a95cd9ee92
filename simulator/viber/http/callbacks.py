"""Posts events to the bot's webhook: signed, in order per person, and again if need be."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import time
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

import aiohttp
from yarl import URL

from simulator.viber.chats.shown import Wire
from simulator.viber.world import CHAT_HOSTNAME, World

ANSWER_SECONDS = 5.0
QUICK_REPEATS = 3
PAUSES = (60.0,) * 57
"""An hour of pauses of a minute, after three quick repeats (viber.md 3.2)."""


@dataclass(eq=False, slots=True)
class Callback:
    """One event on its way; `wire` is its body, the same each time. `status` 0 is no answer.

    `seconds` is how long the bot took for the last answer.
    """

    event: str
    lane: str
    body: Wire
    wire: bytes
    on_answer: Callable[[Wire], None] | None = None
    is_forged: bool = False
    attempts: int = 0
    status: int = 0
    seconds: float = 0.0

    @property
    def words(self) -> str:
        """The event for a person who reads a failing test."""
        return f"{self.event} {self.body['message_token']} ({self.attempts} attempts)"


class Callbacks:
    """Posts to the webhook; `posted` are all callbacks in the order of their first attempt.

    `is_escaped` writes letters beyond ASCII as \\uXXXX. Of what is never answered with 200 within
    `answer_seconds`, three quick repeats keep the person's order; those after each of `pauses`
    come beside it. `sleep` may be a clock that is moved. `given_up` are lost for the bot.
    """

    def __init__(self, world: World) -> None:
        self.is_escaped = False
        self.answer_seconds = ANSWER_SECONDS
        self.pauses: Iterable[float] = PAUSES
        self.sleep: Callable[[float], Awaitable[Any]] = asyncio.sleep
        self.posted: list[Callback] = []
        self.given_up: list[Callback] = []
        self.http: aiohttp.ClientSession | None = None
        self._world = world

    def put(
        self, lane: str, event: str, body: Wire, on_answer: Callable[[Wire], None] | None = None
    ) -> Callback:
        """Send an event after those that wait in the same lane."""
        callback = Callback(event, lane, body, self.encoded(body), on_answer)
        self.put_again(callback)
        return callback

    def put_again(self, callback: Callback, after: float = 0) -> None:
        """Send it, perhaps once more, or beside its lane after so many seconds."""
        lane = f"late {callback.words}" if after else callback.lane
        self._world.lanes.put(lane, callback.words, partial(self._deliver, callback, after))

    async def probe(self, url: str) -> str:
        """Send the webhook event once; "" if it was answered with 200, else what went wrong."""
        body = {
            "event": "webhook",
            "timestamp": int(self._world.now() * 1000),
            "chat_hostname": CHAT_HOSTNAME,
            "message_token": self._world.new_token(),
        }
        callback = Callback("webhook", "webhook", body, self.encoded(body))
        self.posted.append(callback)
        request = f"Result[HttpRequest[POST {URL(url).raw_path} HTTP/1.1]@5e91993f"
        try:
            await self._post(callback, url)
        except (aiohttp.ClientError, TimeoutError) as error:
            reason = "java.net.ConnectException: Connection refused"
            if isinstance(error, TimeoutError):
                reason = "java.util.concurrent.TimeoutException"
            return f"{request} > HttpResponse[null 0 null]@1c20c684] {reason}"
        if callback.status != 200:
            return f"{request} > HttpResponse[HTTP/1.1 {callback.status}]@1c20c684] null"
        return ""

    def encoded(self, body: Wire) -> bytes:
        """Write a body as Viber does: raw UTF-8, or with escapes in upper case."""
        text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
        if self.is_escaped:
            text = "".join(letter if letter.isascii() else escaped(letter) for letter in text)
        return text.encode()

    def signature(self, wire: bytes) -> str:
        """Sign the raw bytes (viber.md 3.1)."""
        return hmac.new(self._world.bot.token.encode(), wire, hashlib.sha256).hexdigest()

    async def _deliver(self, callback: Callback, after: float) -> None:
        if after:
            await self.sleep(after)
        self.posted.append(callback)
        for _ in range(1 + QUICK_REPEATS):
            if await self._is_answered(callback):
                return
        self._world.lanes.put(
            f"repeat {callback.words}", callback.words, partial(self._repeat, callback)
        )

    async def _repeat(self, callback: Callback) -> None:
        for pause in self.pauses:
            await self.sleep(pause)
            if await self._is_answered(callback):
                return
        self.given_up.append(callback)

    async def _is_answered(self, callback: Callback) -> bool:
        url = self._world.webhook.url
        if not url:
            return True
        try:
            answer = await self._post(callback, url)
        except (aiohttp.ClientError, TimeoutError):
            callback.status = 0
            return False
        if callback.status != 200:
            return False
        if callback.on_answer is not None:
            on_answer, callback.on_answer = callback.on_answer, None
            on_answer(read(answer))
        return True

    async def _post(self, callback: Callback, url: str) -> bytes:
        assert self.http is not None, "The server has not been started"
        callback.attempts += 1
        signature = self.signature(callback.wire)
        if callback.is_forged:
            signature = self.signature(b"forged" + callback.wire)
        headers = {"X-Viber-Content-Signature": signature, "Content-Type": "application/json"}
        began_at = time.monotonic()
        async with self.http.post(
            URL(url).update_query(sig=signature),
            data=callback.wire,
            headers=headers,
            timeout=aiohttp.ClientTimeout(total=self.answer_seconds),
        ) as answer:
            callback.status = answer.status
            callback.seconds = time.monotonic() - began_at
            return await answer.read()


def escaped(letter: str) -> str:
    """Write a letter as JSON escapes, two of them beyond the first 65,536."""
    units = letter.encode("utf-16-be")
    return "".join(f"\\u{units[at : at + 2].hex().upper()}" for at in range(0, len(units), 2))


def read(answer: bytes) -> Wire:
    """Read the body of an answer, {} where there is none; what is no JSON object is no message."""
    if not answer.strip():
        return {}
    try:
        body = json.loads(answer)
    except ValueError:
        return {"unreadable": answer.decode(errors="replace")}
    return body if isinstance(body, dict) else {"unreadable": body}
