"""Callbacks: signed over their bytes, in order per person, repeated until they are answered."""

from __future__ import annotations

import asyncio
import hashlib
import hmac

import pytest

from simulator.viber.phone import ViberPhone
from simulator.viber.server import ViberServer
from tests.simulator.viber.conftest import Caller, ListeningBot


def signature(server: ViberServer, wire: bytes) -> str:
    """What the header must say."""
    return hmac.new(server.token.encode(), wire, hashlib.sha256).hexdigest()


@pytest.mark.parametrize("is_escaped", [False, True])
async def test_the_signature_is_over_the_raw_bytes(
    is_escaped: bool, server: ViberServer, webhook: ListeningBot, maria: ViberPhone
) -> None:
    server.callbacks.is_escaped = is_escaped
    maria.writes('Здравей 🏛 \\u00ab "')
    await server.settled()
    (heard,) = webhook.heard
    assert heard.signature == heard.in_address == signature(server, heard.wire)
    assert heard.body["message"]["text"] == 'Здравей 🏛 \\u00ab "'
    assert heard.wire.isascii() is is_escaped
    assert (b"\\u0417" in heard.wire) is is_escaped
    assert (b"\\uD83C\\uDFDB" in heard.wire) is is_escaped


async def test_the_probe_comes_before_the_answer(
    call: Caller, server: ViberServer, bot: ListeningBot
) -> None:
    answer = await call.ok("set_webhook", url=f"{bot.url}/viber")
    (probe,) = bot.heard
    assert probe.body.keys() == {"event", "timestamp", "chat_hostname", "message_token"}
    assert probe.body["event"] == "webhook"
    assert probe.signature == signature(server, probe.wire)
    assert answer["event_types"] == [
        *("subscribed", "unsubscribed", "webhook", "conversation_started", "client_status"),
        *("action", "delivered", "failed", "message", "seen"),
    ]
    assert (await call.ok("get_account_info"))["webhook"] == f"{bot.url}/viber"
    removed = await call.ok("set_webhook", url="")
    assert removed["event_types"] == []
    assert (await call.ok("get_account_info"))["webhook"] == ""


async def test_a_webhook_that_can_not_be_reached(call: Caller, bot: ListeningBot) -> None:
    bot.statuses = [419]
    refused = await call("set_webhook", url=f"{bot.url}/viber")
    assert refused["status"] == 1
    assert "HttpRequest[POST /viber HTTP/1.1]" in refused["status_message"]
    assert "HttpResponse[HTTP/1.1 419]" in refused["status_message"]
    nobody = await call("set_webhook", url="http://127.0.0.1:1/viber")
    assert nobody["status_message"].endswith("java.net.ConnectException: Connection refused")
    for url in ("http://example.org/viber", "example.org", "ftp://localhost/"):
        assert (await call("set_webhook", url=url))["status_message"] == "invalidUrl"
    assert (await call("set_webhook"))["status_message"] == "missingData: url"
    assert (await call("set_webhook", url="", event_types=["typed"]))["status"] == 3
    assert (await call.ok("get_account_info"))["webhook"] == ""


@pytest.mark.parametrize(
    ("types", "heard"),
    [
        (None, ["conversation_started", "message", "delivered", "seen", "message"]),
        ([], ["message", "message"]),
        (["seen"], ["message", "seen", "message"]),
        (["conversation_started", "message"], ["conversation_started", "message", "message"]),
    ],
)
async def test_only_what_the_bot_asked_for(
    types: list[str] | None,
    heard: list[str],
    call: Caller,
    server: ViberServer,
    bot: ListeningBot,
) -> None:
    given = {} if types is None else {"event_types": types}
    answer = await call.ok("set_webhook", url=f"{bot.url}/viber", **given)
    assert {"message", "subscribed", "unsubscribed", *(types or [])} <= {*answer["event_types"]}
    bot.heard.clear()
    maria = server.phone(101, "Мария")
    maria.opens_link()
    maria.writes("Едно")
    await call.tells(maria)
    maria.writes("Две")
    await server.settled()
    assert bot.events() == heard


async def test_the_same_body_is_repeated_three_times_at_once(
    server: ViberServer, webhook: ListeningBot, maria: ViberPhone
) -> None:
    webhook.statuses = [500, 403, 302]
    maria.writes("Едно")
    maria.writes("Две")
    await server.settled()
    wires = [one.wire for one in webhook.heard]
    assert len({*wires[:4]}) == 1
    assert [one.body["message"]["text"] for one in webhook.heard] == ["Едно"] * 4 + ["Две"]


async def test_later_repeats_follow_the_schedule_beside_the_rest(
    server: ViberServer, webhook: ListeningBot, maria: ViberPhone
) -> None:
    slept: list[float] = []
    may_repeat = asyncio.Event()

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        await may_repeat.wait()

    server.callbacks.sleep, server.callbacks.pauses = sleep, (60, 300)
    webhook.statuses = [500] * 4
    maria.writes("Едно")
    maria.writes("Две")
    with pytest.raises(AssertionError, match=r"message \d+ \(4 attempts\)"):
        await server.settled(timeout=0.2)
    assert webhook.heard[-1].body["message"]["text"] == "Две"
    webhook.statuses = [500]
    may_repeat.set()
    await server.settled()
    assert [one.body["message"]["text"] for one in webhook.heard[-2:]] == ["Едно", "Едно"]
    assert slept == [60, 300]
    assert server.callbacks.given_up == []


async def test_in_the_end_an_event_is_lost(
    server: ViberServer, webhook: ListeningBot, maria: ViberPhone
) -> None:
    webhook.statuses = [500] * 4
    maria.writes("Едно")
    await server.settled()
    (lost,) = server.callbacks.given_up
    assert (lost.event, lost.attempts, lost.status) == ("message", 4, 500)


async def test_a_slow_answer_counts_as_none(
    call: Caller, server: ViberServer, webhook: ListeningBot, maria: ViberPhone
) -> None:
    server.callbacks.answer_seconds = 0.05
    answers = asyncio.Event()
    late = []

    async def slow(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        late.append(await reader.readuntil(b"\r\n\r\n"))
        await answers.wait()
        writer.close()

    listening = await asyncio.start_server(slow, "127.0.0.1", 0)
    port = listening.sockets[0].getsockname()[1]
    server.world.webhook.url = f"http://127.0.0.1:{port}/viber"
    maria.writes("Едно")
    await server.settled()
    answers.set()
    listening.close()
    assert len(late) == 4
    assert [one.status for one in server.callbacks.given_up] == [0]


async def test_tokens_grow_beyond_what_floats_can_hold(
    call: Caller, server: ViberServer, webhook: ListeningBot, maria: ViberPhone
) -> None:
    maria.writes("Едно")
    sent = await call.tells(maria)
    maria.writes("Две")
    await server.settled()
    first, delivered, seen, second = [one.body["message_token"] for one in webhook.heard]
    assert 4_900_000_000_000_000_000 < first < delivered == seen == sent["message_token"] < second
    assert int(float(first)) != first
    assert second < 2**63


async def test_after_the_webhook_is_gone_nothing_is_told(
    call: Caller, server: ViberServer, webhook: ListeningBot, maria: ViberPhone
) -> None:
    await call.ok("set_webhook", url="")
    maria.writes("Има ли някой?")
    await server.settled()
    assert webhook.heard == []
