"""The simulated server of a fault test: everything goes over its wire, as it is a process."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

from tests.faults.processes import PATIENCE, SECONDS_BETWEEN_LOOKS, Launcher, Program, until

Wire = dict[str, Any]
TOKEN = "42:simulated-token"
BOT = 42
# What puts a screen before somebody.
SHOWING = ("editMessageText", "sendMessage")
MOST_AT_ONCE = 16


class Telegram:
    """Moves phones, sets faults and reads what the bot has said."""

    def __init__(self, http: aiohttp.ClientSession, address: str) -> None:
        self.address = address
        self._http = http
        self._gate = asyncio.Semaphore(MOST_AT_ONCE)

    async def asks(self, path: str, body: Wire | None = None) -> Any:
        """Ask the control of the simulator: POST with a body, GET without one."""
        url = f"{self.address}/simulator/{path}"
        method = "GET" if body is None else "POST"
        async with self._gate, self._http.request(method, url, json=body) as reply:
            assert reply.ok, await reply.text()
            return await reply.json()

    async def calls_api(self, method: str, **parameters: Any) -> Any:
        """Call the Bot API with the bot's own token."""
        url = f"{self.address}/bot{TOKEN}/{method}"
        async with self._gate, self._http.post(url, json=parameters) as reply:
            answer = await reply.json()
            assert answer["ok"], answer
            return answer["result"]

    async def lets(self, user_id: int, act: str, **given: Any) -> None:
        """Let somebody do something on their phone."""
        await self.asks(f"phones/{user_id}/{act}", given)

    async def meets(self, first: int, count: int) -> None:
        """Let so many people press Start; the bot never hears of it."""
        await self.asks("crowd/opens_link", {"first": first, "count": count})
        await self.calls_api("deleteWebhook", drop_pending_updates=True)

    async def shows(self, people: Iterable[int], buttons: dict[str, str]) -> None:
        """Put a message with these buttons before everybody."""
        keyboard = [[{"text": label, "callback_data": data}] for label, data in buttons.items()]
        markup = {"inline_keyboard": keyboard}
        await asyncio.gather(
            *(
                self.calls_api("sendMessage", chat_id=each, text="?", reply_markup=markup)
                for each in people
            )
        )

    async def suffers(self, *faults: Wire) -> None:
        """Let nothing but this go wrong; the first that concerns a call happens to it.

        The fields are those of simulator/telegram/faults.py.
        """
        async with self._http.delete(f"{self.address}/simulator/faults") as reply:
            assert reply.ok, await reply.text()
        for fault in faults:
            await self.asks("faults", fault)

    async def calls(self, since: int = 0) -> list[Wire]:
        """The calls so far without the first `since`; one in hand has an empty answer."""
        found: list[Wire] = await self.asks(f"calls?since={since}")
        return found

    async def waiting(self) -> int:
        """How many updates the bot has not confirmed."""
        return int((await self.asks("state"))["waiting"])

    async def messages(self, user_id: int) -> list[str]:
        """What the bot has said to somebody, as it stands now, the oldest first."""
        found = await self.asks(f"phones/{user_id}/messages")
        return [each["text"] for each in found if each["from"]["is_bot"] and not each["deleted"]]

    async def said(self, count: int, since: int) -> None:
        """Wait until the bot has shown or sent so much since then."""
        async with asyncio.timeout(PATIENCE):
            while count > 0:
                news = await self.calls(since)
                since += len(news)
                count -= len(showings(news))
                await asyncio.sleep(SECONDS_BETWEEN_LOOKS)

    async def settles(self) -> None:
        """Wait until the bot has confirmed every update."""
        await self.asks(f"settled?timeout={PATIENCE}")


def delays(**seconds: float) -> list[Wire]:
    """Faults that let all calls of these methods take so long."""
    return [
        {"method": method, "kind": "delay", "times": None, "seconds": length}
        for method, length in seconds.items()
    ]


def showings(calls: Iterable[Wire]) -> list[Wire]:
    """The calls that put a screen before somebody."""
    return [call for call in calls if call["method"] in SHOWING]


def handed_out(call: Wire) -> dict[int, int]:
    """The numbers of the updates that a call brought to the bot, with their senders."""
    if call["method"] != "getUpdates":
        return {}
    updates = call["answer"].get("result", [])
    return {each["update_id"]: sender(each) for each in updates}


def sender(update: Wire) -> int:
    """Whose update it is."""
    content = update.get("callback_query") or update["message"]
    return int(content["from"]["id"])


@asynccontextmanager
async def telegram(launcher: Launcher, folder: Path) -> AsyncIterator[Telegram]:
    """A server in a process of its own, without any limits of pace."""
    program = Program("simulator.telegram", ("--token", TOKEN))
    process = launcher.start(program, folder / "telegram.log")
    try:
        await until(lambda: "\n" in process.words(), "the server does not start", process.words)
        async with aiohttp.ClientSession() as http:
            yield Telegram(http, process.words().split()[0])
    finally:
        await process.dies()
    assert "Traceback" not in process.words(), process.words()
