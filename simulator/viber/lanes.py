"""Work that waits for its turn: in order within a lane, side by side between lanes."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

Work = Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Errand:
    """One piece of work; `what` says it in words."""

    what: str
    work: Work


class Lanes:
    """Takes errands at any time, also before there is a loop, and runs them while `run` runs."""

    def __init__(self) -> None:
        self._lanes: dict[str, deque[Errand]] = {}
        self._arrived = asyncio.Event()
        self._emptied = asyncio.Event()
        self._emptied.set()
        self._runners: dict[str, asyncio.Task[None]] = {}

    @property
    def waiting(self) -> list[str]:
        """What is not done yet, in words."""
        return [errand.what for lane in self._lanes.values() for errand in lane]

    def put(self, lane: str, what: str, work: Work) -> None:
        """Add an errand to the end of a lane."""
        self._lanes.setdefault(lane, deque()).append(Errand(what, work))
        self._emptied.clear()
        self._arrived.set()

    async def run(self) -> None:
        """Run errands until cancelled."""
        try:
            while True:
                await self._arrived.wait()
                self._arrived.clear()
                for lane in self._lanes.keys() - self._runners.keys():
                    self._runners[lane] = asyncio.create_task(self._run_lane(lane))
        finally:
            runners = list(self._runners.values())
            for runner in runners:
                runner.cancel()
            if runners:
                await asyncio.wait(runners)

    async def emptied(self) -> None:
        """Wait until everything is done."""
        await self._emptied.wait()

    def clear(self) -> None:
        """Forget what has not begun yet."""
        for lane in self._lanes.values():
            while len(lane) > 1:
                lane.pop()

    async def _run_lane(self, lane: str) -> None:
        errands = self._lanes[lane]
        try:
            while errands:
                await errands[0].work()
                errands.popleft()
        finally:
            del self._lanes[lane], self._runners[lane]
            if not self._lanes:
                self._emptied.set()
