"""What a message costs, what the account tells, broadcasts, details and who is online."""

from __future__ import annotations

from simulator.viber.billing import Billing
from simulator.viber.phone import ViberPhone
from simulator.viber.server import ViberServer
from tests.simulator.conftest import Clock
from tests.simulator.viber.conftest import SENDER, Caller, ListeningBot

DAY = 86_400


async def test_a_session_lasts_a_day_from_its_first_message(
    call: Caller, maria: ViberPhone, clock: Clock
) -> None:
    assert (await call.tells(maria))["billing_status"] == 3
    maria.writes("Здравейте")
    assert (await call.tells(maria))["billing_status"] == 1
    clock.time += DAY - 1
    maria.writes("Още съм тук")
    assert (await call.tells(maria))["billing_status"] == 1
    clock.time += 1
    assert (await call.tells(maria))["billing_status"] == 3
    maria.writes("И пак")
    assert (await call.tells(maria))["billing_status"] == 1


async def test_free_messages_end_and_come_back_with_the_month(
    call: Caller, server: ViberServer, maria: ViberPhone, clock: Clock
) -> None:
    assert server.world.billing.free_a_month == 10_000
    server.world.billing.free_a_month = 1
    assert (await call.tells(maria))["billing_status"] == 3
    refused = await call.tells(maria)
    assert (refused["status"], refused["status_message"]) == (23, "freeMessagesExceeded")
    maria.writes("Здравейте")
    assert (await call.tells(maria))["billing_status"] == 1
    clock.time += 11 * DAY
    assert (await call.tells(maria))["billing_status"] == 3


async def test_a_billable_bot_pays(call: Caller, server: ViberServer, maria: ViberPhone) -> None:
    server.world.billing = Billing("billable", free_a_month=1, balance=1)
    assert (await call.tells(maria))["billing_status"] == 4
    assert (await call.tells(maria))["billing_status"] == 5
    refused = await call.tells(maria)
    assert (refused["status"], refused["status_message"]) == (24, "noBalance")
    maria.writes("Здравейте")
    assert (await call.tells(maria))["billing_status"] == 2
    assert server.world.billing.charged == 1
    server.world.billing.balance = None
    assert (await call.tells(maria))["billing_status"] == 2


async def test_a_broadcast_tells_whom_it_missed(
    call: Caller, server: ViberServer, maria: ViberPhone, stranger: ViberPhone
) -> None:
    ivan = server.phone(102, "Иван")
    ivan.unblocks()
    receivers = [maria.viber_id, stranger.viber_id, "01234567890A=", ivan.viber_id]
    text = {"type": "text", "text": "Здравейте, replace_me_with_user_name", "sender": SENDER}
    answer = await call.ok("broadcast_message", broadcast_list=receivers, **text)
    assert answer["failed_list"] == [
        {"receiver": stranger.viber_id, "status": 6, "status_message": "Not subscribed"},
        {"receiver": "01234567890A=", "status": 5, "status_message": "Not found"},
    ]
    maria.sees("Здравейте, Мария")
    ivan.sees("Здравейте, Иван")
    assert maria.last_screen.token == ivan.last_screen.token == answer["message_token"]
    stranger.hears_nothing()
    for wrong, status in [([maria.viber_id] * 301, 3), ([], 3), (None, 4)]:
        answer = await call("broadcast_message", broadcast_list=wrong, **text)
        assert answer["status"] == status
    server.world.bot.may_broadcast = False
    answer = await call("broadcast_message", **text, broadcast_list=receivers)
    assert (answer["status"], answer["status_message"]) == (20, "broadcastNotAllowed")


async def test_account_info_by_get_and_post(
    call: Caller, server: ViberServer, webhook: ListeningBot, maria: ViberPhone
) -> None:
    posted = await call.ok("get_account_info")
    headers = {"X-Viber-Auth-Token": server.token}
    async with call.http.get(f"{server.address}/get_account_info", headers=headers) as answer:
        assert await answer.json() == posted
    assert (posted["uri"], posted["name"]) == ("megdan_demo", "Megdan")
    assert posted["subscribers_count"] == 1
    assert "message" in posted["event_types"]


async def test_details_twice_in_twelve_hours(
    call: Caller, maria: ViberPhone, stranger: ViberPhone, clock: Clock
) -> None:
    for _ in range(2):
        user = (await call.ok("get_user_details", id=maria.viber_id))["user"]
    assert (user["name"], user["language"], user["api_version"]) == ("Мария", "bg", 10)
    assert (await call("get_user_details", id=maria.viber_id))["status"] == 12
    clock.time += DAY / 2
    await call.ok("get_user_details", id=maria.viber_id)
    for given, status in [({"id": stranger.viber_id}, 6), ({"id": "x"}, 5), ({}, 4)]:
        assert (await call("get_user_details", **given))["status"] == status


async def test_who_is_online(call: Caller, maria: ViberPhone, stranger: ViberPhone) -> None:
    ids = [maria.viber_id, stranger.viber_id, "x"]
    users = (await call.ok("get_online", ids=ids))["users"]
    assert [one["online_status_message"] for one in users] == ["online", *["unavailable"] * 2]
    assert [one["id"] for one in users] == ids
    for given, status in [(ids * 34, 3), ([], 3), (None, 4)]:
        assert (await call("get_online", ids=given))["status"] == status


async def test_calls_are_kept(call: Caller, server: ViberServer, maria: ViberPhone) -> None:
    answer = await call.tells(maria)
    (kept,) = server.calls
    assert (kept.method, kept.answer) == ("send_message", answer)
    assert kept.body["text"] == "Среща"
    assert "Среща".encode() in kept.wire
    server.exchange.calls_kept = 2
    for _ in range(5):
        await call.tells(maria)
    assert len(server.calls) <= 4
    server.exchange.calls_kept = 0
    await call.tells(maria)
    assert len(server.calls) <= 4
