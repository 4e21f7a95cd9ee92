"""A server, two phones and a caller that speaks plain HTTP, without any bot client."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from simulator.telegram.phone import Phone
from simulator.telegram.server import TelegramServer

NOW = 1_679_385_600.0
"""21 March 2023, 10:00 in Antonovo."""


class Clock:
    """A clock that stands still until a test moves it."""

    def __init__(self) -> None:
        self.time = NOW

    def __call__(self) -> float:
        return self.time


class Caller:
    """Calls API methods in JSON and gives status and body."""

    def __init__(self, http: aiohttp.ClientSession, server: TelegramServer) -> None:
        self.http = http
        self.server = server

    async def __call__(self, method: str, **parameters: Any) -> tuple[int, dict[str, Any]]:
        return await self.post(method, json=parameters)

    async def post(self, method: str, **body: Any) -> tuple[int, dict[str, Any]]:
        """Send a body of any kind."""
        url = f"{self.server.address}/bot{self.server.token}/{method}"
        async with self.http.post(url, **body) as answer:
            assert answer.content_type == "application/json"
            return answer.status, json.loads(await answer.read())

    async def result(self, method: str, **parameters: Any) -> Any:
        """Call a method that must succeed."""
        status, body = await self(method, **parameters)
        assert (status, body["ok"]) == (200, True), body
        return body["result"]

    async def refusal(self, method: str, **parameters: Any) -> str:
        """Call a method that must be refused; give the description."""
        status, body = await self(method, **parameters)
        assert body["ok"] is False, body
        assert body["error_code"] == status
        return str(body["description"])


@pytest.fixture
def clock() -> Clock:
    """The server's clock."""
    return Clock()


@pytest.fixture
async def server(clock: Clock) -> AsyncIterator[TelegramServer]:
    """A server that listens."""
    server = TelegramServer(now=clock)
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def call(server: TelegramServer) -> AsyncIterator[Caller]:
    """The caller."""
    async with aiohttp.ClientSession() as http:
        yield Caller(http, server)


@pytest.fixture
def maria(server: TelegramServer) -> Phone:
    """The phone of someone who has pressed Start; the bot has read that."""
    phone = server.phone(101, "Мария", "Димова")
    phone.opens_link()
    server.world.updates.clear()
    return phone


@pytest.fixture
def stranger(server: TelegramServer) -> Phone:
    """The phone of someone who never pressed Start."""
    return server.phone(202, "Непознат")
