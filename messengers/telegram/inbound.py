"""Who an update comes from, and which message was tapped: pure functions on aiogram's Update."""

from typing import NamedTuple

from aiogram.enums import ChatMemberStatus, ChatType
from aiogram.types import Chat, ChatMemberUpdated, InaccessibleMessage, Update

from messengers.messenger import Tapped

# What we ask Telegram for, and why; all else would only be thrown away.
ALLOWED_UPDATES = [
    "message",  # words, photos, voice notes, places, /start with an invite
    "callback_query",  # taps on buttons
    "my_chat_member",  # somebody blocks or unblocks the bot, or adds it to a group chat
]
# Not "edited_message": the answer was taken as it stood, the screen says so and offers a change.

AWAY = (ChatMemberStatus.KICKED, ChatMemberStatus.LEFT)


def chat_kind(update: Update) -> str | None:
    """The kind of chat ("private", "group", "supergroup", "channel"), or None without one."""
    chat = _chat_of(update)
    return None if chat is None else chat.type


def address_of(update: Update) -> str | None:
    """The address of the person in their private chat with the bot, or None for all else."""
    chat = _chat_of(update)
    if chat is None or chat.type != ChatType.PRIVATE:
        return None
    # In a private chat the chat's number is the person's (Bot API, Chat.id).
    return str(chat.id)


def tapped_of(update: Update) -> Tapped | None:
    """The tap in this update; its message is None when the bot can no longer reach it."""
    query = update.callback_query
    if query is None:
        return None
    if query.message is None or isinstance(query.message, InaccessibleMessage):
        return Tapped(query.id, None)
    return Tapped(query.id, str(query.message.message_id))


def said_in(update: Update) -> str | None:
    """The message with somebody's own words, or None for all else."""
    return None if update.message is None else str(update.message.message_id)


def is_blocked(update: Update) -> bool:
    """Whether a person has just blocked the bot: nothing reaches them from now on."""
    change = _private_change(update)
    return change is not None and change.new_chat_member.status in AWAY


def is_unblocked(update: Update) -> bool:
    """Whether a person has just let the bot speak again."""
    change = _private_change(update)
    return change is not None and change.new_chat_member.status not in AWAY


def group_chat_of(update: Update) -> str | None:
    """The group chat or channel to leave, or None: also when the bot is out of it already."""
    chat = _chat_of(update)
    if chat is None or chat.type == ChatType.PRIVATE:
        return None
    change = update.my_chat_member
    if change is not None and change.new_chat_member.status in AWAY:
        return None
    return str(chat.id)


def _private_change(update: Update) -> ChatMemberUpdated | None:
    change = update.my_chat_member
    return change if change is not None and change.chat.type == ChatType.PRIVATE else None


def _chat_of(update: Update) -> Chat | None:
    if update.message is not None:
        return update.message.chat
    if update.my_chat_member is not None:
        return update.my_chat_member.chat
    if update.callback_query is not None and update.callback_query.message is not None:
        return update.callback_query.message.chat
    return None


class Profile(NamedTuple):
    """What Telegram says of the one who writes."""

    first_name: str
    language_code: str | None


def profile_of(update: Update) -> Profile:
    """The sender's first name and client language (an IETF tag), as far as they are told."""
    event = update.message or update.callback_query or update.my_chat_member
    user = event.from_user if event is not None else None
    return Profile(user.first_name, user.language_code) if user else Profile("", None)
