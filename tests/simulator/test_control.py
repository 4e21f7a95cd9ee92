"""Server and driver in two processes: everything that a fault test needs goes over HTTP."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from simulator.telegram.phone import Phone
from simulator.telegram.server import TelegramServer
from tests.simulator.conftest import Caller
from tests.simulator.refusals.row import DATA, keyboard


class Driver:
    """Speaks with the control of a server."""

    def __init__(self, http: aiohttp.ClientSession, address: str) -> None:
        self._http = http
        self.address = address

    async def get(self, path: str) -> Any:
        """Read something."""
        async with self._http.get(f"{self.address}/simulator/{path}") as answer:
            assert answer.status == 200, await answer.text()
            is_text = answer.content_type == "text/plain"
            return await (answer.text() if is_text else answer.json())

    async def post(self, path: str, **body: Any) -> tuple[int, str]:
        """Do something; give status and text."""
        async with self._http.post(f"{self.address}/simulator/{path}", json=body) as answer:
            return answer.status, await answer.text()

    async def does(self, path: str, **body: Any) -> str:
        """Do something that must succeed."""
        status, text = await self.post(path, **body)
        assert status == 200, text
        return text


@pytest.fixture
async def driver(call: Caller) -> Driver:
    """A driver of the server in this process."""
    return Driver(call.http, call.server.address)


async def test_a_conversation_from_outside(call: Caller, driver: Driver) -> None:
    await driver.does("phones", user_id=7, first_name="Мария")
    await driver.does("phones/7/opens_link", payload="abc")
    await call.result("sendMessage", chat_id=7, text="Среща", reply_markup=keyboard(DATA))
    assert await driver.does("phones/7/taps", label="Ще дойда") == "null"
    assert (await driver.does("phones/7/taps_on", message_id=2, data="x")).strip('"').isdigit()
    transcript = await driver.get("phones/7/transcript")
    assert "#1 Мария: /start abc\n#2 BOT: Среща\n      [Ще дойда]" in transcript
    messages = await driver.get("phones/7/messages")
    assert [message["text"] for message in messages] == ["/start abc", "Среща"]
    assert messages[1]["deleted"] is False


async def test_faults_and_calls_from_outside(
    call: Caller, driver: Driver, server: TelegramServer, maria: Phone
) -> None:
    await driver.does("faults", method="sendMessage", kind="too_many", seconds=3)
    assert (await call("sendMessage", chat_id=101, text="Среща"))[0] == 429
    await call.result("getMe")
    (sent,) = await driver.get("calls?method=sendMessage")
    assert sent["parameters"] == {"chat_id": 101, "text": "Среща"}
    assert sent["answer"]["parameters"] == {"retry_after": 3}
    assert len(await driver.get("calls?since=1")) == 1
    server.faults.add(kind="block", times=None)
    async with call.http.delete(f"{driver.address}/simulator/faults") as answer:
        assert answer.status == 200
    await call.result("getMe")


async def test_settings_from_outside(call: Caller, driver: Driver, server: TelegramServer) -> None:
    assert await driver.does("settings") == '{"limits": false, "calls_kept": null}'
    await driver.does("settings", limits=True, calls_kept=2)
    assert server.limits is True
    for _ in range(10):
        await call.result("getMe")
    assert 2 <= len(server.calls) <= 4
    await driver.does("settings", calls_kept=0)
    server.calls.clear()
    await call.result("getMe")
    assert server.calls == []


async def test_a_crowd_does_the_same_at_once(
    call: Caller, driver: Driver, server: TelegramServer
) -> None:
    await driver.does("crowd/opens_link", first=1000, count=50, **{"with": {"payload": "abc"}})
    assert await driver.get("state") == {"waiting": 50, "phones": 50, "shown": 0}
    await call.result("sendMessage", chat_id=1049, text="Среща")
    await call.result("getUpdates", offset=-1)
    assert await driver.get("state") == {"waiting": 1, "phones": 50, "shown": 1}
    assert server.phones[1000].messages[0].text == "/start abc"
    assert (await driver.post("crowd/sees", first=1, count=1))[0] == 404


async def test_settled_from_outside(call: Caller, driver: Driver, maria: Phone) -> None:
    assert await driver.get("settled") is True
    maria.writes("едно")
    async with call.http.get(f"{driver.address}/simulator/settled?timeout=0.01") as answer:
        assert answer.status == 409
        assert "phone of Мария" in await answer.text()


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("phones/101/taps", {"label": "Няма такъв"}, 409),
        ("phones/101/transcript", {}, 404),
        ("phones/101/hears_nothing", {}, 404),
        ("phones/5/writes", {"text": "едно"}, 404),
        ("phones/101/writes", {"words": "едно"}, 400),
        ("phones/101/opens_link", {"payload": "a b"}, 400),
        ("faults", {"kind": "earthquake"}, 400),
        ("faults", {"kind": "block", "place": "here"}, 400),
    ],
)
async def test_mistakes_are_told(
    path: str, body: dict[str, Any], status: int, driver: Driver, maria: Phone
) -> None:
    told, text = await driver.post(path, **body)
    assert (told, bool(text)) == (status, True)


async def test_a_foreign_page_can_not_move_a_phone(call: Caller, maria: Phone) -> None:
    url = f"{call.server.address}/simulator/phones/101/writes"
    async with call.http.post(url, data='{"text": "едно"}') as answer:
        assert answer.status == 415
    assert len(maria.messages) == 1


@pytest.fixture
async def elsewhere() -> AsyncIterator[str]:
    """The address of a server in a process of its own."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "simulator.telegram",
        *("--token", "77:other", "--username", "other_bot", "--calls-kept", "5", "--limits"),
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    yield (await process.stdout.readline()).decode().strip()
    process.terminate()
    assert await process.wait() == 0


async def test_a_process_of_its_own(call: Caller, elsewhere: str) -> None:
    driver = Driver(call.http, elsewhere)
    async with call.http.get(f"{elsewhere}/bot77:other/getMe") as answer:
        assert (await answer.json())["result"]["username"] == "other_bot"
    assert await driver.does("settings") == '{"limits": true, "calls_kept": 5}'
