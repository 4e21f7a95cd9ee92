"""The bot's own account, profile and webhook refused."""

from __future__ import annotations

from typing import Any

from tests.simulator.refusals.row import MARIA, Refused

ACCOUNT = [
    Refused("Not Found: method not found", "sendTelepathy", {}, "Client 12664", 404),
    Refused("invalid webhook URL specified", "setWebhook", {"url": "antonovo"}, "Client 16016"),
    Refused(
        "bad webhook: An HTTPS URL must be provided for webhook",
        "setWebhook",
        {"url": "http://antonovo.bg/hook"},
        "Client 15961; WebhookActor 714",
    ),
    Refused(
        "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        "setWebhook",
        {"url": "https://antonovo.bg:5000/hook"},
        "Client 15961; WebhookActor 709",
    ),
    Refused(
        "secret token is too long",
        "setWebhook",
        {"url": "https://antonovo.bg/", "secret_token": "a" * 257},
        "Client 16020",
    ),
    Refused(
        "secret token contains unallowed characters",
        "setWebhook",
        {"url": "https://antonovo.bg/", "secret_token": "тайна"},
        "Client 16023",
    ),
    Refused(
        "chat member status can't be changed in private chats",
        "leaveChat",
        {"chat_id": MARIA},
        "TDLib DialogParticipantManager 2341",
    ),
]


COMMAND = {"command": "start", "description": "Начало"}
TABLE: list[tuple[str, dict[str, Any], str, str]] = [
    (
        "setMyCommands",
        {"commands": [COMMAND | {"command": "Start"}]},
        "BOT_COMMAND_INVALID",
        "core.telegram.org/method/bots.setBotCommands",
    ),
    (
        "setMyCommands",
        {"commands": [COMMAND | {"command": "a" * 33}]},
        "BOT_COMMAND_INVALID",
        "core.telegram.org/method/bots.setBotCommands",
    ),
    (
        "setMyCommands",
        {"commands": [COMMAND | {"description": "я" * 257}]},
        "BOT_COMMAND_DESCRIPTION_INVALID",
        "core.telegram.org/method/bots.setBotCommands",
    ),
    (
        "setMyCommands",
        {"commands": [COMMAND] * 101},
        "BOT_COMMANDS_TOO_MUCH",
        "docs setMyCommands: 100; words seen",
    ),
    (
        "setMyCommands",
        {"commands": [COMMAND], "language_code": "Bulgarian"},
        "LANG_CODE_INVALID",
        "core.telegram.org/method/bots.setBotCommands",
    ),
    (
        "setMyCommands",
        {"commands": [{"command": "start"}]},
        "can't parse BotCommand: Can't find field \"description\"",
        "Client 10641",
    ),
    (
        "setMyCommands",
        {"commands": [5]},
        "can't parse BotCommand: expected an Object",
        "Client",
    ),
    ("setMyCommands", {"commands": {}}, "expected an Array of BotCommand", "Client 10666"),
    ("setMyCommands", {"commands": "["}, "can't parse commands JSON object", "Client 10661"),
    (
        "setMyCommands",
        {"commands": [COMMAND], "scope": {"type": "village"}},
        "can't parse BotCommandScope: Unsupported type specified",
        "Client 10597",
    ),
    (
        "setMyCommands",
        {"commands": [COMMAND], "scope": {"type": "chat"}},
        "can't parse BotCommandScope: Can't find field \"chat_id\"",
        "Client 10600; tdutils JsonBuilder",
    ),
    (
        "setMyName",
        {"name": "я" * 65},
        "BOT_TITLE_INVALID",
        "docs setMyName: 64; the words are not documented",
    ),
    (
        "setMyDescription",
        {"description": "я" * 513},
        "BOT_DESCRIPTION_INVALID",
        "docs setMyDescription: 512; the words are not documented",
    ),
    (
        "setMyShortDescription",
        {"short_description": "я" * 121},
        "BOT_ABOUT_INVALID",
        "docs setMyShortDescription: 120; the words are not documented",
    ),
    (
        "setChatMenuButton",
        {"menu_button": {"type": "bell"}},
        "can't parse menu button: MenuButton has unsupported type",
        "Client 10702",
    ),
    (
        "setChatMenuButton",
        {"chat_id": -5, "menu_button": {"type": "commands"}},
        "invalid chat_id specified",
        "Client 12454",
    ),
]
PROFILE = [
    Refused(reason, method, parameters, source) for method, parameters, reason, source in TABLE
]
