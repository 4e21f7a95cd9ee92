"""Sends a call of ours again through python-telegram-bot and compares the two wire forms."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import telegram
from telegram.error import TelegramError
from telegram.request import BaseRequest, RequestData

from simulator.telegram.http.arguments import Upload
from simulator.telegram.http.endpoint import Call
from tests.judge.fields import NEWER, unknown_fields

TOKEN = "42:replayed"


class CapturingRequest(BaseRequest):
    """Takes the place of the network: keeps what would be sent, answers as the call was."""

    def __init__(self, answer: dict[str, Any]) -> None:
        self.sent: RequestData | None = None
        self._answer = answer

    @property
    def read_timeout(self) -> float:
        """Nothing is waited for."""
        return 0

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        """Keep the parameters."""
        self.sent = request_data
        return int(self._answer.get("error_code", 200)), json.dumps(self._answer).encode()


def markup(value: dict[str, Any]) -> Any:
    """Turn reply_markup into the object of its kind."""
    if "inline_keyboard" in value:
        return telegram.InlineKeyboardMarkup.de_json(value, None)
    if "keyboard" in value:
        keys = [
            [
                key if isinstance(key, str) else telegram.KeyboardButton.de_json(key, None)
                for key in row
            ]
            for row in value["keyboard"]
        ]
        rest = {name: entry for name, entry in value.items() if name != "keyboard"}
        return telegram.ReplyKeyboardMarkup(keys, **rest)
    if "remove_keyboard" in value:
        rest = {name: entry for name, entry in value.items() if name != "remove_keyboard"}
        return telegram.ReplyKeyboardRemove(**rest)
    rest = {name: entry for name, entry in value.items() if name != "force_reply"}
    return telegram.ForceReply(**rest)


def listed(kind: type[telegram.TelegramObject]) -> Callable[[Any], Any]:
    """Make a reader of lists of one class."""
    return lambda value: kind.de_list(value, None)


def single(kind: type[telegram.TelegramObject]) -> Callable[[Any], Any]:
    """Make a reader of one object."""
    return lambda value: kind.de_json(value, None)


READERS: dict[str, Callable[[Any], Any]] = {
    "entities": listed(telegram.MessageEntity),
    "caption_entities": listed(telegram.MessageEntity),
    "commands": listed(telegram.BotCommand),
    "scope": single(telegram.BotCommandScope),
    "menu_button": single(telegram.MenuButton),
    "link_preview_options": single(telegram.LinkPreviewOptions),
    "reply_parameters": single(telegram.ReplyParameters),
    "reply_markup": markup,
}


async def replay(call: Call) -> list[str]:
    """Say in words what python-telegram-bot would send or read differently; [] if nothing.

    A call without an answer yet, as a poll that waits, is judged by what it sent alone.
    """
    method = getattr(telegram.Bot, call.method, None)
    if method is None:
        return [f"python-telegram-bot has no method {call.method}"]
    ours = parameters_of(call)
    request = CapturingRequest(call.answer or {"ok": True, "result": []})
    bot = telegram.Bot(TOKEN, request=request, get_updates_request=request)
    try:
        given = {name: READERS.get(name, as_given)(value) for name, value in ours.items()}
        differences = unknown_fields(given)
        result = await method(bot, **given)
        differences += unknown_fields(result)
    except TelegramError as error:
        if call.answer.get("ok", True):
            return [f"{call.method}: {error}"]
    except (TypeError, ValueError, KeyError) as error:
        return [f"{call.method}: {error}"]
    return differences + compared(call.method, plain(ours), sent_parameters(request))


def as_given(value: Any) -> Any:
    """Pass a value on; a file as python-telegram-bot's own."""
    if isinstance(value, Upload):
        return telegram.InputFile(value.content, filename=value.name)
    return value


def parameters_of(call: Call) -> dict[str, Any]:
    """Give our parameters, with each uploaded file where its attach:// points to it."""
    files, parameters = call.arguments.files, {}
    attached = set()
    for name, value in call.parameters.items():
        reference = value.removeprefix("attach://") if isinstance(value, str) else ""
        if reference in files and reference != value:
            attached.add(reference)
            value = files[reference]
        if value is not None and f"{call.method}.{name}" not in NEWER:
            parameters[name] = value
    return {
        name: value
        for name, value in parameters.items()
        if name not in attached or name in call.arguments.raw
    }


def sent_parameters(request: CapturingRequest) -> dict[str, Any]:
    """Give what python-telegram-bot would send, with files in their places."""
    if request.sent is None:
        return {}
    sent = dict(request.sent.parameters)
    for name, (filename, content, _) in request.sent.multipart_data.items():
        field = next((key for key, value in sent.items() if value == f"attach://{name}"), name)
        sent[field] = [filename, content]
    return sent


def plain(parameters: dict[str, Any]) -> dict[str, Any]:
    """Write files as name and content, and keys that are mere words as objects."""
    written: dict[str, Any] = {
        name: [value.name, value.content] if isinstance(value, Upload) else value
        for name, value in parameters.items()
    }
    if "keyboard" in (keys := written.get("reply_markup") or {}):
        rows = [
            [{"text": key} if isinstance(key, str) else key for key in row]
            for row in keys["keyboard"]
        ]
        written["reply_markup"] = keys | {"keyboard": rows}
    return written


def compared(method: str, ours: dict[str, Any], theirs: dict[str, Any]) -> list[str]:
    """Name each parameter that is not the same on both sides."""
    return [
        f"{method}.{name}: ours {ours.get(name)!r}, theirs {theirs.get(name)!r}"
        for name in sorted(ours.keys() | theirs.keys())
        if ours.get(name) != theirs.get(name)
    ]
