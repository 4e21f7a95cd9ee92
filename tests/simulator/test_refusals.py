"""Each refusal of the table over raw HTTP, beside a call that differs little and is taken."""

from __future__ import annotations

from typing import Any

import pytest

from simulator.telegram.phone import Phone
from simulator.telegram.server import TelegramServer
from tests.simulator.conftest import Caller, Clock
from tests.simulator.refusals.account import ACCOUNT, COMMAND, PROFILE
from tests.simulator.refusals.chats import CHATS, EDITS, FILES
from tests.simulator.refusals.keyboards import KEYBOARDS
from tests.simulator.refusals.row import DATA, Refused, bold, keyboard
from tests.simulator.refusals.texts import ENTITIES, HTML, TEXTS

REFUSALS = TEXTS + HTML + ENTITIES + KEYBOARDS + CHATS + FILES + EDITS + ACCOUNT + PROFILE
PNG = b"\x89PNG\r\n\x1a\n" + bytes(8) + (640).to_bytes(4) + (480).to_bytes(4)


@pytest.mark.parametrize("refused", REFUSALS, ids=lambda one: f"{one.method}: {one.description}")
async def test_the_server_refuses(
    refused: Refused, call: Caller, maria: Phone, stranger: Phone
) -> None:
    status, body = await call(refused.method, **refused.parameters)
    prefix = "Bad Request: " if refused.status == 400 else ""
    assert body == {
        "ok": False,
        "error_code": refused.status,
        "description": prefix + refused.description,
    }
    assert status == refused.status
    assert refused.source
    maria.hears_nothing()


TAKEN: list[tuple[str, dict[str, Any]]] = [
    ("sendMessage", {"text": "я" * 4096}),
    ("sendMessage", {"text": "<b>" + "я" * 4096 + "</b>", "parse_mode": "HTML"}),
    ("sendMessage", {"text": "x", "reply_markup": keyboard(DATA | {"callback_data": "д" * 32})}),
    ("sendMessage", {"text": "x", "reply_markup": {"inline_keyboard": [[DATA] * 8] * 12}}),
    ("sendMessage", {"text": "x", "reply_markup": {"inline_keyboard": []}}),
    ("sendMessage", {"text": "🏛 x", "entities": bold(0, 2)}),
    ("sendMessage", {"text": "x", "entities": [{"type": "url", "offset": 9, "length": 9}]}),
    (
        "sendMessage",
        {
            "text": "x",
            "link_preview_options": {"is_disabled": True},
            "disable_web_page_preview": 1,
        },
    ),
    ("sendMessage", {"text": "x", "reply_markup": keyboard({"text": "y", "url": "antonovo.bg"})}),
    ("sendChatAction", {"action": "typing"}),
    ("setMyCommands", {"commands": [COMMAND | {"description": "я" * 256}] * 100}),
    ("setMyName", {"name": "я" * 64}),
    ("setMyDescription", {"description": "я" * 512}),
    ("setMyShortDescription", {"short_description": "я" * 120}),
]


@pytest.mark.parametrize(("method", "parameters"), TAKEN)
async def test_the_server_takes_what_is_just_within(
    method: str, parameters: dict[str, Any], call: Caller, maria: Phone
) -> None:
    assert await call.result(method, chat_id=maria.user_id, **parameters)


async def test_who_blocked_the_bot_gets_nothing(call: Caller, maria: Phone) -> None:
    sent = await call.result("sendMessage", chat_id=101, text="Среща")
    maria.blocks()
    for method in ("sendMessage", "editMessageText", "sendChatAction", "deleteMessage"):
        parameters = {"text": "Друго", "message_id": sent["message_id"], "action": "typing"}
        refusal = await call.refusal(method, chat_id=101, **parameters)
        assert refusal == "Forbidden: bot was blocked by the user"
    maria.sees("Среща")


async def test_a_deleted_account_gets_nothing(call: Caller, maria: Phone) -> None:
    maria.deactivates()
    status, body = await call("sendMessage", chat_id=101, text="Среща")
    assert (status, body["description"]) == (403, "Forbidden: user is deactivated")


async def test_an_edit_must_change_something(call: Caller, maria: Phone) -> None:
    markup = keyboard(DATA)
    sent = {"chat_id": 101, "text": "Среща", "reply_markup": markup}
    message_id = (await call.result("sendMessage", **sent))["message_id"]
    refusal = await call.refusal("editMessageText", message_id=message_id, **sent)
    assert refusal == (
        "Bad Request: message is not modified: specified new message content and reply markup "
        "are exactly the same as a current content and reply markup of the message"
    )
    other = sent | {"reply_markup": keyboard(DATA | {"text": "Няма да дойда"})}
    assert await call.result("editMessageText", message_id=message_id, **other)
    assert "message is not modified" in await call.refusal(
        "editMessageReplyMarkup", message_id=message_id, **other
    )


async def test_an_edit_without_buttons_takes_them_away(call: Caller, maria: Phone) -> None:
    sent = await call.result("sendMessage", chat_id=101, text="Среща", reply_markup=keyboard(DATA))
    maria.sees_button("Ще дойда")
    await call.result(
        "editMessageText", chat_id=101, message_id=sent["message_id"], text="Среща днес"
    )
    maria.sees_no_button("Ще дойда")
    assert maria.last_screen.edited


@pytest.mark.parametrize(
    "markup", [{"keyboard": [["Меню"]]}, {"remove_keyboard": True}, {"force_reply": True}]
)
async def test_a_message_with_another_keyboard_is_never_edited(
    markup: dict[str, Any], call: Caller, maria: Phone
) -> None:
    sent = await call.result("sendMessage", chat_id=101, text="Среща", reply_markup=markup)
    refusal = await call.refusal(
        "editMessageText", chat_id=101, message_id=sent["message_id"], text="Друга среща"
    )
    assert refusal == "Bad Request: message can't be edited"


async def test_cleared_history_is_not_found(call: Caller, maria: Phone) -> None:
    sent = await call.result("sendMessage", chat_id=101, text="Среща")
    maria.clears_history()
    parameters = {"chat_id": 101, "message_id": sent["message_id"]}
    edited = await call.refusal("editMessageText", text="Друга", **parameters)
    assert edited == "Bad Request: message to edit not found"
    deleted = await call.refusal("deleteMessage", **parameters)
    assert deleted == "Bad Request: message to delete not found"


async def test_only_fresh_messages_are_deleted(call: Caller, maria: Phone, clock: Clock) -> None:
    old = await call.result("sendMessage", chat_id=101, text="Стара")
    clock.time += 48 * 3600 + 1
    fresh = await call.result("sendMessage", chat_id=101, text="Нова")
    refusal = await call.refusal("deleteMessage", chat_id=101, message_id=old["message_id"])
    assert refusal == "Bad Request: message can't be deleted for everyone"
    ids = [old["message_id"], fresh["message_id"], 999]
    assert await call.result("deleteMessages", chat_id=101, message_ids=ids) is True
    maria.sees("Стара")


async def test_text_and_caption_are_edited_each_in_its_place(call: Caller, maria: Phone) -> None:
    text = await call.result("sendMessage", chat_id=101, text="Среща")
    photo = maria.sends_photo().photo
    assert photo is not None
    shown = await call.result("sendPhoto", chat_id=101, photo=photo.file_id, caption="Площад")
    place = {"chat_id": 101, "message_id": text["message_id"]}
    refusal = await call.refusal("editMessageCaption", caption="Друго", **place)
    assert refusal == "Bad Request: there is no caption in the message to edit"
    place["message_id"] = shown["message_id"]
    refusal = await call.refusal("editMessageText", text="Друго", **place)
    assert refusal == "Bad Request: there is no text in the message to edit"
    refusal = await call.refusal("editMessageCaption", caption="я" * 1025, **place)
    assert refusal == "Bad Request: message caption is too long"
    assert await call.result("editMessageCaption", caption="я" * 1024, **place)


async def test_a_tap_is_answered_within_150_seconds(
    call: Caller, server: TelegramServer, maria: Phone, clock: Clock
) -> None:
    await call.result("sendMessage", chat_id=101, text="Среща", reply_markup=keyboard(DATA))
    first, second = (maria.taps_on(2, "yes") for _ in range(2))
    long = await call.refusal("answerCallbackQuery", callback_query_id=first, text="я" * 201)
    assert long == "Bad Request: MESSAGE_TOO_LONG"
    clock.time += 150
    assert await call.result("answerCallbackQuery", callback_query_id=first, text="я" * 200)
    clock.time += 1
    late = await call.refusal("answerCallbackQuery", callback_query_id=second)
    assert late == (
        "Bad Request: query is too old and response timeout expired or query ID is invalid"
    )
    assert maria.toasts == ["я" * 200]
    assert maria.waiting_taps == 1


async def test_a_group_that_the_bot_left_gets_nothing(call: Caller, maria: Phone) -> None:
    group = maria.adds_bot_to_group("Антоново")
    assert await call.result("sendMessage", chat_id=group, text="Пишете ми лично")
    assert await call.result("leaveChat", chat_id=group) is True
    refusal = await call.refusal("sendMessage", chat_id=group, text="Още нещо")
    assert refusal == "Forbidden: bot is not a member of the group chat"
    other = maria.adds_bot_to_group("Стеврек")
    maria.removes_bot_from_group(other)
    refusal = await call.refusal("sendMessage", chat_id=other, text="Още нещо")
    assert refusal == "Forbidden: bot was kicked from the group chat"


@pytest.mark.parametrize(
    ("token", "description"),
    [
        ("42:other", "Unauthorized"),
        ("without-colon", "Unauthorized: invalid token specified"),
        ("042:simulated-token", "Unauthorized: invalid token specified"),
    ],
)
async def test_a_wrong_token_is_refused(call: Caller, token: str, description: str) -> None:
    """Source: ClientManager.cpp 76 and Client.cpp get_closing_error."""
    async with call.http.get(f"{call.server.address}/bot{token}/getMe") as answer:
        assert answer.status == 401
        assert await answer.json() == {
            "ok": False,
            "error_code": 401,
            "description": description,
        }


async def test_after_log_out_every_call_is_refused(call: Caller) -> None:
    assert await call.result("close") is True
    assert await call.result("logOut") is True
    assert await call("getMe") == (
        400,
        {"ok": False, "error_code": 400, "description": "Logged out"},
    )


async def test_broken_json_is_refused(call: Caller) -> None:
    json_type = {"Content-Type": "application/json"}
    for body in (b"{", b"[1]"):
        status, answer = await call.post("getMe", data=body, headers=json_type)
        assert (status, answer["ok"]) == (400, False)
