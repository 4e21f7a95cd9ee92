"""(a) The replay finds nothing in calls that are right, and what is wrong in those that are not.

The conversation tests feed it every call that our bot made.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from simulator.telegram.http.arguments import Arguments, Upload
from simulator.telegram.http.endpoint import Call
from tests.judge.replay import replay

MESSAGE = {
    "message_id": 2,
    "from": {"id": 42, "is_bot": True, "first_name": "Мегдан"},
    "chat": {"id": 5, "type": "private", "first_name": "Мария"},
    "date": 1_679_385_600,
    "text": "Среща",
}
BUTTON = {"text": "Ще дойда", "callback_data": "yes", "style": "success"}
INLINE = {"inline_keyboard": [[BUTTON]]}
TEXT = {"chat_id": 5, "text": "Среща"}


def called(
    method: str,
    parameters: dict[str, Any],
    result: Any = True,
    files: dict[str, Upload] | None = None,
) -> Call:
    """Make a call as a form carries it, with its answer."""
    raw = {
        name: value if isinstance(value, str) else json.dumps(value)
        for name, value in parameters.items()
    }
    return Call(method, Arguments(raw, files or {}), 0, {"ok": True, "result": result})


FILE = Upload("среща.ics", "text/calendar", b"BEGIN:VCALENDAR")
RIGHT = [
    called("sendMessage", TEXT | {"reply_markup": INLINE, "disable_notification": False}, MESSAGE),
    called("sendMessage", TEXT | {"link_preview_options": {"is_disabled": True}}, MESSAGE),
    called("sendMessage", TEXT | {"reply_markup": {"remove_keyboard": True}}, MESSAGE),
    called("sendMessage", TEXT | {"reply_markup": {"force_reply": True}}, MESSAGE),
    called(
        "sendMessage",
        TEXT
        | {
            "entities": [
                {"type": "bold", "offset": 0, "length": 5},
                {"type": "date_time", "offset": 0, "length": 5, "unix_time": 1_679_385_600},
            ]
        },
        MESSAGE,
    ),
    called(
        "sendMessage",
        TEXT | {"reply_markup": {"keyboard": [["Меню"], [{"text": "Номер"}]]}},
        MESSAGE,
    ),
    called("sendMessage", TEXT | {"reply_parameters": {"message_id": 1}}, MESSAGE),
    called("editMessageText", TEXT | {"message_id": 2, "reply_markup": INLINE}, MESSAGE),
    called("editMessageReplyMarkup", {"chat_id": 5, "message_id": 2}, MESSAGE),
    called("deleteMessage", {"chat_id": 5, "message_id": 2}),
    called("sendDocument", {"chat_id": 5, "document": "attach://x"}, MESSAGE, {"x": FILE}),
    called("sendDocument", {"chat_id": 5}, MESSAGE, {"document": FILE}),
    called("sendDocument", {"chat_id": 5, "document": "AgAC"}, MESSAGE),
    called("answerCallbackQuery", {"callback_query_id": "7", "text": "Записано"}),
    called("getUpdates", {"offset": 7, "timeout": 30, "allowed_updates": ["message"]}, []),
    called(
        "setMyCommands",
        {
            "commands": [{"command": "start", "description": "Начало"}],
            "scope": {"type": "all_private_chats"},
            "language_code": "bg",
        },
    ),
    called("setChatMenuButton", {"menu_button": {"type": "commands"}}),
    called("setMyDescription", {"description": "Мегдан", "language_code": "bg"}),
    called("deleteWebhook", {"drop_pending_updates": False}),
    called("getMe", {}, {"id": 42, "is_bot": True, "first_name": "Мегдан"}),
]


@pytest.mark.parametrize("call", RIGHT, ids=lambda call: call.method)
async def test_a_right_call_is_the_same_both_ways(call: Call) -> None:
    assert await replay(call) == []


async def test_a_refused_call_is_compared_too() -> None:
    call = called("sendMessage", TEXT)
    call.answer = {"ok": False, "error_code": 403, "description": "Forbidden: bot was blocked"}
    assert await replay(call) == []
    call.arguments.raw["disable_web_page_preview"] = "true"
    assert len(await replay(call)) == 2


async def test_a_poll_that_still_waits_is_compared() -> None:
    call = called("getUpdates", {"offset": 7, "timeout": 30})
    call.answer = {}
    assert await replay(call) == []


async def test_a_newer_button_field_is_let_through() -> None:
    closed = {"inline_keyboard": [[BUTTON | {"disabled": True}]]}
    assert await replay(called("sendMessage", TEXT | {"reply_markup": closed}, MESSAGE)) == []


WRONG = [
    (called("sendTelepathy", TEXT), "has no method"),
    (called("sendMessage", {"chat_id": 5}), "missing 1 required"),
    (called("sendMessage", TEXT | {"colour": "red"}, MESSAGE), "colour"),
    (
        called(
            "sendMessage",
            TEXT
            | {
                "link_preview_options": {"is_disabled": True},
                "disable_web_page_preview": True,
            },
        ),
        "mutually exclusive",
    ),
    (
        called("sendMessage", TEXT | {"disable_web_page_preview": True}, MESSAGE),
        "sendMessage.link_preview_options: ours None",
    ),
    (
        called(
            "sendMessage",
            TEXT | {"reply_markup": {"inline_keyboard": [[BUTTON | {"hat": 1}]]}},
            MESSAGE,
        ),
        "InlineKeyboardButton.hat",
    ),
    (
        called("sendMessage", TEXT | {"reply_markup": {"inline_keyboard": [[{"text": "a"}], 5]}}),
        "sendMessage: ",
    ),
    (called("sendMessage", TEXT, MESSAGE | {"hat": 1}), "Message.hat"),
    (
        called("sendMessage", TEXT, {name: MESSAGE[name] for name in ("text", "date")}),
        "missing 1 required",
    ),
    (called("getMe", {}, {"id": 42, "is_bot": True}), "missing 1 required"),
]


@pytest.mark.parametrize(("call", "words"), WRONG)
async def test_a_wrong_call_is_named(call: Call, words: str) -> None:
    assert words in "\n".join(await replay(call))
