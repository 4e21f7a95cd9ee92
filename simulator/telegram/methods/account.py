"""getMe, getFile, logOut, close."""

from __future__ import annotations

import mimetypes

from simulator.telegram.chats.messages import ShownFile, Wire
from simulator.telegram.http.arguments import Arguments
from simulator.telegram.refusals import bad_request
from simulator.telegram.world import World

DOWNLOAD_BYTES = 20 * 1024 * 1024
ABILITIES = {
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": False,
    "supports_guest_queries": False,
    "can_connect_to_business": False,
    "has_main_web_app": False,
    "has_topics_enabled": False,
    "allows_users_to_create_topics": False,
    "can_manage_bots": False,
}


def get_me(world: World, arguments: Arguments) -> Wire:
    """Say who the bot is (telegram-bot-api JsonUser with full_bot_info)."""
    return world.bot | ABILITIES


def get_file(world: World, arguments: Arguments) -> Wire:
    """Say where a file can be fetched; at most 20 MB."""
    file_id = arguments.text("file_id")
    if not file_id:
        raise bad_request("file_id not specified")
    file = world.files.get(file_id)
    if file is None:
        raise bad_request("invalid file_id")
    if len(file.content) > DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    plain = {name: value for name, value in file.wire().items() if name not in file.details}
    return plain | {"file_path": file_path(file)}


def file_path(file: ShownFile) -> str:
    """Give the path below /file/bot<token>/."""
    folder = file.mime_type.split("/")[0]
    return f"{folder}s/{file.file_id}{mimetypes.guess_extension(file.mime_type) or ''}"


def log_out(world: World, arguments: Arguments) -> bool:
    """Leave this server; every later call is refused."""
    world.is_logged_out = True
    world.updates.clear()
    return True


def close(world: World, arguments: Arguments) -> bool:
    """Stop the bot's instance on the server; the next call starts it again."""
    return True


METHODS = {"getMe": get_me, "getFile": get_file, "logOut": log_out, "close": close}
