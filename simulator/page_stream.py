"""Sends the page what changes on the phones, for as long as somebody looks."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Callable
from typing import Any

from aiohttp import web

HEARTBEAT_EVERY = 15.0
"""Seconds of silence after which a comment shows both sides that the line still stands."""

RECONNECT_AFTER = 500
"""Milliseconds after which a browser tries again (the stream's own `retry` field)."""


class Stream:
    """One page that listens; changes of the same phone are sent once."""

    def __init__(self) -> None:
        self._changed: dict[int, None] = {}
        self._news = asyncio.Event()
        self.is_over = False

    def note(self, user_id: int) -> None:
        """Remember that a phone changed."""
        self._changed[user_id] = None
        self._news.set()

    def end(self) -> None:
        """Let the page go; a browser comes back by itself."""
        self.is_over = True
        self._news.set()

    async def changed(self) -> list[int]:
        """Wait for changes; an empty list means that nothing happened for a while."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._news.wait(), HEARTBEAT_EVERY)
        self._news.clear()
        phones = list(self._changed)
        self._changed.clear()
        return phones


class Streams:
    """All pages that listen now."""

    def __init__(self) -> None:
        self._open: set[Stream] = set()

    def note(self, user_id: int) -> None:
        """Tell every page that a phone changed."""
        for stream in self._open:
            stream.note(user_id)

    def hang_up(self) -> None:
        """End every stream, as a stop of the server or a broken line does."""
        for stream in self._open:
            stream.end()

    async def serve(
        self,
        request: web.Request,
        whole: Callable[[], Any],
        one: Callable[[int], Any],
    ) -> web.StreamResponse:
        """Answer with server-sent events: first the whole state, then each phone that changes."""
        headers = {"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        response = web.StreamResponse(headers=headers)
        await response.prepare(request)
        with self._listening() as stream, contextlib.suppress(ConnectionError):
            await response.write(f"retry: {RECONNECT_AFTER}\n\n".encode())
            await response.write(event("state", whole()))
            async for user_ids in until_over(stream):
                for user_id in user_ids:
                    await response.write(event("phone", one(user_id)))
                if not user_ids:
                    await response.write(b": still here\n\n")
        return response

    @contextlib.contextmanager
    def _listening(self) -> Any:
        stream = Stream()
        self._open.add(stream)
        try:
            yield stream
        finally:
            self._open.discard(stream)


async def until_over(stream: Stream) -> AsyncIterator[list[int]]:
    """Give changes until the stream is ended."""
    while not stream.is_over:
        changed = await stream.changed()
        if not stream.is_over:
            yield changed


def event(name: str, content: Any) -> bytes:
    """Write one server-sent event; JSON has no line breaks of its own."""
    return f"event: {name}\ndata: {json.dumps(content, ensure_ascii=False)}\n\n".encode()
