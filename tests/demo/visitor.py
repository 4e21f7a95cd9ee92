"""Somebody who tries the demo as a process of its own, through what its page uses."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from aiohttp import ClientSession

Wire = dict[str, Any]
HOUSE = Path(__file__).parents[2]
PATIENCE = 90
"""Seconds: a loaded machine needs long to start a bot, and a passing test never waits so long."""


class Visitor:
    """One look at the page, kept up to date by its stream of events."""

    def __init__(self, process: Process, address: str, http: ClientSession) -> None:
        self.process = process
        self.address = address
        self._http = http

    async def state(self) -> Wire:
        """Everything that the page shows."""
        async with self._http.get(f"{self.address}/demo/state") as reply:
            state: Wire = await reply.json()
            return state

    async def post(self, path: str, body: Wire) -> Wire:
        """Do what a button of the page does."""
        async with self._http.post(f"{self.address}/demo/{path}", json=body) as reply:
            assert reply.ok, await reply.text()
            answer: Wire = await reply.json()
            return answer

    async def opens(self, user_id: int, payload: str) -> None:
        """Open an invite link on a phone."""
        await self.post(f"phones/{user_id}/open", {"payload": payload})

    async def writes(self, user_id: int, text: str) -> None:
        """Type on a phone."""
        await self.post(f"phones/{user_id}/write", {"text": text})

    async def taps(self, user_id: int, label: str) -> None:
        """Tap the newest button with these words, as soon as it is there."""

        def found(state: Wire) -> tuple[int, str] | None:
            for message in reversed(state["messages"]):
                for button in (each for row in message["rows"] for each in row):
                    if label in button["label"]:
                        return message["id"], button["data"]
            return None

        message_id, data = await self.waits_for(user_id, found, label)
        await self.post(f"phones/{user_id}/tap", {"message_id": message_id, "data": data})

    async def sees(self, user_id: int, *words: str) -> str:
        """Wait until one message of the bot has all these words; give its text."""

        def found(state: Wire) -> str | None:
            texts = [each["text"] for each in state["messages"] if not each["own"]]
            return next((text for text in texts if all(word in text for word in words)), None)

        text: str = await self.waits_for(user_id, found, words)
        return text

    async def waits_for(self, user_id: int, look: Callable[[Wire], Any], what: object) -> Any:
        """Look at a phone whenever it changes, until there is something to be seen."""
        last: Wire = {}
        try:
            async with asyncio.timeout(PATIENCE):
                async for last in self._views(user_id):
                    if (found := look(last)) is not None:
                        return found
        except TimeoutError:
            shown = [message["text"] for message in last.get("messages", [])]
            raise AssertionError(f"{user_id} does not see {what!r} but {shown}") from None

    async def _views(self, user_id: int) -> AsyncIterator[Wire]:
        async with self._http.get(f"{self.address}/demo/events") as stream:
            async for line in stream.content:
                if line.startswith(b"data: "):
                    news = json.loads(line[6:])
                    for phone in news.get("phones", [news]):
                        if phone.get("id") == user_id:
                            yield phone

    def bot_pid(self) -> int:
        """The number of the bot's process, the only child of the demo."""
        pid = self.process.pid
        (child,) = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        return int(child)

    async def stops(self) -> int:
        """Press Ctrl-C and wait for the end; the exit code."""
        self.process.send_signal(signal.SIGINT)
        async with asyncio.timeout(PATIENCE):
            return await self.process.wait()


async def begins(*options: str, cwd: Path = HOUSE) -> Process:
    """Start the demo with options of its command line; its two streams are read as one."""
    kept = {name: value for name, value in os.environ.items() if name != "PORT"}
    return await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "simulator", *options),
        stdout=PIPE,
        stderr=asyncio.subprocess.STDOUT,
        cwd=cwd,
        env=kept | {"PYTHONPATH": str(HOUSE)},
        limit=2**20,
    )


@asynccontextmanager
async def visiting(folder: Path, port: int) -> AsyncIterator[Visitor]:
    """A running demo in a folder; whatever happens, nothing of it stays behind."""
    process = await begins("--port", str(port), "--folder", str(folder))
    try:
        async with asyncio.timeout(PATIENCE):
            address = await address_of(process)
        async with ClientSession(read_bufsize=2**22) as http:
            yield Visitor(process, address, http)
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGINT)
            async with asyncio.timeout(PATIENCE):
                await process.wait()


async def address_of(process: Process) -> str:
    """Read what the demo prints until it names its page."""
    assert process.stdout is not None
    said = []
    async for line in process.stdout:
        said.append(line.decode())
        if "http://" in said[-1]:
            return said[-1].split()[4].rstrip("/")
    raise AssertionError(f"The demo has ended: {said}")
