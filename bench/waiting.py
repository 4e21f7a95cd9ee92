"""People who wait for the bot's answer before they do the next thing; how long each waited."""

import asyncio
import itertools
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from typing import Any, Protocol

# The same gaps between taps in every run.
SEED = 2023
SECONDS_FOR_AN_ANSWER = 60
SECONDS_TO_START = 120


class Visitor:
    """One person who taps the next button, or writes, and then waits since `asked_at`."""

    def __init__(self, does: Callable[[int], object]) -> None:
        self.asked_at: float | None = None
        self._does = does
        self._done = 0

    def act(self) -> None:
        """Do the next thing."""
        self.asked_at = time.monotonic()
        self._does(self._done)
        self._done += 1


class Waiting:
    """Counts the answers that arrive and lets people go on; times are monotonic seconds.

    `told` counts the messages to those who only listen, `heard` the first words of answers.
    """

    def __init__(self) -> None:
        self.told = 0
        self.heard: Counter[str] = Counter()
        self.visitors: dict[int, Visitor] = {}
        self.polled_at = 0.0
        self.answered = 0
        self.waits: list[float] = []
        self.is_busy = False
        self._noted = asyncio.Event()

    def note(self) -> None:
        """Something has happened: who waits looks again."""
        self._noted.set()

    def note_poll(self, at: float) -> None:
        """The bot asks for what is new."""
        self.note()
        self.polled_at = self.polled_at or at

    def note_answer(self, number: int, at: float, words: str = "") -> None:
        """The bot has answered somebody, who goes on if people are busy."""
        self.note()
        visitor = self.visitors.get(number)
        self.told += visitor is None
        if visitor is None or visitor.asked_at is None:
            return
        self.answered += 1
        self.heard[words.partition(" ")[0]] += 1
        self.waits.append(at - visitor.asked_at)
        visitor.asked_at = None
        if self.is_busy:
            asyncio.get_running_loop().call_soon(visitor.act)

    async def first_poll(self) -> dict[str, Any]:
        """When the bot asked for updates for the first time."""
        await self._until(lambda: self.polled_at > 0, SECONDS_TO_START)
        return {"polled_at": self.polled_at}

    async def warm_up(self, seconds: float) -> dict[str, Any]:
        """Everybody begins, and goes on as soon as they are answered."""
        self.is_busy = True
        for visitor in self.visitors.values():
            visitor.act()
        await asyncio.sleep(seconds)
        return {"answered": self.answered}

    async def busy(self, seconds: float) -> dict[str, Any]:
        """Answers a second while everybody goes on; then all are answered."""
        before, began_at = self.answered, time.monotonic()
        await asyncio.sleep(seconds)
        rate = (self.answered - before) / (time.monotonic() - began_at)
        self.is_busy = False
        await self._all_answered()
        return {"per_second": rate, "answered": self.answered}

    async def calm(self, per_second: float, seconds: float) -> dict[str, Any]:
        """People act at random moments, so many a second: how long each waited."""
        chance = random.Random(SEED)
        rotation = itertools.cycle(self.visitors.values())
        self.waits.clear()
        next_at = time.monotonic()
        end_at = next_at + seconds
        while next_at < end_at:
            await asyncio.sleep(next_at - time.monotonic())
            await self._act_once(next(rotation))
            next_at += chance.expovariate(per_second)
        await self._all_answered()
        return {"waits": self.waits, "answered": self.answered}

    async def rush(self, seconds: float) -> dict[str, Any]:
        """Everybody acts once, at a random moment of so many seconds: what they hear first."""
        chance = random.Random(SEED)
        self.heard.clear()
        moments = sorted(chance.uniform(0, seconds) for _ in self.visitors)
        began_at = time.monotonic()
        for moment, visitor in zip(moments, self.visitors.values(), strict=True):
            await asyncio.sleep(began_at + moment - time.monotonic())
            visitor.act()
        await self._all_answered()
        return {"heard": dict(self.heard)}

    async def _act_once(self, visitor: Visitor) -> None:
        # Everybody else has acted since: a bot for which this waits is hopelessly behind.
        await self._until(lambda: visitor.asked_at is None, SECONDS_FOR_AN_ANSWER)
        visitor.act()

    async def _all_answered(self) -> None:
        waiting = self.visitors.values()
        await self._until(
            lambda: all(each.asked_at is None for each in waiting), SECONDS_FOR_AN_ANSWER
        )

    async def _until(self, is_so: Callable[[], bool], seconds: float) -> None:
        async with asyncio.timeout(seconds):
            while not is_so():
                self._noted.clear()
                await self._noted.wait()


class Obedient(Protocol):
    """A simulated server with people, which does what its driver says."""

    @property
    def waiting(self) -> Waiting:
        """Its people."""

    async def start(self) -> None:
        """Begin."""

    async def stop(self) -> None:
        """End."""


async def serve(crowd: Obedient, facts: Callable[[], dict[str, Any]]) -> None:
    """Obey until the input ends; the first line that is said are the facts about the server."""
    await crowd.start()
    say(facts())
    while line := await asyncio.to_thread(sys.stdin.readline):
        order = json.loads(line)
        try:
            say(await getattr(crowd.waiting, order.pop("order"))(**order))
        except TimeoutError:
            say({"failure": f"no answer after {crowd.waiting.answered} others"})
    await crowd.stop()


def say(answer: dict[str, Any]) -> None:
    """Write one line."""
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()
