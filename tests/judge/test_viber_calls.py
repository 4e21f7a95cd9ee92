"""Viber's own SDK calls the simulated server over HTTP and understands its answers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from aiohttp import web
from viberbot.api.messages import KeyboardMessage, PictureMessage, RichMediaMessage, TextMessage

from simulator.viber.phone import ViberPhone
from simulator.viber.server import ViberServer
from tests.judge.viber_sdk import differences, judge

BUTTON = {"ActionBody": "yes", "Text": "Ще дойда", "Columns": 3, "Rows": 1}
KEYBOARD = {"Type": "keyboard", "Buttons": [BUTTON]}
CARD = {"Type": "rich_media", "Buttons": [BUTTON]}


class SdkBot:
    """The SDK blocks and has no time limit: every call of it runs in a thread."""

    def __init__(self, server: ViberServer, url: str) -> None:
        self.api = judge(server.token, server.address)
        self.url = url

    async def __call__(self, method: str, *given: Any) -> Any:
        call: Callable[..., Any] = getattr(self.api, method)
        return await asyncio.to_thread(call, *given)


@pytest.fixture
async def viber() -> AsyncIterator[ViberServer]:
    """A server that listens."""
    server = ViberServer()
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def sdk(viber: ViberServer) -> AsyncIterator[SdkBot]:
    """The SDK's bot, with an address that answers 200 to everything."""

    async def answer(_: web.Request) -> web.Response:
        return web.Response()

    application = web.Application()
    application.router.add_post("/viber", answer)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield SdkBot(viber, f"http://127.0.0.1:{runner.addresses[0][1]}/viber")
    await runner.cleanup()


@pytest.fixture
async def maria(viber: ViberServer, sdk: SdkBot) -> ViberPhone:
    """The phone of a subscriber of the SDK's bot."""
    await sdk("set_webhook", sdk.url)
    phone = viber.phone(101, "Мария")
    phone.unblocks()
    return phone


async def test_the_webhook_is_set_and_taken_away(viber: ViberServer, sdk: SdkBot) -> None:
    events = await sdk("set_webhook", sdk.url, ["message", "seen"])
    assert {"message", "seen", "subscribed", "unsubscribed"} == set(events)
    assert (await sdk("get_account_info"))["webhook"] == sdk.url
    assert await sdk("unset_webhook") == []


async def test_a_webhook_that_fails_is_noticed(sdk: SdkBot) -> None:
    with pytest.raises(Exception, match=r"failed with status: 1.*Connection refused"):
        await sdk("set_webhook", "http://127.0.0.1:1/viber")


async def test_messages_arrive(viber: ViberServer, sdk: SdkBot, maria: ViberPhone) -> None:
    messages = [
        TextMessage(text="Среща", keyboard=KEYBOARD, tracking_data="1"),
        RichMediaMessage(rich_media=CARD, min_api_version=2, alt_text="Среща"),
        KeyboardMessage(keyboard=KEYBOARD),
    ]
    tokens = await sdk("send_messages", maria.viber_id, messages)
    assert [message.token for message in maria.heard()] == tokens
    assert [message.kind for message in maria.heard()] == ["text", "rich_media", "keyboard"]
    assert maria.heard()[0].text == "Среща"
    assert [one.data for one in maria.heard()[1].buttons] == ["yes"]
    assert [one.label for row in maria.keyboard for one in row] == ["Ще дойда"]


async def test_people_are_asked_for(sdk: SdkBot, maria: ViberPhone) -> None:
    info = await sdk("get_account_info")
    assert (info["status"], info["uri"], info["subscribers_count"]) == (0, "megdan_demo", 1)
    assert (await sdk("get_user_details", maria.viber_id))["name"] == "Мария"
    (online,) = await sdk("get_online", [maria.viber_id])
    assert online["online_status"] == 0


async def test_refusals_are_exceptions(viber: ViberServer, sdk: SdkBot, maria: ViberPhone) -> None:
    maria.blocks()
    text = TextMessage(text="Среща")
    with pytest.raises(Exception, match="failed with status: 6, message: notSubscribed"):
        await sdk("send_messages", maria.viber_id, text)
    sdk.api._bot_configuration._auth_token = "0-0-0"
    with pytest.raises(Exception, match="failed with status: 2, message: invalidAuthToken"):
        await sdk("send_messages", maria.viber_id, text)


async def test_an_answer_that_lacks_something_is_noticed(
    viber: ViberServer, sdk: SdkBot, maria: ViberPhone
) -> None:
    viber.faults.add("send_message", kind="no_status_message")
    with pytest.raises(KeyError, match="status_message"):
        await sdk("send_messages", "01234567890A=", TextMessage(text="Среща"))


def test_a_call_is_written_as_the_sdk_would() -> None:
    to = {"receiver": "x", "sender": {"name": "Мегдан"}}
    assert differences(to | {"type": "text", "text": "Среща", "keyboard": KEYBOARD}) == []
    rich = {"type": "rich_media", "rich_media": CARD, "min_api_version": 7, "alt_text": "Среща"}
    assert differences(to | rich) == []
    picture = PictureMessage(text="", media="https://example.org/a.jpg").to_dict()
    assert differences(to | picture) == []
    assert differences(to | {"keyboard": KEYBOARD}) == []


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"type": "text", "text": "Среща", "keybord": KEYBOARD}, "keybord"),
        ({"type": "text"}, "would not send"),
        ({"type": "voice", "media": "https://example.org/a.ogg"}, "not supported"),
        ({"type": "picture", "media": "https://example.org/a.jpg"}, "text"),
        ({"min_api_version": 3}, "would not send"),
    ],
)
def test_a_wrong_call_is_noticed(body: dict[str, Any], words: str) -> None:
    assert words in " ".join(differences(body))
