"""A simulated Telegram and the people at it, in a process of their own.

It reads one order per line of its input, in JSON, and answers each with one line; it ends when
its input does.
"""

import argparse
import asyncio
import gc
import json
from functools import partial

from bench.waiting import Visitor, Waiting, serve
from simulator.telegram.http.endpoint import Call
from simulator.telegram.phone import Phone
from simulator.telegram.server import TelegramServer


class Crowd(TelegramServer):
    """The server; people tap one button after the other, or write if there are none."""

    def __init__(self, token: str, people: int, first_id: int, taps: list[str]) -> None:
        super().__init__(token)
        self.waiting = Waiting()
        self._answer = "editmessagetext" if taps else "sendmessage"
        for number in range(first_id, first_id + people):
            phone = self.phone(number, f"Visitor {number}")
            self.waiting.visitors[number] = Visitor(partial(_writes, phone))
            phone.chat.is_started = True
            if taps:
                card = phone.world.add(phone.chat, phone.world.bot, text="?").message_id
                self.waiting.visitors[number] = Visitor(partial(_taps, phone, card, taps))

    def _note(self, call: Call) -> None:
        method = call.method.lower()
        if method == "getupdates":
            self.waiting.note_poll(call.at)
        elif method == self._answer:
            self.waiting.note_answer(call.arguments.integer("chat_id") or 0, call.at)


def _taps(phone: Phone, card: int, taps: list[str], done: int) -> None:
    phone.taps_on(card, taps[done % len(taps)])


def _writes(phone: Phone, done: int) -> None:
    phone.writes(f"Message {done}")


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
    asyncio.run(serve(crowd, lambda: {"address": crowd.address}))


if __name__ == "__main__":
    main()
