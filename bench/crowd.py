"""A simulated server and the people at it, in a process of their own.

It reads one order per line of its input, in JSON, and answers each with one line; it ends when
its input does. Times are monotonic seconds.
"""

import argparse
import asyncio
import gc
import itertools
import json
import random
import sys
import time
from collections.abc import Callable
from typing import Any

from simulator.telegram.http.endpoint import Call
from simulator.telegram.phone import Phone
from simulator.telegram.server import TelegramServer

# The same gaps between taps in every run.
SEED = 2023
SECONDS_FOR_AN_ANSWER = 30
SECONDS_TO_START = 60


class Visitor:
    """One person with a phone who waits for the bot's answer before doing the next thing."""

    def __init__(self, phone: Phone, taps: list[str]) -> None:
        self.asked_at: float | None = None
        self._phone = phone
        self._taps = taps
        self._done = 0
        self._card = 0
        phone.chat.is_started = True
        if taps:
            self._card = phone.world.add(phone.chat, phone.world.bot, text="?").message_id

    def act(self) -> None:
        """Tap on the next button, or write something."""
        self.asked_at = time.monotonic()
        if self._taps:
            self._phone.taps_on(self._card, self._taps[self._done % len(self._taps)])
        else:
            self._phone.writes(f"Message {self._done}")
        self._done += 1


class Crowd(TelegramServer):
    """The server; it counts the answers that arrive and lets people go on."""

    def __init__(self, token: str, people: int, first_id: int, taps: list[str]) -> None:
        super().__init__(token)
        self._answer = "editmessagetext" if taps else "sendmessage"
        self.visitors = {
            number: Visitor(self.phone(number, f"Visitor {number}"), taps)
            for number in range(first_id, first_id + people)
        }
        self.polled_at = 0.0
        self.answered = 0
        self.waits: list[float] = []
        self.is_busy = False
        self._noted = asyncio.Event()

    def _note(self, call: Call) -> None:
        self._noted.set()
        method = call.method.lower()
        if method == "getupdates" and not self.polled_at:
            self.polled_at = call.at
        visitor = self.visitors.get(call.arguments.integer("chat_id"))
        if method != self._answer or visitor is None or visitor.asked_at is None:
            return
        self.answered += 1
        self.waits.append(call.at - visitor.asked_at)
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


async def serve(crowd: Crowd) -> None:
    """Obey until the input ends."""
    await crowd.start()
    say({"address": crowd.address})
    while line := await asyncio.to_thread(sys.stdin.readline):
        order = json.loads(line)
        try:
            say(await getattr(crowd, order.pop("order"))(**order))
        except TimeoutError:
            say({"failure": f"no answer after {crowd.answered} others"})
    await crowd.stop()


def say(answer: dict[str, Any]) -> None:
    """Write one line."""
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.crowd", description=__doc__)
    parser.add_argument("--token", required=True)
    parser.add_argument("--people", type=int, required=True)
    parser.add_argument("--first-id", type=int, required=True, help="of the people's numbers")
    parser.add_argument("--taps", default="[]", help="callback data in JSON; none: people write")
    given = parser.parse_args()
    crowd = Crowd(given.token, given.people, given.first_id, json.loads(given.taps))
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)  # as python -m simulator.telegram
    asyncio.run(serve(crowd))


if __name__ == "__main__":
    main()
