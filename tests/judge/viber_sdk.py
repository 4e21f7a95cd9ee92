"""Viber's own SDK as the judge of our Viber traffic: it shares no code with us."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import viberbot
from viberbot.api.messages import get_message
from viberbot.api.messages.keyboard_message import KeyboardMessage

Wire = dict[str, Any]

UNREAD = {
    "chat_hostname": "on every event, seen in reality, in no document",
    "message_token": "of subscribed, unsubscribed and webhook",
    "message.file_name": "of a picture and a video",
    "message.size": "of a picture",
}
"""What the SDK does not keep of an event, though Viber sends it, and of which kinds."""

ADDRESSING = {"receiver", "sender", "auth_token", "broadcast_list"}


def judge(token: str, address: str = "") -> Any:
    """Give the SDK's bot; its address is a private attribute and can not be set otherwise."""
    configuration = viberbot.BotConfiguration(auth_token=token, name="Мегдан", avatar="")
    api = viberbot.Api(configuration)
    api._request_sender._viber_bot_api_url = address
    return api


def unread(api: Any, wire: bytes) -> list[str]:
    """Name the fields of an event that the SDK reads differently or not at all."""
    kept = values(api.parse_request(wire))
    return [
        path
        for path, value in leaves(json.loads(wire))
        if value not in kept and path not in UNREAD
    ]


def values(thing: Any) -> list[Any]:
    """Give all that an object of the SDK holds, at all depths."""
    if hasattr(thing, "__dict__"):
        thing = list(vars(thing).values())
    if isinstance(thing, dict):
        thing = list(thing.values())
    if isinstance(thing, list):
        return [each for one in thing for each in values(one)]
    return [thing]


def leaves(body: Wire, path: str = "") -> Iterator[tuple[str, Any]]:
    """Give every value of a body with the path to it."""
    for name, value in body.items():
        if isinstance(value, dict):
            yield from leaves(value, f"{path}{name}.")
        else:
            yield f"{path}{name}", value


def differences(body: Wire) -> list[str]:
    """Name what the SDK would send otherwise, given the message of one of our calls."""
    ours = {name: value for name, value in body.items() if name not in ADDRESSING}
    read: Callable[[Wire], Any] = get_message if "type" in ours else KeyboardMessage().from_dict
    try:
        message = read(ours)
    except Exception as error:  # the SDK knows no other kind
        return [str(error)]
    if not message.validate():
        return ["the SDK would not send it"]
    theirs = {name: value for name, value in message.to_dict().items() if value is not None}
    return [
        f"{name}: ours {ours.get(name)!r}, theirs {theirs.get(name)!r}"
        for name in sorted(ours.keys() | theirs.keys())
        if ours.get(name) != theirs.get(name)
    ]
