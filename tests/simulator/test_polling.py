"""getUpdates: what is kept, confirmed, waited for, and who may poll."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from simulator.telegram.phone import Phone
from simulator.telegram.server import TelegramServer
from tests.simulator.conftest import Caller, Clock


async def texts(call: Caller, **parameters: Any) -> list[str]:
    """Poll and give the texts that came."""
    updates = await call.result("getUpdates", **parameters)
    return [update["message"]["text"] for update in updates]


async def offsets(call: Caller) -> list[int]:
    """Poll from the start and give the ids that came."""
    return [update["update_id"] for update in await call.result("getUpdates")]


async def waiting_poll(
    call: Caller, server: TelegramServer, **parameters: Any
) -> asyncio.Task[Any]:
    """Start a poll and give it once the server lets it wait."""
    poll = asyncio.create_task(call("getUpdates", timeout=30, **parameters))
    await server.world.updates.polled.wait()
    return poll


async def test_updates_stay_until_the_offset_confirms_them(call: Caller, maria: Phone) -> None:
    for word in ("едно", "две", "три"):
        maria.writes(word)
    first, second, third = await offsets(call)
    assert (second, third) == (first + 1, first + 2)
    assert await texts(call) == ["едно", "две", "три"]
    assert await texts(call, offset=second) == ["две", "три"]
    assert await texts(call) == ["две", "три"]
    assert await texts(call, offset=third + 2) == ["две", "три"]
    assert await texts(call, offset=third + 1) == []


async def test_a_limit_takes_the_oldest(call: Caller, maria: Phone) -> None:
    for word in ("едно", "две", "три"):
        maria.writes(word)
    assert await texts(call, limit=2) == ["едно", "две"]
    assert await texts(call, limit=0) == ["едно"]
    assert len(await texts(call, limit=1000)) == 3


async def test_a_negative_offset_keeps_only_the_newest(call: Caller, maria: Phone) -> None:
    for word in ("едно", "две", "три"):
        maria.writes(word)
    assert await texts(call, offset=-2) == ["две", "три"]
    assert await texts(call) == ["две", "три"]
    assert await texts(call, offset=-100) == ["две", "три"]


async def test_a_poll_waits_for_what_happens(
    call: Caller, server: TelegramServer, maria: Phone
) -> None:
    poll = await waiting_poll(call, server)
    maria.writes("едно")
    status, body = await poll
    assert status == 200
    assert [update["message"]["text"] for update in body["result"]] == ["едно"]


async def test_a_second_poll_ends_the_first(
    call: Caller, server: TelegramServer, maria: Phone
) -> None:
    first = await waiting_poll(call, server)
    second = asyncio.create_task(call("getUpdates", timeout=30))
    status, body = await first
    assert status == 409
    assert body["description"] == (
        "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running"
    )
    maria.writes("едно")
    assert (await second)[1]["result"][0]["message"]["text"] == "едно"


async def test_nobody_polls_beside_a_webhook(call: Caller, server: TelegramServer) -> None:
    poll = await waiting_poll(call, server)
    assert await call.result("setWebhook", url="https://antonovo.bg/hook", max_connections=500)
    assert (await poll)[1]["description"] == "Conflict: terminated by setWebhook request"
    refusal = await call.refusal("getUpdates")
    assert refusal == (
        "Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first"
    )
    assert await call.result("getWebhookInfo") == {
        "url": "https://antonovo.bg/hook",
        "has_custom_certificate": False,
        "pending_update_count": 0,
        "max_connections": 100,
        "ip_address": "127.0.0.1",
    }


@pytest.mark.parametrize(("drop", "left"), [(False, ["едно"]), (True, [])])
async def test_deleting_the_webhook_keeps_what_waits_unless_told(
    drop: bool, left: list[str], call: Caller, maria: Phone
) -> None:
    await call.result("setWebhook", url="https://antonovo.bg/hook")
    maria.writes("едно")
    assert await call.result("deleteWebhook", drop_pending_updates=drop) is True
    assert await texts(call) == left


async def test_only_the_wanted_kinds_arrive_and_the_wish_is_kept(
    call: Caller, maria: Phone
) -> None:
    await call.result("getUpdates", allowed_updates=["my_chat_member"])
    maria.writes("едно")
    maria.blocks()
    updates = await call.result("getUpdates")
    assert [set(update) - {"update_id"} for update in updates] == [{"my_chat_member"}]
    assert (await call.result("getWebhookInfo"))["allowed_updates"] == ["my_chat_member"]
    await call.result("getUpdates", offset=-1, allowed_updates=[])
    maria.unblocks()
    maria.writes("две")
    assert len(await call.result("getUpdates")) == 3


async def test_a_broken_wish_changes_nothing(call: Caller, maria: Phone) -> None:
    await call.result("getUpdates", allowed_updates="[broken")
    await call.result("getUpdates", allowed_updates=[5])
    maria.writes("едно")
    assert await texts(call) == ["едно"]


async def test_a_tap_waits_150_seconds_and_a_message_a_day(
    call: Caller, maria: Phone, clock: Clock
) -> None:
    maria.writes("едно")
    maria.taps_on(1, "yes")
    clock.time += 150
    assert len(await call.result("getUpdates")) == 2
    clock.time += 1
    assert await texts(call) == ["едно"]
    clock.time += 86_400
    assert await texts(call) == []


async def test_settled_waits_for_the_confirmation(
    call: Caller, server: TelegramServer, maria: Phone
) -> None:
    maria.writes("едно")
    with pytest.raises(AssertionError, match="едно"):
        await server.settled(timeout=0.01)
    (offset,) = await offsets(call)
    with pytest.raises(AssertionError, match="has not confirmed"):
        await server.settled(timeout=0.01)
    waiting = asyncio.create_task(server.settled())
    await call.result("getUpdates", offset=offset + 1)
    await waiting
    await server.settled(timeout=0)
