"""A simulated Viber, with the Telegram without which no bot runs, and the people at them.

It obeys as `bench.crowd` does. Some people tap; others only listen to what is broadcast, half of
them in Telegram.
"""

import argparse
import asyncio
import gc
import json
import time
from functools import partial
from typing import Any

from aiohttp import web
from aiohttp.typedefs import Handler

from bench.crowd import Crowd
from bench.waiting import SECONDS_FOR_AN_ANSWER, SECONDS_TO_START, Visitor, Waiting, serve
from simulator.viber.http.callbacks import Callback
from simulator.viber.phone import ViberPhone
from simulator.viber.server import ViberServer

# How our buttons are written (messengers/viber/keyboard.py).
PREFIX = "megdan:"


class AtTheWebhook(Waiting):
    """Besides, how long each tap's callback took until it was answered, and what was broadcast."""

    def __init__(self, viber: ViberServer) -> None:
        super().__init__()
        self._viber = viber

    async def first_poll(self) -> dict[str, Any]:
        """When the bot asked for updates for the first time, once Viber knows it too."""
        world = self._viber.world
        await self._until(lambda: bool(world.webhook.url and self.polled_at), SECONDS_TO_START)
        return {"polled_at": self.polled_at}

    async def calm(self, per_second: float, seconds: float) -> dict[str, Any]:
        """Once the broadcast runs, people tap at random moments: how long each waited for what."""
        posted = self._viber.callbacks.posted
        await self._until(lambda: self.told > 0, SECONDS_FOR_AN_ANSWER)
        began, told = len(posted), self.told
        result = await super().calm(per_second, seconds)
        callbacks = [each.seconds for each in posted[began:] if _is_tap(each)]
        return result | {"callbacks": callbacks, "told": self.told - told + 1}


def _is_tap(callback: Callback) -> bool:
    return callback.event == "message" and callback.status == web.HTTPOk.status_code


class ViberCrowd:
    """Both servers; numbers from `first_id` on tap, as many as `listeners` after them listen."""

    def __init__(self, token: str, people: range, listeners: range, taps: list[str]) -> None:
        self.viber = ViberServer()
        self.viber.exchange.calls_kept = 0
        self.telegram = Crowd(token, range(0), "taps", [])
        self.waiting = self.telegram.waiting = AtTheWebhook(self.viber)
        for number in (*people, *listeners):
            phone = self.viber.phone(number, f"Visitor {number}")
            phone.person.has_written(self.viber.world.now())
            self.telegram.phone(number, phone.first_name).chat.is_started = True
            if number in people:
                self.waiting.visitors[number] = Visitor(partial(_taps, phone, taps))
        self._numbers = {phone.viber_id: number for number, phone in self.viber.phones.items()}
        self.viber.application.middlewares.append(self._noting)

    async def start(self) -> None:
        """Both listen."""
        await self.telegram.start()
        await self.viber.start()

    async def stop(self) -> None:
        """Neither does any more."""
        await self.viber.stop()
        await self.telegram.stop()

    def facts(self) -> dict[str, Any]:
        """Where the bot finds them."""
        return {"address": self.telegram.address, "viber": self.viber.address}

    @web.middleware
    async def _noting(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        answer = await handler(request)
        self.waiting.note()
        if request.path.endswith("/send_message"):
            receiver = json.loads(await request.read()).get("receiver")
            self.waiting.note_answer(self._numbers[receiver], time.monotonic())
        return answer


def _taps(phone: ViberPhone, taps: list[str], done: int) -> None:
    phone.taps_on(0, PREFIX + taps[done % len(taps)])


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.viber_crowd", description=__doc__)
    parser.add_argument("--token", required=True, help="for Telegram")
    parser.add_argument("--people", type=int, required=True, help="who tap")
    parser.add_argument("--listeners", type=int, default=0, help="who only listen")
    parser.add_argument("--first-id", type=int, required=True, help="of the people's numbers")
    parser.add_argument("--taps", required=True, help="callback data in JSON")
    given = parser.parse_args()
    people = range(given.first_id, given.first_id + given.people)
    listeners = range(people.stop, people.stop + given.listeners)
    crowd = ViberCrowd(given.token, people, listeners, json.loads(given.taps))
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)  # as python -m simulator.telegram
    asyncio.run(serve(crowd, crowd.facts))


if __name__ == "__main__":
    main()
