"""A screen as calls of the Bot API: pure functions, no parse mode, nothing to escape."""

import re
from typing import Any

from aiogram.methods import (
    EditMessageCaption,
    EditMessageText,
    SendDocument,
    SendMessage,
    SendPhoto,
    SendVoice,
)
from aiogram.types import BufferedInputFile, InputFile, LinkPreviewOptions, MessageEntity

from messengers.cutting import mended, shortened
from messengers.screen import Media, Screen, Shape, StoredMedia
from messengers.telegram.keyboard import keyboard_of

# Bot API, in UTF-16 units: sendMessage.text, sendDocument.caption, answerCallbackQuery.text.
TEXT_UNITS = 4096
CAPTION_UNITS = 1024
TOAST_UNITS = 200

# Bot API, sendPhoto: at most 10 MB. Anything larger travels as a document.
PHOTO_BYTES = 10 * 1024 * 1024
PHOTO_TYPES = ("image/png", "image/jpeg")
# Bot API, sendVoice: OGG with OPUS. Any other sound travels as a document.
VOICE_TYPE = "audio/ogg"

# aiogram writes the file's name into a header as it is.
UNSAFE_IN_FILE_NAME = re.compile(r'[\x00-\x1f\x7f"\\/]')

# Per call: as a default of the bot, aiogram sends two parameters that exclude each other.
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

NewMessage = SendMessage | SendPhoto | SendDocument | SendVoice
Edit = EditMessageText | EditMessageCaption


def new_messages(address: str, screen: Screen) -> tuple[NewMessage, ...]:
    """Give the calls that say this screen anew; the last one carries the buttons."""
    if screen.media is None:
        return (_said(address, screen),)
    if not _fits_under_media(screen):
        return (_shown(address, screen.media, Screen()), _said(address, screen))
    return (_shown(address, screen.media, screen),)


def edited(address: str, message_id: str, screen: Screen) -> Edit:
    """Give the call that changes the words of this screen where it stands: it was sent before.

    Under something that lies with the messenger they are its caption, unless they were too long.
    """
    if isinstance(screen.media, StoredMedia) and _fits_under_media(screen):
        return edited_caption(address, message_id, screen)
    return edited_text(address, message_id, screen)


def edited_text(address: str, message_id: str, screen: Screen) -> EditMessageText:
    """Give the call that turns an old message into this screen."""
    text = cut(screen.text, TEXT_UNITS)
    return EditMessageText(
        chat_id=int(address),
        message_id=int(message_id),
        text=text,
        parse_mode=None,
        entities=_entities(screen.title, text),
        link_preview_options=NO_PREVIEW,
        reply_markup=keyboard_of(screen.rows),
    )


def edited_caption(address: str, message_id: str, screen: Screen) -> EditMessageCaption:
    """Give the call that changes the words under a file."""
    caption = cut(screen.text, CAPTION_UNITS)
    return EditMessageCaption(
        chat_id=int(address),
        message_id=int(message_id),
        caption=caption,
        parse_mode=None,
        caption_entities=_entities(screen.title, caption),
        reply_markup=keyboard_of(screen.rows),
    )


def utf16_units(text: str) -> int:
    """Length as Telegram counts it (Bot API, MessageEntity: offsets in UTF-16 code units)."""
    return len(text) + sum(character > "\uffff" for character in text)


def cut(text: str, units: int) -> str:
    """Shorten to so many UTF-16 units with an ellipsis, at the end of a word where one is near.

    Half characters that no encoding knows are replaced, for they could not be sent at all.
    """
    text = mended(text)
    if utf16_units(text) <= units:
        return text
    kept = text.encode("utf-16-le")[: 2 * (units - 1)].decode("utf-16-le", "ignore")
    return shortened(text, len(kept))


def _said(address: str, screen: Screen) -> SendMessage:
    text = cut(screen.text, TEXT_UNITS)
    return SendMessage(
        chat_id=int(address),
        text=text,
        parse_mode=None,
        entities=_entities(screen.title, text),
        link_preview_options=NO_PREVIEW,
        reply_markup=keyboard_of(screen.rows),
    )


def _fits_under_media(screen: Screen) -> bool:
    return utf16_units(screen.text) <= CAPTION_UNITS


def _shown(address: str, media: Media | StoredMedia, screen: Screen) -> NewMessage:
    if isinstance(media, StoredMedia):
        return _with(address, media.shape, media.reference, screen)
    name = UNSAFE_IN_FILE_NAME.sub("_", media.file_name) or "file"
    return _with(address, _shape_of(media), BufferedInputFile(media.content, name), screen)


def _shape_of(media: Media) -> Shape:
    if not media.is_document and media.mime_type == VOICE_TYPE:
        return Shape.VOICE
    is_picture = media.mime_type in PHOTO_TYPES and not media.is_document
    return Shape.PHOTO if is_picture and len(media.content) <= PHOTO_BYTES else Shape.FILE


def _with(address: str, shape: Shape, file: InputFile | str, screen: Screen) -> NewMessage:
    caption = cut(screen.text, CAPTION_UNITS) or None
    words: dict[str, Any] = {
        "chat_id": int(address),
        "caption": caption,
        "parse_mode": None,
        "caption_entities": _entities(screen.title, caption or ""),
        "reply_markup": keyboard_of(screen.rows),
    }
    match shape:
        case Shape.PHOTO:
            return SendPhoto(photo=file, **words)
        case Shape.FILE:
            return SendDocument(document=file, **words)
        case Shape.VOICE:
            return SendVoice(voice=file, **words)


def _entities(title: str, text: str) -> list[MessageEntity] | None:
    length = min(utf16_units(title), utf16_units(text))
    return [MessageEntity(type="bold", offset=0, length=length)] if length else None
