"""What the bot is told, field by field, and who is a subscriber after what."""

from __future__ import annotations

import json
from typing import Any

import pytest

from simulator.viber.people import Device
from simulator.viber.phone import ViberPhone
from simulator.viber.server import ViberServer
from tests.simulator.viber.conftest import NOW_MILLISECONDS, SENDER, Caller, ListeningBot
from tests.simulator.viber.refusals import BUTTON, board

FRAME = {"event", "timestamp", "chat_hostname", "message_token"}
WELCOME = {"type": "text", "text": "Добре дошли!", "sender": SENDER, **board()}


def user(phone: ViberPhone) -> dict[str, Any]:
    """What is told of a person."""
    return {
        "id": phone.viber_id,
        "name": phone.first_name,
        "language": "bg",
        "country": "BG",
        "api_version": 10,
    }


async def test_ids_are_of_this_bot_and_need_quoting(server: ViberServer) -> None:
    ids = [server.phone(number, "Мария").viber_id for number in range(40)]
    other = ViberServer(uri="another")
    assert len({*ids, *(other.phone(number, "Мария").viber_id for number in range(40))}) == 80
    assert {len(one) for one in ids} == {24}
    assert any("/" in one for one in ids)
    assert any("+" in one for one in ids)
    assert server.phone(1, "Мария") is server.phones[1]


async def test_a_link_is_opened_and_welcomed(
    server: ViberServer, webhook: ListeningBot, stranger: ViberPhone
) -> None:
    webhook.welcome = json.dumps(WELCOME, ensure_ascii=False).encode()
    stranger.opens_link("invite-1")
    await server.settled()
    body = webhook.last("conversation_started")
    assert body.keys() == FRAME | {"type", "context", "user", "subscribed"}
    assert (body["type"], body["context"], body["subscribed"]) == ("open", "invite-1", False)
    assert body["user"] == user(stranger)
    assert body["timestamp"] == NOW_MILLISECONDS
    stranger.sees("Добре дошли!")
    stranger.sees_button("Ще дойда")
    assert not stranger.person.is_subscribed
    assert [one.method for one in server.calls] == ["welcome"]
    assert webhook.events() == ["conversation_started"]
    stranger.opens_link()
    await server.settled()
    assert "context" not in webhook.last("conversation_started")
    assert len(stranger.heard()) == 2


@pytest.mark.parametrize(
    ("welcome", "status"),
    [
        (b"", None),
        (b"OK", 4),
        (b"[]", 4),
        (json.dumps(WELCOME | {"text": "x" * 7001}).encode(), 3),
        (json.dumps(WELCOME | {"type": "rich_media"}).encode(), 4),
        (json.dumps(WELCOME | {"min_api_version": 11}).encode(), 13),
    ],
)
async def test_a_welcome_is_checked_like_every_message(
    welcome: bytes,
    status: int | None,
    server: ViberServer,
    webhook: ListeningBot,
    stranger: ViberPhone,
) -> None:
    webhook.welcome = welcome
    stranger.opens_link("invite-1")
    await server.settled()
    stranger.hears_nothing()
    assert [one.answer["status"] for one in server.calls] == ([] if status is None else [status])


async def test_the_first_message_subscribes_in_silence(
    call: Caller, server: ViberServer, webhook: ListeningBot, stranger: ViberPhone
) -> None:
    webhook.welcome = json.dumps(WELCOME, ensure_ascii=False).encode()
    stranger.opens_link("invite-1")
    await server.settled()
    assert (await call.tells(stranger))["status"] == 6
    stranger.taps("Ще дойда")
    await server.settled()
    assert webhook.events() == ["conversation_started", "seen", "message"]
    body = webhook.last("message")
    assert body.keys() == FRAME | {"sender", "message", "silent"}
    assert body["message"] == {"type": "text", "text": "yes"}
    assert body["sender"] == user(stranger)
    assert (await call.tells(stranger))["status"] == 0


async def test_subscribing_and_leaving_in_the_chat_info(
    call: Caller, server: ViberServer, webhook: ListeningBot, stranger: ViberPhone
) -> None:
    stranger.unblocks()
    stranger.blocks()
    stranger.blocks()
    await server.settled()
    assert webhook.events() == ["subscribed", "unsubscribed"]
    assert webhook.last("subscribed").keys() == FRAME | {"user"}
    assert webhook.last("subscribed")["user"] == user(stranger)
    assert webhook.last("unsubscribed").keys() == FRAME | {"user_id"}
    assert webhook.last("unsubscribed")["user_id"] == stranger.viber_id
    stranger.writes("Пак съм тук")
    await server.settled()
    assert webhook.events()[2:] == ["message"]
    assert stranger.person.is_subscribed


async def test_delivered_comes_per_device_and_seen_once_for_all(
    call: Caller, server: ViberServer, webhook: ListeningBot, maria: ViberPhone
) -> None:
    maria.person.devices.append(Device(10, "desktop"))
    tokens = [(await call.tells(maria))["message_token"] for _ in range(3)]
    maria.reads()
    maria.reads()
    await server.settled()
    assert webhook.events() == ["delivered"] * 6 + ["seen"]
    told = [one.body["message_token"] for one in webhook.heard]
    assert told == [token for token in tokens for _ in range(2)] + [tokens[-1]]
    assert webhook.last("delivered").keys() == FRAME | {"user_id"}
    assert all(message.is_seen for message in maria.heard())


async def test_who_is_offline_gets_it_later(
    call: Caller, server: ViberServer, webhook: ListeningBot, maria: ViberPhone
) -> None:
    maria.goes_offline()
    assert (await call.tells(maria))["status"] == 0
    (who,) = (await call.ok("get_online", ids=[maria.viber_id]))["users"]
    assert (who["online_status"], who["online_status_message"]) == (1, "offline")
    maria.hears_nothing()
    maria.comes_online()
    await server.settled()
    maria.sees("Среща")
    assert webhook.events() == ["delivered"]


async def test_a_keyboard_too_tall_fails_on_the_phone(
    call: Caller, server: ViberServer, webhook: ListeningBot, maria: ViberPhone
) -> None:
    sent = await call.tells(maria, **board(*[BUTTON] * 13))
    await server.settled()
    assert sent["status"] == 0
    maria.hears_nothing()
    assert webhook.events() == ["failed"]
    body = webhook.last("failed")
    assert body["message_token"] == sent["message_token"]
    assert body["desc"] == "message validation failed"
    half = [BUTTON | {"Columns": 3}] * 24
    assert (await call.tells(maria, **board(*half)))["status"] == 0
    assert len(maria.keyboard) == 12


async def test_names_and_photos_come_only_if_asked_for(
    call: Caller, server: ViberServer, bot: ListeningBot, maria: ViberPhone
) -> None:
    maria.person.avatar = "https://media-direct.cdn.viber.com/download_photo?dlid=0"
    maria.writes("Едно")
    await server.settled()
    assert bot.last("message")["sender"]["avatar"] == maria.person.avatar
    maria.person.is_personalised = False
    maria.writes("Две")
    await server.settled()
    assert bot.last("message")["sender"]["name"] == "Subscriber"
    maria.person.is_personalised = True
    await call.ok("set_webhook", url=f"{bot.url}/viber")
    maria.writes("Три")
    await server.settled()
    sender = bot.last("message")["sender"]
    assert sender["name"] == "Subscriber"
    assert "avatar" not in sender


async def test_tracking_data_goes_with_the_next_message(
    call: Caller, server: ViberServer, webhook: ListeningBot, maria: ViberPhone
) -> None:
    await call.tells(maria, tracking_data="meeting-1")
    maria.writes("Ще дойда")
    await server.settled()
    assert webhook.last("message")["message"]["tracking_data"] == "meeting-1"
    maria.blocks()
    maria.unblocks()
    maria.writes("Пак")
    await server.settled()
    assert "tracking_data" not in webhook.last("message")["message"]
