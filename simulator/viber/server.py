"""The Viber server for one bot: what the tests, the demo and the command line start."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable

import aiohttp
from aiohttp import web

from simulator.viber.exchange import Exchange
from simulator.viber.faults import Faults
from simulator.viber.http.callbacks import Callbacks
from simulator.viber.http.calls import Call
from simulator.viber.http.endpoint import Endpoint
from simulator.viber.people import Person, viber_id
from simulator.viber.phone import ViberPhone
from simulator.viber.world import Bot, World

TOKEN = "0000000000000000-1111111111111111-2222222222222222"
BODY_BYTES = 10 * 1024 * 1024


class ViberServer:
    """Viber for one bot and the people who talk to it; times in seconds since 1970."""

    def __init__(
        self,
        token: str = TOKEN,
        uri: str = "megdan_demo",
        name: str = "Megdan",
        now: Callable[[], float] = time.time,
    ) -> None:
        self.token = token
        self.world = World(Bot(token, uri, name), now)
        self.exchange = Exchange(self.world)
        self.phones: dict[int, ViberPhone] = {}
        self.address = ""
        self.application = web.Application(client_max_size=BODY_BYTES)
        self._runner: web.AppRunner | None = None
        self._running: asyncio.Task[None] | None = None
        Endpoint(self.exchange).add_routes(self.application)

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> None:
        """Listen; port 0 takes a free one. `address` says where the API is."""
        self._runner = web.AppRunner(
            self.application, access_log=None, shutdown_timeout=0.1, handle_signals=False
        )
        await self._runner.setup()
        await web.TCPSite(self._runner, host, port).start()
        self.world.address = f"http://{host}:{self._runner.addresses[0][1]}"
        self.address = f"{self.world.address}/pa"
        self.callbacks.http = aiohttp.ClientSession()
        self._running = asyncio.create_task(self.world.lanes.run())

    async def stop(self) -> None:
        """Stop listening and calling; what was not posted yet is lost."""
        if self._running is not None:
            self._running.cancel()
            await asyncio.wait([self._running])
        if self.callbacks.http is not None:
            await self.callbacks.http.close()
            self.callbacks.http = None
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    @property
    def callbacks(self) -> Callbacks:
        """What is posted to the bot, and how."""
        return self.exchange.callbacks

    @property
    def faults(self) -> Faults:
        """What goes wrong."""
        return self.world.faults

    @property
    def calls(self) -> list[Call]:
        """The API calls of the bot, and its welcome messages."""
        return self.exchange.calls

    def phone(self, user_id: int, name: str, language: str = "bg") -> ViberPhone:
        """Give a person's phone; a new person is not subscribed."""
        if user_id not in self.phones:
            person = Person(user_id, viber_id(self.world.bot.uri, user_id), name, language)
            self.world.people[person.viber_id] = person
            self.phones[user_id] = ViberPhone(self.exchange, person)
        return self.phones[user_id]

    def take_back(self, person: Person) -> ViberPhone:
        """Give a person the phone of an earlier run, with everything that stands on it."""
        self.world.people[person.viber_id] = person
        self.phones[person.user_id] = ViberPhone(self.exchange, person)
        return self.phones[person.user_id]

    async def settled(self, timeout: float = 30) -> None:  # noqa: ASYNC109  # asserts, so it must know
        """Wait until every callback was answered with 200 or given up, and media was fetched."""
        try:
            async with asyncio.timeout(timeout):
                await self.world.lanes.emptied()
        except TimeoutError:
            waiting = self.world.lanes.waiting[:5]
            raise AssertionError(
                f"The bot has not answered {waiting} after {timeout} s.\n{self.transcripts()}"
            ) from None

    def transcripts(self) -> str:
        """Write down all chats."""
        return "\n".join(phone.transcript() for phone in self.phones.values())

    @contextlib.asynccontextmanager
    async def subscribe(self) -> AsyncIterator[asyncio.Queue[int]]:
        """Give a queue that gets the number of each person whose phone changes."""
        queue: asyncio.Queue[int] = asyncio.Queue()
        self.world.listeners.add(queue)
        try:
            yield queue
        finally:
            self.world.listeners.discard(queue)
