"""Updates are posted to the bot's address, again and again until it takes them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web

from simulator.telegram.phone import Phone
from simulator.telegram.server import TelegramServer
from tests.simulator.conftest import Caller


class Hook:
    """A bot's address that answers as told and keeps what it got."""

    def __init__(self) -> None:
        self.got: list[tuple[str | None, dict[str, Any]]] = []
        self.answers: list[web.Response] = []
        self.address = ""

    async def take(self, request: web.Request) -> web.Response:
        """Keep the secret and the update."""
        secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token")
        self.got.append((secret, json.loads(await request.read())))
        return self.answers.pop(0) if self.answers else web.Response()

    @property
    def texts(self) -> list[str]:
        """The texts that came, in order."""
        return [update["message"]["text"] for _, update in self.got]


@pytest.fixture
async def hook(server: TelegramServer) -> AsyncIterator[Hook]:
    """An address that listens; failures are repeated at once."""
    server.webhook_poster.wait = 0
    hook, application = Hook(), web.Application()
    application.router.add_post("/hook", hook.take)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    hook.address = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield hook
    await runner.cleanup()


async def test_updates_are_posted_in_order_with_the_secret(
    call: Caller, server: TelegramServer, maria: Phone, hook: Hook
) -> None:
    maria.writes("едно")
    await call.result("setWebhook", url=hook.address, secret_token="s-e_c")
    maria.writes("две")
    await server.settled()
    assert hook.texts == ["едно", "две"]
    assert {secret for secret, _ in hook.got} == {"s-e_c"}


async def test_what_is_not_taken_is_posted_again(
    call: Caller, server: TelegramServer, maria: Phone, hook: Hook
) -> None:
    hook.answers = [web.Response(status=500), web.Response(status=404)]
    await call.result("setWebhook", url=hook.address)
    maria.writes("едно")
    await server.settled()
    assert hook.texts == ["едно"] * 3
    assert hook.got[0][0] is None
    info = await call.result("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 404 Not Found"


async def test_the_answer_may_be_a_method(
    call: Caller, server: TelegramServer, maria: Phone, hook: Hook
) -> None:
    hook.answers = [
        web.json_response({"method": "sendMessage", "chat_id": 101, "text": "Добре дошли"})
    ]
    await call.result("setWebhook", url=hook.address)
    async with server.subscribe() as changes:
        maria.writes("едно")
        while await asyncio.wait_for(changes.get(), 5) and not maria.heard():
            pass
    maria.sees("Добре дошли")
    assert server.calls[-1].method == "sendMessage"


async def test_an_address_where_nobody_listens(
    call: Caller, server: TelegramServer, maria: Phone
) -> None:
    await call.result("setWebhook", url="http://127.0.0.1:9/hook")
    maria.writes("едно")
    with pytest.raises(AssertionError, match="has not confirmed"):
        await server.settled(timeout=0.2)
    assert "127.0.0.1:9" in (await call.result("getWebhookInfo"))["last_error_message"]
    await call.result("deleteWebhook")
    assert len(await call.result("getUpdates")) == 1
