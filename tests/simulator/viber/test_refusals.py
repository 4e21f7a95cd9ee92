"""Each refusal of the table over raw HTTP, beside a call that differs little and is taken."""

from __future__ import annotations

from typing import Any

import pytest

from simulator.viber.people import Device
from simulator.viber.phone import ViberPhone
from simulator.viber.refusals import NAMES
from simulator.viber.server import ViberServer
from tests.simulator.conftest import Clock
from tests.simulator.viber.conftest import SENDER, Caller
from tests.simulator.viber.refusals import BUTTON, REFUSALS, TAKEN, Refused, board, keyboard, rich

HOST = {"chat_hostname": "SN-CHAT-05_"}


def message(phone: ViberPhone, change: dict[str, Any]) -> dict[str, Any]:
    """Give a message to somebody with some fields changed or, by None, taken away."""
    given = {"receiver": phone.viber_id, "type": "text", "sender": SENDER, "text": "Среща"}
    return {name: value for name, value in (given | change).items() if value is not None}


@pytest.mark.parametrize("refused", REFUSALS, ids=lambda one: one.words[:60])
async def test_the_server_refuses(refused: Refused, call: Caller, maria: ViberPhone) -> None:
    answer = await call("send_message", **message(maria, refused.change))
    assert answer == {"status": refused.status, "status_message": refused.words, **HOST}
    assert refused.source
    maria.hears_nothing()


@pytest.mark.parametrize("change", TAKEN)
async def test_the_server_takes_what_is_just_within(
    change: dict[str, Any], call: Caller, maria: ViberPhone
) -> None:
    given = message(maria, change)
    if "media" in change:
        maria.goes_offline()  # nothing is fetched from the network
    answer = await call.ok("send_message", **given)
    assert answer["message_token"] > 4_900_000_000_000_000_000
    assert answer["billing_status"] == 3
    assert len(maria.heard()) == int("media" not in change)


async def test_who_is_no_receiver(
    call: Caller, server: ViberServer, maria: ViberPhone, stranger: ViberPhone
) -> None:
    unknown = await call("send_message", **message(maria, {"receiver": "01234567890A="}))
    assert unknown == {"status": 5, "status_message": "receiverNotRegistered", **HOST}
    early = await call.tells(stranger)
    assert early == {"status": 6, "status_message": "notSubscribed", **HOST}
    maria.blocks()
    assert (await call.tells(maria))["status"] == 6
    assert server.transcripts().count("Среща") == 0


async def test_an_old_device_blocks_new_messages(call: Caller, maria: ViberPhone) -> None:
    maria.person.devices.append(Device(3, "desktop"))
    newer = await call.tells(maria, **board(InputFieldState="hidden"), min_api_version=4)
    assert newer == {"status": 13, "status_message": "apiVersionNotSupported", **HOST}
    maria.hears_nothing()
    assert (await call.tells(maria, **board(), min_api_version=3))["status"] == 0
    maria.sees("Среща")


async def test_a_level_inside_the_keyboard_counts_for_nothing(
    call: Caller, maria: ViberPhone
) -> None:
    inside = keyboard(InputFieldState="hidden", min_api_version=4)
    assert (await call.tells(maria, keyboard=inside))["status"] == 14


async def test_a_hundred_unanswered_in_an_hour(
    call: Caller, maria: ViberPhone, clock: Clock
) -> None:
    for _ in range(100):
        assert (await call.tells(maria))["status"] == 0
    refused = await call.tells(maria)
    token = refused.pop("message_token")
    assert refused == {"status": 12, "status_message": "Too many requests", **HOST}
    assert token > 4_900_000_000_000_000_000
    maria.writes("Ще дойда")
    assert (await call.tells(maria))["status"] == 0
    for _ in range(99):
        await call.tells(maria)
    assert (await call.tells(maria))["status"] == 12
    clock.time += 3600
    assert (await call.tells(maria))["status"] == 0


@pytest.mark.parametrize("state", [7, 8, 9, 15])
async def test_a_bot_that_is_blocked(
    state: int, call: Caller, server: ViberServer, maria: ViberPhone
) -> None:
    server.world.bot.state = state
    refused = await call.tells(maria, text="")
    assert refused == {"status": state, "status_message": NAMES[state], **HOST}


async def test_without_a_webhook_nothing_is_sent(call: Caller, maria: ViberPhone) -> None:
    await call.ok("set_webhook", url="")
    refused = await call.tells(maria, text="")
    assert refused == {"status": 10, "status_message": "webhookNotSet", **HOST}
    assert (await call("get_account_info"))["status"] == 0


async def test_the_order_of_the_checks(
    call: Caller, server: ViberServer, stranger: ViberPhone, webhook: object
) -> None:
    worst = message(stranger, board(BUTTON | {"Rows": 3, "Frame": {}}))
    worst |= {"text": "x" * 7001, "min_api_version": 11, "receiver": "01234567890A="}
    assert (await call("send_message", **(worst | {"sender": {}})))["status"] == 4
    assert "7000" in (await call("send_message", **worst))["status_message"]
    worst["text"] = "x"
    assert "maximum" in (await call("send_message", **worst))["status_message"]
    worst |= board(BUTTON | {"Frame": {}}) | {"min_api_version": 5}
    assert (await call("send_message", **worst))["status"] == 14
    worst["min_api_version"] = 11
    assert (await call("send_message", **worst))["status"] == 5
    worst["receiver"] = stranger.viber_id
    assert (await call("send_message", **worst))["status"] == 6
    stranger.unblocks()
    assert (await call("send_message", **worst))["status"] == 13


@pytest.mark.parametrize("body", [b"{", b"[1]", b"\xff", b"[" * 100_000])
async def test_what_is_no_json(body: bytes, call: Caller) -> None:
    assert (await call.post("send_message", data=body))["status"] == 3


async def test_the_token(call: Caller, server: ViberServer) -> None:
    url = f"{server.address}/get_account_info"
    for request, status, words in [
        ({"json": {}}, 2, "missing_auth_token"),
        ({"json": {"auth_token": "0-0-0"}}, 2, "invalidAuthToken"),
        ({"data": f'{{"auth_token": "{server.token}"}}'.encode()}, 0, "ok"),
        ({"headers": {"X-Viber-Auth-Token": server.token}, "json": {"auth_token": "x"}}, 0, "ok"),
    ]:
        async with call.http.post(url, **request) as answer:  # type: ignore[arg-type]  # of any kind
            body = await answer.json()
        assert (answer.status, body["status"], body["status_message"]) == (200, status, words)
    assert [one.method for one in server.calls] == ["get_account_info"] * 2


async def test_unknown_paths(call: Caller, server: ViberServer) -> None:
    for path in ("pa/send", "pa/", "", "pb/send_message"):
        async with call.http.post(f"{server.world.address}/{path}", json={}) as answer:
            assert answer.status == 404


async def test_a_sender_may_be_optional(
    call: Caller, server: ViberServer, maria: ViberPhone
) -> None:
    server.world.bot.needs_sender = False
    assert (await call.tells(maria, sender={}))["status"] == 0
    assert maria.last_screen.sender == "Megdan"


async def test_only_sendable_boards_reach_the_phone(call: Caller, maria: ViberPhone) -> None:
    await call.tells(maria, **rich(BUTTON, BUTTON | {"ActionType": "none", "Text": "Кога?"}))
    assert maria.last_screen.text == "Кога?"
