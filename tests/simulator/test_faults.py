"""Faults on demand happen to the calls that they name, and to no others."""

from __future__ import annotations

import time

import aiohttp
import pytest

from simulator.telegram.phone import Phone
from simulator.telegram.server import TelegramServer
from tests.simulator.conftest import Caller


async def test_a_fault_happens_so_often_and_no_more(
    call: Caller, server: TelegramServer, maria: Phone
) -> None:
    fault = server.faults.add("sendMessage", kind="server_error", times=2)
    for _ in range(2):
        status, body = await call("sendMessage", chat_id=101, text="Среща")
        assert (status, body["description"]) == (500, "Internal Server Error")
    await call.result("sendMessage", chat_id=101, text="Среща")
    assert fault.happened == 2
    assert len(maria.heard()) == 1


async def test_only_the_named_calls_are_concerned(
    call: Caller, server: TelegramServer, maria: Phone, stranger: Phone
) -> None:
    stranger.opens_link()
    server.faults.add("sendMessage", chat_id=101, contains="Среща", kind="block", times=None)
    refusal = await call.refusal("sendMessage", chat_id=101, text="Среща утре")
    assert refusal == "Forbidden: bot was blocked by the user"
    assert await call.result("sendMessage", chat_id=101, text="Друго")
    assert await call.result("sendMessage", chat_id=202, text="Среща утре")
    assert await call.result("sendChatAction", chat_id=101, action="typing")
    server.faults.clear()
    assert await call.result("sendMessage", chat_id=101, text="Среща утре")


async def test_words_are_found_inside_buttons(
    call: Caller, server: TelegramServer, maria: Phone
) -> None:
    server.faults.add(contains="Ще дойда", kind="server_error")
    markup = '{"inline_keyboard": [[{"text": "\\u0429\\u0435 дойда", "callback_data": "y"}]]}'
    body = {"chat_id": "101", "text": "Среща", "reply_markup": markup}
    assert (await call.post("sendMessage", data=body))[0] == 500


async def test_too_many_says_when_to_come_back(
    call: Caller, server: TelegramServer, maria: Phone
) -> None:
    server.faults.add(kind="too_many", seconds=7)
    url = f"{server.address}/bot{server.token}/sendMessage"
    async with call.http.post(url, json={"chat_id": 101, "text": "Среща"}) as answer:
        assert (answer.status, answer.headers["Retry-After"]) == (429, "7")
        assert await answer.json() == {
            "ok": False,
            "error_code": 429,
            "description": "Too Many Requests: retry after 7",
            "parameters": {"retry_after": 7},
        }
    maria.hears_nothing()


@pytest.mark.parametrize(("kind", "heard"), [("break_before", 0), ("break_after", 1)])
async def test_the_connection_breaks(
    kind: str, heard: int, call: Caller, server: TelegramServer, maria: Phone
) -> None:
    server.faults.add("sendMessage", kind=kind)  # type: ignore[arg-type]  # one of the kinds
    with pytest.raises(aiohttp.ClientError):
        await call("sendMessage", chat_id=101, text="Среща")
    assert len(maria.heard()) == heard
    assert len(server.calls) == heard
    assert await call.result("sendMessage", chat_id=101, text="Среща")


async def test_a_delay_takes_its_time_and_then_succeeds(
    call: Caller, server: TelegramServer, maria: Phone
) -> None:
    server.faults.add("sendMessage", kind="delay", seconds=0.05)
    before = time.monotonic()
    assert await call.result("sendMessage", chat_id=101, text="Среща")
    assert time.monotonic() - before >= 0.05


async def test_confirmed_updates_come_again(
    call: Caller, server: TelegramServer, maria: Phone
) -> None:
    maria.writes("едно")
    (first,) = await call.result("getUpdates")
    await call.result("getUpdates", offset=first["update_id"] + 1)
    maria.writes("две")
    server.faults.add(kind="repeat_updates")
    assert await call.result("sendMessage", chat_id=101, text="Среща")
    again, second = await call.result("getUpdates")
    assert (again, second["message"]["text"]) == (first, "две")
    assert await call.result("getUpdates", offset=second["update_id"] + 1) == []


def test_an_unknown_kind_is_a_mistake(server: TelegramServer) -> None:
    with pytest.raises(ValueError, match="No such kind"):
        server.faults.add(kind="earthquake")  # type: ignore[arg-type]  # the mistake tested
