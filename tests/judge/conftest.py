"""A simulator, two phones, and a caller that python-telegram-bot then judges."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from simulator.telegram.phone import Phone
from simulator.telegram.server import TelegramServer


class Caller:
    """Calls API methods and gives their results."""

    def __init__(self, http: aiohttp.ClientSession, server: TelegramServer) -> None:
        self._http = http
        self._url = f"{server.address}/bot{server.token}"

    async def __call__(self, method: str, **parameters: Any) -> Any:
        async with self._http.post(f"{self._url}/{method}", json=parameters) as answer:
            body = await answer.json()
        assert body["ok"], body
        return body["result"]


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    """A server that listens."""
    server = TelegramServer()
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
    """The phone of someone who has pressed Start."""
    phone = server.phone(101, "Мария", "Димова")
    phone.opens_link("abc")
    return phone
