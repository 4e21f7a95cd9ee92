"""A Viber server, two phones, a bot that only listens, and a caller that speaks plain HTTP."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from simulator.viber.phone import ViberPhone
from simulator.viber.server import ViberServer
from tests.simulator.conftest import Clock

NOW_MILLISECONDS = 1_679_385_600_000
SENDER = {"name": "Мегдан"}


@dataclass(frozen=True)
class Heard:
    """A callback as it came."""

    body: dict[str, Any]
    wire: bytes
    signature: str
    in_address: str


class ListeningBot:
    """Answers callbacks with the next of `statuses`, 200 when there is none, and `welcome`."""

    def __init__(self) -> None:
        self.heard: list[Heard] = []
        self.statuses: list[int] = []
        self.welcome: bytes = b""
        self.files: dict[str, tuple[bytes, str]] = {}
        self.url = ""
        self.runner = web.AppRunner(self.application(), access_log=None, shutdown_timeout=0.1)

    def application(self) -> web.Application:
        """The webhook and a place for media."""
        application = web.Application()
        application.router.add_post("/viber", self.hear)
        application.router.add_get("/media/{name}", self.media)
        return application

    async def start(self) -> None:
        """Listen on a free port."""
        await self.runner.setup()
        await web.TCPSite(self.runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self.runner.addresses[0][1]}"

    async def hear(self, request: web.Request) -> web.Response:
        """Keep a callback."""
        wire = await request.read()
        signature = request.headers["X-Viber-Content-Signature"]
        self.heard.append(Heard(json.loads(wire), wire, signature, request.query["sig"]))
        status = self.statuses.pop(0) if self.statuses else 200
        is_opening = self.heard[-1].body["event"] == "conversation_started"
        return web.Response(status=status, body=self.welcome if is_opening else b"")

    async def media(self, request: web.Request) -> web.Response:
        """Give a file that the bot sends by its address."""
        content, kind = self.files[request.match_info["name"]]
        return web.Response(body=content, content_type=kind)

    def events(self) -> list[str]:
        """The kinds of what was heard."""
        return [one.body["event"] for one in self.heard]

    def last(self, event: str) -> dict[str, Any]:
        """The newest callback of a kind."""
        return [one.body for one in self.heard if one.body["event"] == event][-1]


class Caller:
    """Calls API methods in raw UTF-8 JSON and gives the answer."""

    def __init__(self, http: aiohttp.ClientSession, server: ViberServer) -> None:
        self.http = http
        self.server = server

    async def __call__(self, method: str, **body: Any) -> dict[str, Any]:
        wire = json.dumps(body, ensure_ascii=False).encode()
        return await self.post(method, data=wire)

    async def post(self, method: str, **request: Any) -> dict[str, Any]:
        """Send a body of any kind, with the token in the header."""
        headers = {"X-Viber-Auth-Token": self.server.token}
        url = f"{self.server.address}/{method}"
        async with self.http.post(url, headers=headers, **request) as answer:
            assert answer.status == 200
            body: dict[str, Any] = json.loads(await answer.read())
        return body

    async def ok(self, method: str, **body: Any) -> dict[str, Any]:
        """Call a method that must succeed."""
        answer = await self(method, **body)
        assert answer["status"] == 0, answer
        return answer

    async def tells(self, phone: ViberPhone, **message: Any) -> dict[str, Any]:
        """Send a message to somebody, a text unless told otherwise."""
        given = {"receiver": phone.viber_id, "type": "text", "sender": SENDER, "text": "Среща"}
        return await self("send_message", **(given | message))


@pytest.fixture
def clock() -> Clock:
    """The server's clock."""
    return Clock()


@pytest.fixture
async def bot() -> AsyncIterator[ListeningBot]:
    """A bot that listens."""
    bot = ListeningBot()
    await bot.start()
    yield bot
    await bot.runner.cleanup()


@pytest.fixture
async def server(clock: Clock) -> AsyncIterator[ViberServer]:
    """A server that listens; repeats after the quick ones wait for nothing."""
    server = ViberServer(now=clock)
    server.callbacks.pauses = ()
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def call(server: ViberServer) -> AsyncIterator[Caller]:
    """The caller."""
    async with aiohttp.ClientSession() as http:
        yield Caller(http, server)


@pytest.fixture
async def webhook(call: Caller, bot: ListeningBot) -> ListeningBot:
    """The bot, once its webhook is set and the probe forgotten."""
    await call.ok("set_webhook", url=f"{bot.url}/viber", send_name=True, send_photo=True)
    bot.heard.clear()
    call.server.calls.clear()
    return bot


@pytest.fixture
def maria(server: ViberServer, webhook: ListeningBot) -> ViberPhone:
    """The phone of a subscriber."""
    phone = server.phone(101, "Мария")
    phone.person.is_subscribed = True
    return phone


@pytest.fixture
def stranger(server: ViberServer) -> ViberPhone:
    """The phone of somebody who never wrote."""
    return server.phone(202, "Непознат")
