"""(b) Each method's result is one that python-telegram-bot knows whole; (f) what is newer."""

from __future__ import annotations

from typing import Any

import pytest
import telegram

from simulator.telegram.methods import METHODS
from simulator.telegram.phone import Phone
from simulator.telegram.server import TelegramServer
from tests.judge.conftest import Caller
from tests.judge.fields import NEWER, unknown_fields
from tests.judge.replay import replay

TO = {"chat_id": 101}
KEYBOARD = {"inline_keyboard": [[{"text": "Ще дойда", "callback_data": "yes"}]]}
COMMANDS = [{"command": "start", "description": "Начало"}]

CALLS: list[tuple[str, dict[str, Any]]] = [
    ("getMe", {}),
    ("sendMessage", TO | {"text": "<b>Среща</b> /menu", "parse_mode": "HTML"}),
    ("sendMessage", TO | {"text": "Среща", "reply_parameters": {"message_id": 1}}),
    ("sendPhoto", TO | {"photo": "PHOTO", "caption": "#площад"}),
    ("sendDocument", TO | {"document": "DOCUMENT"}),
    ("sendVoice", TO | {"voice": "VOICE"}),
    ("sendChatAction", TO | {"action": "typing"}),
    ("editMessageText", TO | {"message_id": 5, "text": "Друго", "reply_markup": KEYBOARD}),
    ("editMessageReplyMarkup", TO | {"message_id": 5, "reply_markup": KEYBOARD}),
    ("editMessageCaption", TO | {"message_id": 6, "caption": "Площадът"}),
    ("deleteMessage", TO | {"message_id": 5}),
    ("deleteMessages", TO | {"message_ids": [5]}),
    ("answerCallbackQuery", {"callback_query_id": "TAP"}),
    ("getFile", {"file_id": "PHOTO"}),
    ("getChat", TO),
    ("getChat", {"chat_id": "GROUP"}),
    ("leaveChat", {"chat_id": "GROUP"}),
    ("getUpdates", {}),
    ("getWebhookInfo", {}),
    ("setWebhook", {"url": "https://antonovo.bg/hook"}),
    ("deleteWebhook", {}),
    ("setMyName", {"name": "Мегдан"}),
    ("getMyName", {}),
    ("setMyDescription", {"description": "Мегдан"}),
    ("getMyDescription", {}),
    ("setMyShortDescription", {"short_description": "Мегдан"}),
    ("getMyShortDescription", {}),
    ("setMyCommands", {"commands": COMMANDS}),
    ("getMyCommands", {}),
    ("deleteMyCommands", {}),
    ("setChatMenuButton", {"menu_button": {"type": "commands"}}),
    ("getChatMenuButton", {}),
    ("close", {}),
    ("logOut", {}),
]


def test_every_method_is_judged() -> None:
    assert {method.lower() for method, _ in CALLS} == METHODS.keys()


@pytest.fixture
async def stand_ins(call: Caller, maria: Phone) -> dict[str, Any]:
    """Real ids for the words in capitals; messages 5 and 6 are the bot's text and photo."""
    files = [maria.sends_photo().file, maria.sends_document().file, maria.sends_voice().file]
    ids = [file.file_id for file in files if file]
    await call("sendMessage", chat_id=101, text="Среща")
    await call("sendPhoto", chat_id=101, photo=ids[0])
    group = maria.adds_bot_to_group("Антоново")
    tap = maria.taps_on(5, "yes")
    return dict(
        zip(["PHOTO", "DOCUMENT", "VOICE", "GROUP", "TAP"], [*ids, group, tap], strict=True)
    )


@pytest.mark.parametrize(("method", "parameters"), CALLS)
async def test_a_result_is_known_whole(
    method: str,
    parameters: dict[str, Any],
    call: Caller,
    server: TelegramServer,
    stand_ins: dict[str, Any],
) -> None:
    given = {
        name: stand_ins.get(value, value) if isinstance(value, str) else value
        for name, value in parameters.items()
    }
    await call(method, **given)
    assert await replay(server.calls[-1]) == []


async def test_a_wrong_result_is_named(call: Caller, server: TelegramServer) -> None:
    await call("getMe")
    server.calls[-1].answer["result"]["hat"] = 1
    assert await replay(server.calls[-1]) == ["User.hat"]


@pytest.mark.parametrize("entry", NEWER)
def test_what_is_listed_as_newer_is_really_unknown(entry: str) -> None:
    owner, field = entry.split(".")
    assert NEWER[entry].startswith("Bot API 10."), "Each entry names its source"
    kind = getattr(telegram, owner)
    known = kind.de_json({"text": "Ще дойда", "callback_data": "yes", field: True}, None)
    assert known.api_kwargs == {field: True}
    assert unknown_fields(known) == []


def test_what_is_not_listed_is_found_at_all_depths() -> None:
    button = {"text": "Ще дойда", "callback_data": "yes", "hat": 1}
    markup = telegram.InlineKeyboardMarkup.de_json({"inline_keyboard": [[button]]}, None)
    assert unknown_fields({"a": [markup]}) == ["InlineKeyboardButton.hat"]
