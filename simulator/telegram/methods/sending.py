"""sendMessage, sendPhoto, sendDocument, sendVoice, sendChatAction."""

from __future__ import annotations

from typing import Any

from simulator.telegram.chats.messages import ShownFile, ShownMessage, Wire
from simulator.telegram.chats.rooms import Chat
from simulator.telegram.formats.files import read_file
from simulator.telegram.formats.markup import read_markup
from simulator.telegram.formats.text import formatted
from simulator.telegram.http.arguments import Arguments
from simulator.telegram.refusals import bad_request
from simulator.telegram.world import World

TEXT_LENGTH = 4096
CAPTION_LENGTH = 1024
PHOTO_BYTES = 10 * 1024 * 1024
CHAT_ACTIONS = frozenset(
    [
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
        "record_audio",
        "upload_audio",
    ]
)


def send_message(world: World, arguments: Arguments) -> Wire:
    """Send a text."""
    text, entities = message_text(arguments)
    return deliver(world, arguments, text=text, entities=entities)


def message_text(arguments: Arguments) -> tuple[str, list[Wire]]:
    """Read a text that may not be empty (telegram-bot-api get_input_message_text)."""
    if not arguments.text("text"):
        raise bad_request("message text is empty")
    check_link_preview(arguments)
    text, entities = formatted(arguments, "text", TEXT_LENGTH)
    if not text:
        raise bad_request("text must be non-empty")
    return text, entities


def check_link_preview(arguments: Arguments) -> None:
    """Refuse link_preview_options that are no object; beside them the old flag is ignored."""
    try:
        options = arguments.structure("link_preview_options")
    except ValueError:
        raise bad_request("can't parse link preview options JSON object") from None
    if options is not None and not isinstance(options, dict):
        raise bad_request("object expected as link preview options")


def send_photo(world: World, arguments: Arguments) -> Wire:
    """Send a photo of at most 10 MB."""
    photo = read_file(world, arguments, "photo")
    if len(photo.content) > PHOTO_BYTES:
        raise bad_request(
            f"file of size {len(photo.content)} bytes is too big for a photo; "
            f"the maximum size is {PHOTO_BYTES} bytes"
        )
    return deliver_file(world, arguments, photo=photo)


def send_document(world: World, arguments: Arguments) -> Wire:
    """Send a file of any kind."""
    return deliver_file(world, arguments, document=read_file(world, arguments, "document"))


def send_voice(world: World, arguments: Arguments) -> Wire:
    """Send a voice note."""
    return deliver_file(world, arguments, voice=read_file(world, arguments, "voice"))


def deliver_file(world: World, arguments: Arguments, **file: ShownFile) -> Wire:
    """Send a file with its caption."""
    caption, entities = formatted(arguments, "caption", CAPTION_LENGTH)
    return deliver(world, arguments, text=caption, entities=entities, **file)


def deliver(world: World, arguments: Arguments, **content: Any) -> Wire:
    """Put a message of the bot into a chat, if the bot may write there and is slow enough."""
    inline, other = read_markup(arguments)
    chat = world.chat(arguments.text("chat_id"))
    chat.refuse_writing()
    content["other"] = reply(arguments, chat)
    world.pace.count(chat.chat_id)
    message = world.add(chat, world.bot, inline_keyboard=inline, reply_keyboard=other, **content)
    return message.wire()


def reply(arguments: Arguments, chat: Chat) -> Wire:
    """Give the message that is answered, refusing one that is not there."""
    try:
        parameters = arguments.structure("reply_parameters") or {}
    except ValueError:
        raise bad_request("can't parse reply parameters JSON object") from None
    message_id = parameters.get("message_id") or arguments.integer("reply_to_message_id")
    if not message_id:
        return {}
    answered = chat.find(int(message_id))
    if answered is not None:
        return {"reply_to_message": without_reply(answered)}
    lenient = parameters.get("allow_sending_without_reply")
    if lenient or arguments.flag("allow_sending_without_reply"):
        return {}
    raise bad_request("message to be replied not found")


def without_reply(message: ShownMessage) -> Wire:
    """Give a message without the one that it answers in its turn (docs: Message)."""
    wire = message.wire()
    wire.pop("reply_to_message", None)
    return wire


def send_chat_action(world: World, arguments: Arguments) -> bool:
    """Show that the bot is busy."""
    if arguments.text("action") not in CHAT_ACTIONS:
        raise bad_request("wrong parameter action in request")
    world.chat(arguments.text("chat_id")).refuse_writing()
    return True


METHODS = {
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "sendVoice": send_voice,
    "sendChatAction": send_chat_action,
}
