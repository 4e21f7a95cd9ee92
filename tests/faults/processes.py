"""The processes of a fault test, from outside: started, stopped by signals, and ended."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parent.parent.parent
# Seconds, for a machine that does much else meanwhile; a passing test never waits so long.
PATIENCE = 60.0
SECONDS_BETWEEN_LOOKS = 0.01


class Program(NamedTuple):
    """What is run, as in `python -m module words`, and with which variables on top."""

    module: str
    words: tuple[str, ...] = ()
    environment: Mapping[str, str] = {}


class Launcher:
    """The process that forks the others (tests/faults/launcher.py)."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def start(self, program: Program, log: Path) -> "Running":
        """Start a program in the folder of its log."""
        order = {
            "module": program.module,
            "words": list(program.words),
            "environment": dict(program.environment),
            "folder": str(log.parent),
            "log": str(log),
        }
        return Running(self, int(self.obey("start", order)), log)

    def obey(self, order: str, given: object) -> Any:
        """Give an order and read what came of it."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps([order, given]) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, "the launcher has ended"
        return json.loads(line)


@dataclass
class Running:
    """One process; `log` holds everything that it prints."""

    launcher: Launcher
    pid: int
    log: Path
    code: int | None = None

    def is_running(self) -> bool:
        """Whether it has not ended yet."""
        if self.code is None:
            self.code = self.launcher.obey("ended", self.pid)
        return self.code is None

    def signal(self, number: signal.Signals) -> None:
        """Send it a signal."""
        assert self.is_running(), f"it has ended with {self.code}:\n{self.words()}"
        os.kill(self.pid, number)

    async def ends(self) -> int:
        """Wait for its end: the exit code, negative for a signal."""
        await until(lambda: not self.is_running(), f"{self.pid} does not end", self.words)
        assert self.code is not None
        return self.code

    async def dies(self) -> None:
        """Kill it as a power cut would."""
        self.signal(signal.SIGKILL)
        assert await self.ends() == -signal.SIGKILL

    def words(self) -> str:
        """What it has printed so far."""
        return self.log.read_text(errors="replace") if self.log.exists() else ""


async def until(is_so: Callable[[], object], what: str, words: Callable[[], str] = str) -> None:
    """Look again and again until it is so; fails with these words after a minute."""
    ends_at = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < ends_at, f"{what}\n{words()}"
        await asyncio.sleep(SECONDS_BETWEEN_LOOKS)


async def becomes(look: Callable[[], Awaitable[object]], wanted: object) -> None:
    """Look again and again until this is seen; fails after a minute."""
    ends_at = time.monotonic() + PATIENCE
    while (found := await look()) != wanted:
        assert time.monotonic() < ends_at, f"still {found}, never {wanted}"
        await asyncio.sleep(SECONDS_BETWEEN_LOOKS)


@contextmanager
def launching() -> Iterator[Launcher]:
    """A launcher; with its end everything that it has started ends."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.launcher"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        try:
            yield Launcher(process)
        finally:
            assert process.stdin is not None
            process.stdin.close()
            process.wait(PATIENCE)
