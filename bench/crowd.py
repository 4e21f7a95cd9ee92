"""A simulated Telegram and the people at it, in a process of their own.

It reads one order per line of its input, in JSON, and answers each with one line; it ends when
its input does.
"""

import argparse
import asyncio
import gc
import json
from collections.abc import Callable
from functools import partial

from bench.waiting import Visitor, Waiting, serve
from simulator.telegram.http.endpoint import Call
from simulator.telegram.phone import Phone
from simulator.telegram.server import TelegramServer


class Crowd(TelegramServer):
    """The server; what its people do stands in `DEEDS`."""

    def __init__(self, token: str, people: range, does: str, taps: list[str]) -> None:
        super().__init__(token)
        self.waiting = Waiting()
        for number in people:
            phone = self.phone(number, f"Visitor {number}")
            phone.chat.is_started = True
            card = phone.world.add(phone.chat, phone.world.bot, text="?").message_id
            deed = partial(DEEDS[does], phone, card, taps)
            self.waiting.visitors[number] = Visitor(deed)

    def _note(self, call: Call) -> None:
        method = call.method.lower()
        if method == "getupdates":
            self.waiting.note_poll(call.at)
        elif method in {"sendmessage", "editmessagetext"}:
            number = call.arguments.integer("chat_id")
            self.waiting.note_answer(number, call.at, call.arguments.text("text"))


def _taps(phone: Phone, card: int, taps: list[str], done: int) -> None:
    phone.taps_on(card, taps[done % len(taps)])


def _writes(phone: Phone, card: int, taps: list[str], done: int) -> None:
    phone.writes(f"Message {done}")


def _says_needs(phone: Phone, card: int, taps: list[str], done: int) -> None:
    """Say what is needed with a photo: it is asked for, photographed, given a topic, sent."""
    match done % NEED_STEPS:
        case 0:
            phone.taps_on(card, taps[0])
        case 1:
            phone.sends_photo()
        case 2:
            phone.taps("💡")
        case _:
            phone.taps("✅")


NEED_STEPS = 4
DEEDS: dict[str, Callable[[Phone, int, list[str], int], None]] = {
    "taps": _taps,
    "writes": _writes,
    "says_needs": _says_needs,
}


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.crowd", description=__doc__)
    parser.add_argument("--token", required=True)
    parser.add_argument("--people", type=int, required=True)
    parser.add_argument("--first-id", type=int, required=True, help="of the people's numbers")
    parser.add_argument("--does", choices=DEEDS, default="writes")
    parser.add_argument("--taps", default="[]", help="callback data in JSON")
    given = parser.parse_args()
    people = range(given.first_id, given.first_id + given.people)
    crowd = Crowd(given.token, people, given.does, json.loads(given.taps))
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)  # as python -m simulator.telegram
    asyncio.run(serve(crowd, lambda: {"address": crowd.address}))


if __name__ == "__main__":
    main()
