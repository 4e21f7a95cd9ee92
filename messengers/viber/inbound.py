"""Reading what Viber tells us: whatever comes, it raises nothing."""

import json
import logging
import re
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from aiogram.enums import ChatMemberStatus, ChatType
from aiogram.types import Update

from messengers.viber.content import content_of, number_in, words_in
from messengers.viber.events import (
    BadEvent,
    Delivered,
    Event,
    Failed,
    Heard,
    Ignored,
    Opened,
    Seen,
    Sender,
    Subscribed,
    Unsubscribed,
)
from messengers.viber.keyboard import tapped_in

log = logging.getLogger(__name__)

# As in Telegram's links (Bot API, deep linking): so long is what one may carry.
TOKEN = re.compile(r"[A-Za-z0-9_-]{1,64}")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*")
# Viber's ids have 24 characters, or a few more.
LONGEST_ADDRESS = 100
# Numbers that every database holds, and that nobody can turn back into an id.
NUMBER_BITS = 62
REASON_LENGTH = 200
BOT_ITSELF = {"id": 0, "is_bot": True, "first_name": ""}


def parse(bot: str, body: bytes) -> Event:
    """Read the body of an event whose signature was right; it never raises.

    `bot` tells this bot from others and is not its token: the numbers of updates and people are
    made of it.
    """
    try:
        event = json.loads(body)
        name = event["event"]
        read = READERS.get(name) if isinstance(name, str) else None
        return Ignored(f"event {name!r:.60}") if read is None else read(bot, event)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        # pydantic's ValidationError is a ValueError. Its words are not told: they quote.
        return BadEvent(type(error).__name__)


def user_number(bot: str, address: str) -> int:
    """The number of a person, as aiogram wants one; 62 bits of SHA-256."""
    return _number(bot, address)


def update_number(bot: str, event: str, token: int, address: str) -> int:
    """The number of an update: the same for what Viber says again; 62 bits of SHA-256."""
    return _number(bot, event, str(token), address)


def _message(bot: str, event: dict[str, Any]) -> Event:
    sender, message = _sender(event["sender"]), event["message"]
    if not isinstance(message, dict):
        raise TypeError
    if message.get("type") == "rich_media":
        return Ignored("message of type 'rich_media'")
    content = content_of(message)
    if not content:
        log.info("Nothing was read of a message of Viber's of type %.60r", message.get("type"))
    data = tapped_in(content.get("text", ""))
    sent_at = _moment(event)
    if data is None:
        return Heard(_written(bot, event, sender, content), sender, sent_at)
    tap = {
        "id": str(_token(event)),
        "from": _user(bot, sender),
        "chat_instance": sender.address,
        "data": data,
        # aiogram's form for a message that can not be changed: its date is 0.
        "message": {"message_id": 0, "date": 0, "chat": _chat(bot, sender)},
    }
    return Heard(_update(bot, event, sender, callback_query=tap), sender, sent_at)


def _conversation_started(bot: str, event: dict[str, Any]) -> Event:
    sender = _sender(event["user"])
    token = words_in(event, "context")
    text = f"/start {token}" if TOKEN.fullmatch(token) else "/start"
    subscribed = event.get("subscribed")
    return Opened(
        _written(bot, event, sender, {"text": text}),
        sender,
        subscribed if isinstance(subscribed, bool) else None,
        _moment(event),
    )


def _subscribed(bot: str, event: dict[str, Any]) -> Event:
    sender = _sender(event["user"])
    changed = _changed(bot, event, sender, ChatMemberStatus.MEMBER)
    return Subscribed(changed, sender, _moment(event))


def _unsubscribed(bot: str, event: dict[str, Any]) -> Event:
    sender = Sender(_address(event["user_id"]))
    changed = _changed(bot, event, sender, ChatMemberStatus.KICKED)
    return Unsubscribed(changed, sender, _moment(event))


def _delivered(bot: str, event: dict[str, Any]) -> Event:
    return Delivered(str(_token(event)), _address(event["user_id"]))


def _seen(bot: str, event: dict[str, Any]) -> Event:
    return Seen(str(_token(event)), _address(event["user_id"]), _moment(event))


def _failed(bot: str, event: dict[str, Any]) -> Event:
    reason = " ".join(words_in(event, "desc").split())[:REASON_LENGTH]
    return Failed(str(_token(event)), _address(event["user_id"]), reason)


def _probed(bot: str, event: dict[str, Any]) -> Event:
    return Ignored("the question whether we are there")


READERS: dict[str, Callable[[str, dict[str, Any]], Event]] = {
    "message": _message,
    "conversation_started": _conversation_started,
    "subscribed": _subscribed,
    "unsubscribed": _unsubscribed,
    "delivered": _delivered,
    "seen": _seen,
    "failed": _failed,
    "webhook": _probed,
}


def _written(bot: str, event: dict[str, Any], sender: Sender, content: dict[str, Any]) -> Update:
    message = {
        "message_id": _token(event),
        "date": _moment(event) or 0,
        "chat": _chat(bot, sender),
        "from": _user(bot, sender),
        **content,
    }
    return _update(bot, event, sender, message=message)


def _changed(bot: str, event: dict[str, Any], sender: Sender, status: ChatMemberStatus) -> Update:
    statuses = (ChatMemberStatus.KICKED, ChatMemberStatus.MEMBER)
    members = {
        each: {"status": each, "user": BOT_ITSELF}
        | ({"until_date": 0} if each == ChatMemberStatus.KICKED else {})
        for each in statuses
    }
    (before,) = [each for each in statuses if each != status]
    change = {
        "chat": _chat(bot, sender),
        "from": _user(bot, sender),
        "date": _moment(event) or 0,
        "old_chat_member": members[before],
        "new_chat_member": members[status],
    }
    return _update(bot, event, sender, my_chat_member=change)


def _update(bot: str, event: dict[str, Any], sender: Sender, **content: Any) -> Update:
    number = update_number(bot, event["event"], _token(event), sender.address)
    return Update.model_validate({"update_id": number, **content})


def _user(bot: str, sender: Sender) -> dict[str, Any]:
    return {
        "id": user_number(bot, sender.address),
        "is_bot": False,
        "first_name": sender.profile_name,
        "language_code": sender.language_code,
    }


def _chat(bot: str, sender: Sender) -> dict[str, Any]:
    # As in Telegram: in a private chat its number is the person's.
    return {"id": user_number(bot, sender.address), "type": ChatType.PRIVATE}


def _sender(user: object) -> Sender:
    if not isinstance(user, dict):
        raise TypeError
    language = words_in(user, "language")
    return Sender(
        _address(user["id"]),
        words_in(user, "name").strip(),
        language if LANGUAGE.fullmatch(language) else None,
    )


def _address(value: object) -> str:
    if not isinstance(value, str) or not 1 <= len(value) <= LONGEST_ADDRESS:
        raise ValueError
    if not (value.isascii() and value.isprintable()):
        raise ValueError
    return value


def _token(event: dict[str, Any]) -> int:
    token = number_in(event, "message_token")
    if token is None:
        raise ValueError
    return token


def _moment(event: dict[str, Any]) -> datetime | None:
    milliseconds = number_in(event, "timestamp")
    if milliseconds is None:
        return None
    try:
        return datetime.fromtimestamp(milliseconds / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _number(*parts: str) -> int:
    digest = sha256("\n".join(parts).encode()).digest()
    return int.from_bytes(digest[:8], "big") >> (64 - NUMBER_BITS)
