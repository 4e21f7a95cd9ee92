"""set… and get…: name, description, short description, commands, menu button."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from simulator.telegram.chats.messages import Wire
from simulator.telegram.http.arguments import Arguments
from simulator.telegram.refusals import RefusalError, bad_request
from simulator.telegram.world import World

NAME_LENGTH = 64
DESCRIPTION_LENGTH = 512
SHORT_DESCRIPTION_LENGTH = 120
COMMANDS = 100
COMMAND = re.compile(r"[a-z0-9_]{1,32}")
COMMAND_DESCRIPTION_LENGTH = 256
SCOPES = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")
CHAT_SCOPES = ("chat", "chat_administrators", "chat_member")
LANGUAGE = re.compile(r"[a-z]{2}|")


def language(arguments: Arguments) -> str:
    """Read language_code: two letters (ISO 639-1), or nothing for everybody."""
    code = arguments.text("language_code")
    if not LANGUAGE.fullmatch(code):
        raise bad_request("LANG_CODE_INVALID")
    return code


def set_text(table: str, field: str, limit: int, refusal: str) -> Callable[..., bool]:
    """Make the method that stores one text per language; an empty one removes it."""

    def set_one(world: World, arguments: Arguments) -> bool:
        code, text = language(arguments), arguments.text(field)
        if len(text) > limit:
            raise bad_request(refusal)
        texts = getattr(world.profile, table)
        if text:
            texts[code] = text
        elif code or table != "names":
            texts.pop(code, None)
        world.announce_profile()
        return True

    return set_one


def get_text(table: str, field: str) -> Callable[..., Wire]:
    """Make the method that gives one text for a language, or the one for everybody."""

    def get_one(world: World, arguments: Arguments) -> Wire:
        texts = getattr(world.profile, table)
        return {field: texts.get(language(arguments)) or texts.get("", "")}

    return get_one


def scope_key(arguments: Arguments) -> str:
    """Read the scope of commands as one word, with its chat where it has one."""
    try:
        scope = arguments.structure("scope")
    except ValueError:
        raise bad_request("can't parse BotCommandScope JSON object") from None
    if scope is None:
        return "default"
    if not isinstance(scope, dict):
        raise broken_scope("BotCommandScope must be an Object")
    if scope.get("type") in SCOPES:
        return str(scope["type"])
    if scope.get("type") not in CHAT_SCOPES:
        raise broken_scope("Unsupported type specified")
    if "chat_id" not in scope:
        raise broken_scope('Can\'t find field "chat_id"')
    return f"{scope['type']}:{scope['chat_id']}:{scope.get('user_id', '')}"


def broken_scope(reason: str) -> RefusalError:
    """Refuse a scope."""
    return bad_request(f"can't parse BotCommandScope: {reason}")


def set_my_commands(world: World, arguments: Arguments) -> bool:
    """Store the commands of a scope and language."""
    try:
        commands = arguments.structure("commands")
    except ValueError:
        raise bad_request("can't parse commands JSON object") from None
    commands = [] if commands is None else commands
    if not isinstance(commands, list):
        raise bad_request("expected an Array of BotCommand")
    if len(commands) > COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    key = scope_key(arguments), language(arguments)
    world.profile.commands[key] = [read_command(command) for command in commands]
    world.announce_profile()
    return True


def read_command(command: Any) -> dict[str, str]:
    """Check one command: 1-32 of a-z, 0-9 and _, described in 1-256 characters."""
    if not isinstance(command, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    for field in ("command", "description"):
        if field not in command:
            raise bad_request(f"can't parse BotCommand: Can't find field \"{field}\"")
    name, description = command["command"].removeprefix("/"), command["description"]
    if not COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= COMMAND_DESCRIPTION_LENGTH:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}


def get_my_commands(world: World, arguments: Arguments) -> list[dict[str, str]]:
    """Give the commands of exactly this scope and language."""
    return world.profile.commands.get((scope_key(arguments), language(arguments)), [])


def delete_my_commands(world: World, arguments: Arguments) -> bool:
    """Remove the commands of a scope and language."""
    world.profile.commands.pop((scope_key(arguments), language(arguments)), None)
    world.announce_profile()
    return True


def set_chat_menu_button(world: World, arguments: Arguments) -> bool:
    """Set the button beside the input field, for one chat or as default."""
    try:
        button = arguments.structure("menu_button") or {"type": "default"}
    except ValueError:
        raise bad_request("can't parse menu button JSON object") from None
    check_menu_button(button)
    chat_id = menu_chat(world, arguments)
    if button["type"] == "default" and chat_id:
        world.profile.menu_buttons.pop(chat_id, None)
    else:
        world.profile.menu_buttons[chat_id] = button
    return True


def check_menu_button(button: Any) -> None:
    """Refuse what is no menu button (telegram-bot-api get_bot_menu_button)."""
    if not isinstance(button, dict):
        raise bad_request("can't parse menu button: MenuButton must be an Object")
    if button.get("type") not in {"default", "commands", "web_app"}:
        raise bad_request("can't parse menu button: MenuButton has unsupported type")
    if button["type"] == "web_app" and not {"text", "web_app"} <= button.keys():
        field = "text" if "text" not in button else "web_app"
        raise bad_request(f"can't parse menu button: Can't find field \"{field}\"")


def menu_chat(world: World, arguments: Arguments) -> int:
    """Read whose menu button is meant; 0 is everybody's."""
    given = arguments.text("chat_id")
    if not given:
        return 0
    chat_id = arguments.integer("chat_id")
    if chat_id <= 0:
        raise bad_request("invalid chat_id specified")
    if world.private_chat(chat_id) is None:
        raise bad_request("user not found")
    return chat_id


def get_chat_menu_button(world: World, arguments: Arguments) -> Wire:
    """Give the button beside the input field."""
    return world.profile.menu_button_for(menu_chat(world, arguments))


METHODS: dict[str, Callable[..., Any]] = {
    "setMyName": set_text("names", "name", NAME_LENGTH, "BOT_TITLE_INVALID"),
    "getMyName": get_text("names", "name"),
    "setMyDescription": set_text(
        "descriptions", "description", DESCRIPTION_LENGTH, "BOT_DESCRIPTION_INVALID"
    ),
    "getMyDescription": get_text("descriptions", "description"),
    "setMyShortDescription": set_text(
        "short_descriptions", "short_description", SHORT_DESCRIPTION_LENGTH, "BOT_ABOUT_INVALID"
    ),
    "getMyShortDescription": get_text("short_descriptions", "short_description"),
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setChatMenuButton": set_chat_menu_button,
    "getChatMenuButton": get_chat_menu_button,
}
