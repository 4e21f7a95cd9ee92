"""What the bot shows of itself is stored per language, and read as people see it."""

from __future__ import annotations

from typing import Any

import pytest

from simulator.telegram.phone import Phone
from simulator.telegram.server import TelegramServer
from tests.simulator.conftest import Caller

START = {"command": "start", "description": "Начало"}
HELP = {"command": "help", "description": "Помощ"}


@pytest.mark.parametrize(
    ("method", "field"),
    [
        ("MyName", "name"),
        ("MyDescription", "description"),
        ("MyShortDescription", "short_description"),
    ],
)
async def test_texts_per_language(method: str, field: str, call: Caller) -> None:
    await call.result(f"set{method}", **{field: "The square"})
    await call.result(f"set{method}", **{field: "Мегдан", "language_code": "bg"})
    assert await call.result(f"get{method}") == {field: "The square"}
    assert await call.result(f"get{method}", language_code="bg") == {field: "Мегдан"}
    assert await call.result(f"get{method}", language_code="ro") == {field: "The square"}
    await call.result(f"set{method}", **{field: "", "language_code": "bg"})
    assert await call.result(f"get{method}", language_code="bg") == {field: "The square"}


async def test_a_bot_always_has_a_name(call: Caller) -> None:
    await call.result("setMyName", name="")
    assert await call.result("getMyName") == {"name": "megdan_demo_bot"}


async def test_commands_per_scope_and_language(call: Caller, server: TelegramServer) -> None:
    private = {"type": "all_private_chats"}
    await call.result("setMyCommands", commands=[START])
    await call.result("setMyCommands", commands=[START, HELP], scope=private, language_code="bg")
    assert await call.result("getMyCommands") == [START]
    assert await call.result("getMyCommands", scope=private) == []
    wanted = {"scope": private, "language_code": "bg"}
    assert await call.result("getMyCommands", **wanted) == [START, HELP]
    assert server.bot_profile.commands_for("bg") == [START, HELP]
    assert server.bot_profile.commands_for("en") == [START]
    await call.result("deleteMyCommands", **wanted)
    assert server.bot_profile.commands_for("bg") == [START]
    await call.result("deleteMyCommands")
    assert server.bot_profile.commands_for("bg") == []


@pytest.mark.parametrize(
    "scope",
    [
        {"type": "chat", "chat_id": 101},
        {"type": "chat_administrators", "chat_id": 101},
        {"type": "chat_member", "chat_id": 101, "user_id": 101},
    ],
)
async def test_commands_of_one_chat(scope: dict[str, Any], call: Caller) -> None:
    await call.result("setMyCommands", commands=[{**START, "command": "/start"}], scope=scope)
    assert await call.result("getMyCommands", scope=scope) == [START]
    assert await call.result("getMyCommands") == []


async def test_the_menu_button(call: Caller, server: TelegramServer, maria: Phone) -> None:
    app = {"type": "web_app", "text": "Меню", "web_app": {"url": "https://antonovo.bg"}}
    assert await call.result("getChatMenuButton") == {"type": "commands"}
    await call.result("setChatMenuButton", chat_id=101, menu_button=app)
    assert await call.result("getChatMenuButton", chat_id=101) == app
    assert await call.result("getChatMenuButton") == {"type": "commands"}
    assert server.bot_profile.menu_button_for(101) == app
    await call.result("setChatMenuButton", chat_id=101)
    assert await call.result("getChatMenuButton", chat_id=101) == {"type": "commands"}
    assert await call.refusal("getChatMenuButton", chat_id=5) == "Bad Request: user not found"


async def test_what_an_empty_chat_shows(call: Caller, server: TelegramServer) -> None:
    await call.result("setMyDescription", description="Покани за срещи", language_code="bg")
    assert server.bot_profile.description_for("bg") == "Покани за срещи"
    assert server.bot_profile.description_for("en") == ""
    assert server.bot_profile.name_for("bg") == "megdan_demo_bot"


async def test_get_chat(call: Caller, maria: Phone) -> None:
    chat = await call.result("getChat", chat_id=101)
    assert (chat["first_name"], chat["type"]) == ("Мария", "private")
    group = maria.adds_bot_to_group("Антоново")
    chat = await call.result("getChat", chat_id=group)
    assert (chat["title"], chat["type"]) == ("Антоново", "group")
