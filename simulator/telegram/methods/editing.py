"""editMessageText, -Caption, -ReplyMarkup, deleteMessage, deleteMessages."""

from __future__ import annotations

from typing import Any

from simulator.telegram.chats.messages import ShownMessage, Wire
from simulator.telegram.chats.rooms import Chat
from simulator.telegram.formats.markup import read_inline
from simulator.telegram.formats.text import formatted
from simulator.telegram.http.arguments import Arguments
from simulator.telegram.methods.sending import CAPTION_LENGTH, message_text
from simulator.telegram.refusals import NOT_MODIFIED, RefusalError, bad_request
from simulator.telegram.world import World

DELETABLE_SECONDS = 48 * 3600
DELETED_AT_ONCE = 100


def edit_message_text(world: World, arguments: Arguments) -> Wire:
    """Give a message another text."""
    text, entities = message_text(arguments)
    inline = read_inline(arguments)
    chat, message = own_message(world, arguments)
    if message.file:
        raise bad_request("there is no text in the message to edit")
    return changed(world, chat, message, text=text, entities=entities, inline_keyboard=inline)


def edit_message_caption(world: World, arguments: Arguments) -> Wire:
    """Give a file another caption."""
    text, entities = formatted(arguments, "caption", CAPTION_LENGTH)
    inline = read_inline(arguments)
    chat, message = own_message(world, arguments)
    if not message.file:
        raise bad_request("there is no caption in the message to edit")
    return changed(world, chat, message, text=text, entities=entities, inline_keyboard=inline)


def edit_message_reply_markup(world: World, arguments: Arguments) -> Wire:
    """Give a message other buttons; none, if none are named."""
    inline = read_inline(arguments)
    chat, message = own_message(world, arguments)
    return changed(world, chat, message, inline_keyboard=inline)


def own_message(world: World, arguments: Arguments) -> tuple[Chat, ShownMessage]:
    """Find a message that the bot may edit: its own, and sent without other keyboards."""
    if not arguments.text("chat_id") and not arguments.integer("message_id"):
        raise bad_request("message identifier is not specified")
    chat = world.chat(arguments.text("chat_id"))
    chat.refuse_writing()
    message = chat.find(arguments.integer("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if not message.from_bot or message.reply_keyboard is not None:
        raise bad_request("message can't be edited")
    return chat, message


def changed(world: World, chat: Chat, message: ShownMessage, **content: Any) -> Wire:
    """Change a message, or refuse if nothing would change."""
    if all(getattr(message, name) == value for name, value in content.items()):
        raise RefusalError(400, NOT_MODIFIED)
    world.pace.count(chat.chat_id)
    for name, value in content.items():
        setattr(message, name, value)
    message.edited = True
    message.edited_at = int(world.now())
    world.announce(chat)
    return message.wire()


def delete_message(world: World, arguments: Arguments) -> bool:
    """Take a message out of the chat; it may be at most 48 hours old."""
    if not arguments.text("chat_id"):
        raise bad_request("chat identifier is not specified")
    if not arguments.integer("message_id"):
        raise bad_request("message identifier is not specified")
    chat = world.chat(arguments.text("chat_id"))
    chat.refuse_writing()
    message = chat.find(arguments.integer("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    if message.date < world.now() - DELETABLE_SECONDS:
        raise bad_request("message can't be deleted for everyone")
    message.deleted = True
    world.announce(chat)
    return True


def delete_messages(world: World, arguments: Arguments) -> bool:
    """Take several messages out of the chat; those that are not there are passed over."""
    try:
        message_ids = arguments.structure("message_ids")
    except ValueError:
        raise bad_request("can't parse message_ids JSON object") from None
    if message_ids is None or message_ids == []:
        raise bad_request("message identifiers are not specified")
    if not isinstance(message_ids, list):
        raise bad_request("expected an Array of message identifiers")
    if len(message_ids) > DELETED_AT_ONCE:
        raise bad_request("too many message identifiers specified")
    chat = world.chat(arguments.text("chat_id"))
    chat.refuse_writing()
    for message in map(chat.find, map(int, message_ids)):
        if message is not None and message.date >= world.now() - DELETABLE_SECONDS:
            message.deleted = True
    world.announce(chat)
    return True


METHODS = {
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
}
