"""A Viber phone on the page: what it shows, and what its person may do on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict

from aiohttp import web

from simulator.page_clock import PageClock
from simulator.page_deeds import OPEN_DAY, STREET, Body, caption, words
from simulator.page_state import MESSAGES_SHOWN, State, Words
from simulator.viber.chats.shown import Rows, ShownMessage
from simulator.viber.phone import ViberPhone

MEDIA = {"picture": "photo", "file": "document", "video": "document"}
"""Kinds of Viber's messages as the page draws them."""


def viber_state(phone: ViberPhone, above: Words, clock: PageClock) -> State:
    """Give everything that one phone shows, in the words of the Telegram phones' state."""
    person = phone.person
    return {
        "id": phone.user_id,
        "messenger": "viber",
        "first_name": phone.first_name,
        "caption": above,
        "bot_name": phone.exchange.world.bot.name,
        "description": "",
        "commands": [],
        "started": person.is_subscribed or bool(phone.messages),
        "blocked": False,
        "subscribed": person.is_subscribed,
        "is_off": person.session_at is not None and not person.is_subscribed,
        "waits": False,
        "keyboard": [],
        "keys": rows_state(phone.keyboard),
        "toasts": [],
        "messages": [
            message_state(phone.user_id, message, clock)
            for message in phone.messages[-MESSAGES_SHOWN:]
            if message.kind != "keyboard"
        ],
    }


def message_state(user_id: int, message: ShownMessage, clock: PageClock) -> State:
    """Give one message with its time as the demo counts it."""
    return {
        "id": message.message_id,
        "own": not message.from_bot,
        "text": message.text,
        "entities": [],
        "rows": rows_state(message.rows),
        "media": media_state(user_id, message),
        "edited": False,
        "seen": message.is_seen,
        "at": clock.shown_at(user_id, message),
    }


def rows_state(rows: Rows) -> list[list[State]]:
    """Give buttons as they stand in their rows."""
    return [[asdict(button) for button in row] for row in rows]


def media_state(user_id: int, message: ShownMessage) -> State | None:
    """Give what a message shows beside its words, None if it is words only."""
    if message.kind == "sticker":
        return {"kind": "sticker", "emoji": ""}
    file = message.file
    if file is None:
        return None
    return {
        "kind": "voice" if message.voice else MEDIA[message.kind],
        "name": file.name,
        "size": len(file.content),
        "duration": 0,
        "url": f"/demo/phones/{user_id}/files/{message.message_id}",
    }


def tap(phone: ViberPhone, body: Body) -> None:
    """Tap a button in a message that is still there."""
    wanted = body.get("message_id")
    data = words(body, "data")
    for message in phone.messages:
        if message.message_id == wanted and message.from_bot:
            press_one(phone, data, message.rows)
            return
    raise web.HTTPConflict(text="This message is gone.")


def press_one(phone: ViberPhone, data: str, rows: Rows) -> None:
    """Press the button that says this, if it is one of these."""
    for row in rows:
        for button in row:
            if button.data == data:
                phone.presses_button(button)
                return
    raise web.HTTPConflict(text="This button is gone.")


def open_link(phone: ViberPhone, body: Body) -> None:
    """Open the bot's link; without a payload it is the button that begins a chat."""
    phone.opens_link(str(body.get("payload", "")))


def send_document(phone: ViberPhone, body: Body) -> None:
    """Send the file that lies there under the name that the page gives, perhaps with words."""
    phone.sends_document(words(body, "name"), OPEN_DAY.read_bytes(), caption=caption(body))


DEEDS: dict[str, Callable[[ViberPhone, Body], object]] = {
    "write": lambda phone, body: phone.writes(words(body, "text")),
    "tap": tap,
    "press": lambda phone, body: press_one(phone, words(body, "data"), phone.keyboard),
    "open": open_link,
    "read": lambda phone, _: phone.reads(),
    "sticker": lambda phone, _: phone.sends_sticker(),
    "voice": lambda phone, _: phone.sends_voice(),
    "photo": lambda phone, body: phone.sends_photo(STREET.read_bytes(), caption(body)),
    "document": send_document,
    "place": lambda phone, _: phone.sends_location(),
    "block": lambda phone, _: phone.blocks(),
    "unblock": lambda phone, _: phone.unblocks(),
    "clear": lambda phone, _: phone.clears_history(),
}


def carry_out_on_viber(deed: str, phone: ViberPhone, body: Body) -> None:
    """Do it as the person; refuse with 4xx what no app would let the person do."""
    if deed not in DEEDS:
        raise web.HTTPNotFound(text="A phone of this page can not do that.")
    DEEDS[deed](phone, body)
