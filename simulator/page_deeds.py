"""What a person may do on a phone of the page, by the last part of the address."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from aiohttp import web

from simulator.telegram.phone import Phone

Body = dict[str, Any]

STREET = Path(__file__).parent / "page" / "street.jpg"
"""The picture that every phone of the page takes: a street in the evening, one lamp is dark."""

OPEN_DAY = Path(__file__).parent / "page" / "open_day.pdf"
"""The file that lies on every phone: the programme of a day at the town hall, in Bulgarian."""

LONGEST_NAME = 64
LONGEST_DATA = 64
LONGEST_CAPTION = 1024
"""Telegram's limits: characters of a first name, bytes of callback data, letters below media."""


def write(phone: Phone, body: Body) -> None:
    """Send what was typed."""
    phone.writes(words(body, "text"))


def tap(phone: Phone, body: Body) -> None:
    """Tap a button of a message that is still there."""
    message_id = body.get("message_id")
    if not isinstance(message_id, int) or phone.chat.find(message_id) is None:
        raise web.HTTPConflict(text="This message is gone.")
    data = words(body, "data")
    if len(data.encode()) > LONGEST_DATA:
        raise web.HTTPBadRequest(text="No button carries so much.")
    phone.taps_on(message_id, data)


def open_link(phone: Phone, body: Body) -> None:
    """Open the bot's link; an empty payload is the Start button."""
    payload = body.get("payload", "")
    try:
        phone.opens_link(str(payload))
    except ValueError as error:
        raise web.HTTPBadRequest(text="Telegram does not open such a link.") from error


def press(phone: Phone, body: Body) -> None:
    """Press a key of the keyboard below the chat."""
    label = words(body, "label")
    if label not in [key["text"] for key in phone.keyboard]:
        raise web.HTTPConflict(text="This key is gone.")
    phone.presses(label)


def send_photo(phone: Phone, body: Body) -> None:
    """Send the picture of the street, perhaps with words below it."""
    phone.sends_photo(STREET.read_bytes(), caption(body))


def send_document(phone: Phone, body: Body) -> None:
    """Send the file that lies there under the name that the page gives, perhaps with words."""
    phone.sends_document(words(body, "name"), OPEN_DAY.read_bytes(), caption=caption(body))


DEEDS: dict[str, Callable[[Phone, Body], object]] = {
    "write": write,
    "tap": tap,
    "open": open_link,
    "press": press,
    "sticker": lambda phone, _: phone.sends_sticker(),
    "voice": lambda phone, _: phone.sends_voice(),
    "photo": send_photo,
    "document": send_document,
    "place": lambda phone, _: phone.sends_location(),
    "block": lambda phone, _: phone.blocks(),
    "unblock": lambda phone, _: phone.unblocks(),
    "clear": lambda phone, _: phone.clears_history(),
}

ALSO_WHEN_BLOCKED = frozenset({"open", "block", "unblock", "clear"})


def carry_out(deed: str, phone: Phone, body: Body) -> None:
    """Do it as the person; refuse with 4xx what no app would let the person do."""
    if deed not in DEEDS:
        raise web.HTTPNotFound(text="A phone of this page can not do that.")
    if phone.chat.is_blocked and deed not in ALSO_WHEN_BLOCKED:
        raise web.HTTPConflict(text="The bot is blocked on this phone.")
    DEEDS[deed](phone, body)


def words(body: Body, name: str) -> str:
    """Take a text that is not blank from a request."""
    text = body.get(name)
    if not isinstance(text, str) or not text.strip():
        raise web.HTTPBadRequest(text=f"The request needs {name}.")
    return text


def caption(body: Body) -> str:
    """Take the words below a photo or a file from a request; "" if there are none."""
    text = str(body.get("caption", "")).strip()
    if len(text) > LONGEST_CAPTION:
        raise web.HTTPBadRequest(text="Telegram has no longer captions than 1024 characters.")
    return text


def name_of_newcomer(body: Body) -> str:
    """Take a first name of 1 to 64 characters from a request."""
    name = words(body, "first_name").strip()
    if len(name) > LONGEST_NAME:
        raise web.HTTPBadRequest(text="Telegram has no longer names than 64 characters.")
    return name


async def body_of(request: web.Request) -> Body:
    """Read the JSON object of a request."""
    try:
        body = await request.json()
    except json.JSONDecodeError as error:
        raise web.HTTPBadRequest(text="The request is not JSON.") from error
    if not isinstance(body, dict):
        raise web.HTTPBadRequest(text="The request is not a JSON object.")
    return body
