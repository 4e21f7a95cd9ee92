"""The bot as a process of its own: started, listened to, stopped, and started again."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import sys
from asyncio.subprocess import PIPE, STDOUT, Process
from collections.abc import Callable, Mapping
from pathlib import Path

LOG_LINE = re.compile(r"\d{4}-\d\d-\d\dT\S+ (?P<level>[A-Z]+) \S+: ")
WORTH_SHOWING = frozenset({"WARNING", "ERROR", "CRITICAL"})
SECONDS_TO_DRAIN = 15.0


class BotProcess:
    """`python -m bot run` with settings from us; its output goes to a file, warnings to `show`.

    `last_words` is the last line that was no log line: the sentence of a bot that can not start.
    """

    def __init__(
        self, settings: Mapping[str, str], log: Path, show: Callable[[str], object]
    ) -> None:
        self.last_words = ""
        self._settings = dict(settings)
        self._log = log
        self._show = show
        self._process: Process | None = None

    async def start(self, **settings: str) -> None:
        """Start it, with more settings, in a session of its own: Ctrl-C is ours to pass on."""
        self.last_words = ""
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            # Its input is never written to: it closes when we end, even by kill -9.
            *("-m", "bot", "run", "--ends-with-input"),
            env=os.environ | self._settings | settings,
            stdin=PIPE,
            stdout=PIPE,
            stderr=STDOUT,
            start_new_session=True,
        )

    async def run(self) -> int:
        """Listen to it until it has ended; its exit code."""
        process = self._process
        assert process is not None, "start it first"
        assert process.stdout is not None, "its output is a pipe"
        with self._log.open("ab") as log:
            async for line in process.stdout:
                log.write(line)
                log.flush()
                self._hear(line.decode(errors="replace").rstrip())
        return await process.wait()

    async def stop(self) -> None:
        """Let it drain what it has in hand; kill it if it does not come to an end."""
        process = self._process
        if process is None or process.returncode is not None:
            return
        with contextlib.suppress(ProcessLookupError):
            process.terminate()
            try:
                await asyncio.wait_for(process.wait(), SECONDS_TO_DRAIN)
            except TimeoutError:
                process.kill()
                await process.wait()

    def _hear(self, line: str) -> None:
        logged = LOG_LINE.match(line)
        if logged is None:
            self.last_words = line.strip() or self.last_words
        elif logged["level"] in WORTH_SHOWING:
            self._show(line)
