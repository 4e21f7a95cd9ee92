"""What the page knows of a phone, as plain JSON values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from typing import Any

from simulator.page_clock import PageClock
from simulator.telegram.chats.messages import ShownMessage
from simulator.telegram.phone import Phone
from simulator.viber.phone import ViberPhone

State = dict[str, Any]
Words = dict[str, str]
"""The same in each of the page's languages, by their codes ("bg", "en")."""

MESSAGES_SHOWN = 300
"""Enough to scroll through; a phone is sent whole each time that it changes."""


@dataclass(frozen=True, slots=True)
class PagePerson:
    """Whose phone it is: the words above it, such as a name and a role."""

    user_id: int
    caption: Words


@dataclass(frozen=True, slots=True)
class InviteLink:
    """A link that anybody may open, as from a poster; payload is what follows ?start=."""

    title: Words
    payload: str


@dataclass(frozen=True, slots=True)
class PasteText:
    """A text that lies about for some of the people to paste into their chats."""

    title: Words
    text: str
    user_ids: tuple[int, ...]


def phone_state(phone: Phone, caption: Words, clock: PageClock) -> State:
    """Give everything that one phone shows."""
    chat = phone.chat
    profile = phone.world.profile
    # Before the bot has given its name there is only its username, which is no word for people.
    name = profile.name_for(phone.language_code)
    return {
        "id": phone.user_id,
        "messenger": "telegram",
        "first_name": phone.first_name,
        "caption": caption,
        "bot_name": "" if name == phone.world.bot["username"] else name,
        "description": profile.description_for(phone.language_code),
        "commands": profile.commands_for(phone.language_code),
        "started": chat.is_started,
        "blocked": chat.is_blocked,
        "waits": phone.waiting_taps > 0,
        "keyboard": [key["text"] for key in phone.keyboard],
        "toasts": [{"text": text, "alert": text in phone.alerts} for text in phone.toasts],
        "messages": [
            message_state(phone.user_id, message, clock) for message in newest(phone.messages)
        ],
    }


def newest(messages: Sequence[ShownMessage]) -> list[ShownMessage]:
    """Give the last messages that are still there, in order."""
    still_there = (message for message in reversed(messages) if not message.deleted)
    return list(islice(still_there, MESSAGES_SHOWN))[::-1]


def message_state(user_id: int, message: ShownMessage, clock: PageClock) -> State:
    """Give one message with its time as the demo counts it."""
    return {
        "id": message.message_id,
        "own": not message.from_bot,
        "text": message.text,
        "entities": message.entities,
        "rows": [[asdict(button) for button in row] for row in message.rows],
        "media": media_state(user_id, message),
        "edited": message.edited,
        "at": clock.shown_at(user_id, message),
    }


def media_state(user_id: int, message: ShownMessage) -> State | None:
    """Give what a message shows beside its words, None if it is words only."""
    for kind in ("photo", "voice", "document"):
        file = getattr(message, kind)
        if file is not None:
            return {
                "kind": kind,
                "name": file.name,
                "size": len(file.content),
                "duration": file.details.get("duration", 0),
                "url": f"/demo/phones/{user_id}/files/{message.message_id}",
            }
    if sticker := message.other.get("sticker"):
        return {"kind": "sticker", "emoji": sticker.get("emoji", "")}
    if contact := message.other.get("contact"):
        return {"kind": "contact", "name": contact["first_name"], "phone": contact["phone_number"]}
    if place := message.other.get("location"):
        return {"kind": "location", **place}
    return None


def captions_of(people: Sequence[PagePerson]) -> dict[int, Words]:
    """Give the words above each phone by the person's number."""
    return {person.user_id: person.caption for person in people}


def in_order(
    captions: Iterable[int], telegram: Mapping[int, Phone], viber: Mapping[int, ViberPhone]
) -> dict[int, Phone | ViberPhone]:
    """Put the phones of both messengers into the order of their captions, newcomers last."""
    phones: dict[int, Phone | ViberPhone] = {**telegram, **viber}
    known = [user_id for user_id in captions if user_id in phones]
    return {user_id: phones[user_id] for user_id in dict.fromkeys([*known, *phones])}
