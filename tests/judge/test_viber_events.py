"""Viber's own SDK reads the simulated callbacks: signatures over raw bytes, every field kept."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator

import aiohttp
import pytest
from aiohttp import web

from simulator.viber.phone import ViberPhone
from simulator.viber.server import TOKEN, ViberServer
from tests.judge.viber_sdk import judge, unread

SAMPLE = (
    '{"event":"message","timestamp":1700000000000,"chat_hostname":"SN-CHAT-01_",'
    '"message_token":4912661846655238145,"sender":{"id":"01234567890A=","name":"Иван",'
    '"language":"bg","country":"BG","api_version":10},'
    '"message":{"text":"здравей","type":"text"},"silent":false}'
)
VECTORS = [
    (
        "44dafb7e0f40021e-61a47a1e6778d187-f2c5a676a07050b3",
        b'{"event":"webhook","timestamp":4977069964384421269,"message_token":1478683725125}',
        "d21b343448c8aee33b8e93768ef6ceb64a6ba6163099973a2b8bd028fea510ef",
    ),
    (TOKEN, SAMPLE.encode(), "57ea03de9f4825b92d45d7b8e6b334400157b221c2a8078819b63429900abdf4"),
    (
        TOKEN,
        json.dumps(json.loads(SAMPLE), separators=(",", ":")).encode(),
        "9dedef8df077544bcd7c01d17e2f7cd6c458402d2770e0ea117a17d68bd71fd4",
    ),
    (
        TOKEN,
        json.dumps(json.loads(SAMPLE), ensure_ascii=False).encode(),
        "3c2ce4548bf4de8890650648f89896c2b71a38ff2baa92547516e9eb493461fd",
    ),
]
"""The SDK's own vector (tests/api/test_api.py), and one body in three encodings."""

Posted = list[tuple[bytes, str]]


@pytest.fixture
async def posted(viber: ViberServer) -> AsyncIterator[Posted]:
    """What the webhook got: bodies with their signatures."""
    got: Posted = []

    async def hear(request: web.Request) -> web.Response:
        got.append((await request.read(), request.headers["X-Viber-Content-Signature"]))
        return web.Response()

    application = web.Application()
    application.router.add_post("/viber", hear)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/viber"
    body = {"auth_token": viber.token, "url": url, "send_name": True, "send_photo": True}
    async with aiohttp.ClientSession() as http:
        await http.post(f"{viber.address}/set_webhook", json=body)
    yield got
    await runner.cleanup()


@pytest.fixture
async def viber() -> AsyncIterator[ViberServer]:
    """A server that listens."""
    server = ViberServer()
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
def maria(viber: ViberServer) -> ViberPhone:
    """A phone with all that can be told of a person."""
    phone = viber.phone(101, "Мария")
    phone.person.avatar = "https://media-direct.cdn.viber.com/download_photo?dlid=0"
    return phone


@pytest.mark.parametrize(("token", "body", "signature"), VECTORS)
def test_published_signatures(token: str, body: bytes, signature: str) -> None:
    assert judge(token).verify_signature(body, signature)
    assert ViberServer(token).callbacks.signature(body) == signature


def test_a_wrong_signature_is_noticed() -> None:
    token, body, signature = VECTORS[0]
    assert not judge(token).verify_signature(body + b" ", signature)
    assert not judge(TOKEN).verify_signature(body, signature)


@pytest.mark.parametrize("is_escaped", [False, True])
async def test_every_event_and_message_is_read_whole(
    is_escaped: bool, viber: ViberServer, posted: Posted, maria: ViberPhone
) -> None:
    viber.callbacks.is_escaped = is_escaped
    await everything_happens(viber, maria)
    api = judge(viber.token)
    for wire, signature in posted:
        assert api.verify_signature(wire, signature)
        assert unread(api, wire) == []
    bodies = [json.loads(wire) for wire, _ in posted]
    assert {body["event"] for body in bodies} == {
        *("webhook", "conversation_started", "subscribed", "unsubscribed"),
        *("message", "delivered", "seen", "failed"),
    }
    kinds = {body["message"]["type"] for body in bodies if body["event"] == "message"}
    assert kinds == {
        *("text", "picture", "video", "file", "sticker", "contact", "location", "url"),
    }


async def everything_happens(viber: ViberServer, maria: ViberPhone) -> None:
    """Let the person do all that there is, and the bot write, once so that it fails."""
    maria.opens_link("invite-1")
    maria.unblocks()
    maria.writes("Здравейте, тук е „Мегдан“ 🏛")
    for deed in (
        maria.sends_photo,
        maria.sends_video,
        maria.sends_voice,
        maria.sends_sticker,
        maria.sends_contact,
        maria.sends_location,
    ):
        deed()
    maria.sends_url("https://antonovo.bg")
    viber.faults.add("send_message", kind="fail_later", contains="Няма")
    button = {"ActionBody": "yes", "Text": "Ще дойда", "Silent": True}
    message = {"auth_token": viber.token, "receiver": maria.viber_id, "sender": {"name": "Мегдан"}}
    message |= {"type": "text", "tracking_data": "meeting-1"}
    async with aiohttp.ClientSession() as http:
        for text in ("Среща", "Няма"):
            keyboard = {"Type": "keyboard", "Buttons": [button]}
            body = message | {"text": text, "keyboard": keyboard}
            async with http.post(f"{viber.address}/send_message", json=body) as answer:
                assert (await answer.json())["status"] == 0
    maria.taps("Ще дойда")
    maria.blocks()
    await viber.settled()


@pytest.mark.parametrize(
    ("before", "after", "path"),
    [
        ('"silent"', '"quiet"', "quiet"),
        ('"name"', '"first_name"', "sender.first_name"),
        ('"text":"', '"words":"', "message.words"),
    ],
)
def test_a_field_of_another_name_is_noticed(before: str, after: str, path: str) -> None:
    wire = SAMPLE.replace('"silent":false', '"silent":"said so"').replace(before, after)
    assert unread(judge(TOKEN), SAMPLE.encode()) == []
    assert path in unread(judge(TOKEN), wire.encode())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"event":"message"', '"event":"client_status"'),
        ('"type":"text"', '"type":"hologram"'),
        ('"timestamp"', '"time"'),
        ('"message_token"', '"token"'),
        ('"sender"', '"user"'),
    ],
)
def test_what_can_not_be_read_is_noticed(before: str, after: str) -> None:
    with pytest.raises(Exception, match=r"not supported|timestamp|message_token|sender"):
        judge(TOKEN).parse_request(SAMPLE.replace(before, after).encode())
