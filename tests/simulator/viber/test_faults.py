"""What goes wrong on demand, and that it goes wrong no more often than asked."""

from __future__ import annotations

import asyncio

import aiohttp
import pytest

from simulator.viber.faults import Kind
from simulator.viber.phone import ViberPhone
from simulator.viber.server import ViberServer
from tests.simulator.viber.conftest import Caller, ListeningBot


def texts(bot: ListeningBot) -> list[str]:
    """What was written, as the bot heard it."""
    return [one.body["message"]["text"] for one in bot.heard if "message" in one.body]


@pytest.mark.parametrize("status", [5, 6, 10, 12, 13, 24])
async def test_any_status_on_demand(
    status: int, call: Caller, server: ViberServer, maria: ViberPhone
) -> None:
    server.faults.add("send_message", kind="status", status=status, user_id=101)
    assert (await call.tells(maria))["status"] == status
    maria.hears_nothing()
    assert (await call.tells(maria))["status"] == 0


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        ("break_before", 0),
        ("server_error", 0),
        ("break_after", 1),
        ("server_error_after", 1),
    ],
)
async def test_an_answer_that_does_not_come(
    kind: Kind, shown: int, call: Caller, server: ViberServer, maria: ViberPhone
) -> None:
    server.faults.add("send_message", kind=kind, contains="Среща")
    with pytest.raises((aiohttp.ClientError, AssertionError)):
        await call.tells(maria)
    assert len(maria.heard()) == shown
    assert (await call.tells(maria))["status"] == 0


@pytest.mark.parametrize("kind", ["delay", "delay_after"])
async def test_a_slow_answer(
    kind: Kind, call: Caller, server: ViberServer, maria: ViberPhone
) -> None:
    fault = server.faults.add("send_message", kind=kind, seconds=60)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(call.tells(maria), 0.1)
    assert fault.happened == 1
    assert bool(maria.heard()) is (kind == "delay_after")


async def test_an_answer_without_words(
    call: Caller, server: ViberServer, maria: ViberPhone
) -> None:
    server.faults.add(kind="no_status_message")
    assert await call("send_message") == {"status": 4, "chat_hostname": "SN-CHAT-05_"}


async def test_failed_after_status_0(
    call: Caller, server: ViberServer, webhook: ListeningBot, maria: ViberPhone
) -> None:
    server.faults.add("send_message", kind="fail_later")
    assert (await call.tells(maria))["status"] == 0
    await server.settled()
    maria.hears_nothing()
    assert webhook.events() == ["failed"]


async def test_repeated_and_reordered_and_lost_callbacks(
    server: ViberServer, webhook: ListeningBot, maria: ViberPhone
) -> None:
    server.faults.add("message", kind="repeat", contains="едно")
    server.faults.add("message", kind="reorder", contains="две")
    server.faults.add("message", kind="lose", contains="четири")
    for text in ("едно", "две", "три", "четири", "пет"):
        maria.writes(text)
    await server.settled()
    assert texts(webhook) == ["едно", "едно", "три", "две", "пет"]
    assert webhook.heard[0].wire == webhook.heard[1].wire


async def test_a_late_callback(
    server: ViberServer, webhook: ListeningBot, maria: ViberPhone
) -> None:
    may_come, slept = asyncio.Event(), []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        await may_come.wait()

    server.callbacks.sleep = sleep
    server.faults.add("message", kind="late", seconds=3600)
    maria.writes("едно")
    maria.writes("две")
    with pytest.raises(AssertionError):
        await server.settled(timeout=0.1)
    may_come.set()
    await server.settled()
    assert texts(webhook) == ["две", "едно"]
    assert slept == [3600]


async def test_a_bad_signature(
    server: ViberServer, webhook: ListeningBot, maria: ViberPhone
) -> None:
    server.faults.add("message", kind="bad_signature")
    maria.writes("едно")
    maria.writes("едно")
    await server.settled()
    forged, honest = webhook.heard
    assert forged.signature != server.callbacks.signature(forged.wire)
    assert honest.signature == server.callbacks.signature(honest.wire)


@pytest.mark.parametrize("field", ["subscribed", "context", "name"])
async def test_a_missing_field(
    field: str, server: ViberServer, webhook: ListeningBot, stranger: ViberPhone
) -> None:
    server.faults.add("conversation_started", kind="without", field=field)
    stranger.opens_link("invite-1")
    stranger.opens_link("invite-1")
    await server.settled()
    lacking, whole = ({**one.body, **one.body["user"]} for one in webhook.heard)
    assert whole.keys() - lacking.keys() == {field}


async def test_a_missing_avatar(
    server: ViberServer, webhook: ListeningBot, maria: ViberPhone
) -> None:
    maria.person.avatar = "https://media-direct.cdn.viber.com/download_photo?dlid=0"
    server.faults.add("message", kind="without", field="avatar")
    maria.writes("едно")
    maria.writes("две")
    await server.settled()
    assert ["avatar" in one.body["sender"] for one in webhook.heard] == [False, True]


async def test_what_nobody_knows(
    server: ViberServer, webhook: ListeningBot, maria: ViberPhone
) -> None:
    server.faults.add("message", kind="unknown_event")
    server.faults.add("message", kind="unknown_type")
    server.faults.add("message", kind="delivered_too")
    for text in ("едно", "две", "три"):
        maria.writes(text)
    await server.settled()
    assert webhook.events() == ["client_status", "message", "message", "message", "delivered"]
    assert webhook.heard[2].body["message"]["type"] == "hologram"
    tokens = [one.body["message_token"] for one in webhook.heard]
    assert tokens[-1] == tokens[-2]


async def test_faults_end(call: Caller, server: ViberServer, maria: ViberPhone) -> None:
    server.faults.add("send_message", kind="status", times=None)
    for _ in range(3):
        assert (await call.tells(maria))["status"] == 12
    server.faults.clear()
    assert (await call.tells(maria))["status"] == 0
    with pytest.raises(ValueError, match="No such kind"):
        server.faults.add(kind="flood")  # type: ignore[arg-type]  # on purpose
