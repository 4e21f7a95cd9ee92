"""A screen as bodies of send_message, without receiver and sender: pure functions."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from messengers.screen import Media, Screen, Shape, StoredMedia
from messengers.viber import rich_media
from messengers.viber.keyboard import keyboard_of, lines_of
from messengers.viber.text import CAPTION_CHARACTERS, plain, spoken

# Viber REST API, pictures: 1 MB on iPhones. Anything larger travels as a file.
PICTURE_BYTES = 1024 * 1024
PICTURE_TYPES = ("image/png", "image/jpeg")

Body = dict[str, Any]


class NotThereYet(Exception):
    """What should be shown has not been fetched from where it was sent."""


class MediaAddress(NamedTuple):
    """Where Viber fetches a file; `size` in bytes, the URL ends in the file's true extension."""

    url: str
    size: int
    file_name: str
    mime_type: str


# None for what has not been fetched yet.
AddressOf = Callable[[Media | StoredMedia], MediaAddress | None]


@dataclass(frozen=True, slots=True)
class Drawn:
    """Messages in their order; `simpler` is for the phone that is too old for the last ones."""

    bodies: tuple[Body, ...]
    simpler: Body | None = None


def shown(screen: Screen, address_of: AddressOf) -> Drawn:
    """Draw an answer to somebody's own doing: its buttons take the place of the letters.

    Raises NotThereYet, and ValueError for what Viber would refuse.
    """
    text = _answer_text(screen)
    keyboard = keyboard_of(screen.rows)
    if screen.media is None:
        return Drawn((_said(text, keyboard),) if text else ())
    media = _media(screen.media, address_of)
    if text and media["type"] == "picture" and len(plain(text)) <= CAPTION_CHARACTERS:
        return Drawn((_with_keyboard(media | {"text": plain(text)}, keyboard),))
    if text:
        return Drawn((media, _said(text, keyboard)))
    return Drawn((_with_keyboard(media, keyboard),))


def sent(screen: Screen, address_of: AddressOf) -> Drawn:
    """Draw what the bot says on its own: its buttons stand in the message and stay there.

    No keyboard goes with it, so that of a question that is still open is not taken away.
    Raises NotThereYet, and ValueError for what Viber would refuse.
    """
    lines = lines_of(screen.rows)
    if not lines:
        return shown(replace(screen, toast=""), address_of)
    media = () if screen.media is None else (_media(screen.media, address_of),)
    card = rich_media.with_words(screen, lines)
    if card is not None:
        return Drawn((*media, _rich(card, screen.text)), _plainly(screen, screen.text))
    words = (_said(screen.text, None),)
    cards = (_rich(each, screen.title) for each in rich_media.buttons_only(lines))
    return Drawn((*media, *words, *cards), _plainly(screen, screen.title or screen.body))


def messages_in(screen: Screen) -> int:
    """How many messages it becomes when the bot says it on its own: each of them may cost."""
    somewhere = MediaAddress("", PICTURE_BYTES + 1, "", "")
    if screen.drawing is not None:
        # It is made only after this question, and becomes a file.
        screen = replace(screen, media=Media("", "", b""), drawing=None)
    return len(sent(screen, lambda media: somewhere).bodies)


def welcomed(screens: Sequence[Screen], address_of: AddressOf) -> Body:
    """Draw the one message with which the opening of a chat is answered; {} says nothing.

    The texts stand under each other, over the last buttons. A picture or file is left out where
    there are words: there can only be one message, and the words are what one needs.
    """
    text = "\n\n".join(filter(None, map(_answer_text, screens)))
    rows = next((screen.rows for screen in reversed(screens) if any(screen.rows)), ())
    keyboard = keyboard_of(rows)
    if text:
        return _said(text, keyboard)
    for media in (screen.media for screen in screens if screen.media is not None):
        with suppress(NotThereYet):
            return _with_keyboard(_media(media, address_of), keyboard)
    return {}


def _answer_text(screen: Screen) -> str:
    # Viber has no passing words: they open what is said.
    toast = "" if screen.says_toast else screen.toast
    return "\n".join(part for part in (toast, screen.text) if part)


def _plainly(screen: Screen, text: str) -> Body:
    return _said(text, keyboard_of(screen.rows))


def _said(text: str, keyboard: dict[str, Any] | None) -> Body:
    return _with_keyboard({"type": "text", "text": spoken(text)}, keyboard)


def _rich(card: dict[str, Any], text: str) -> Body:
    return {
        "type": "rich_media",
        "min_api_version": rich_media.API_VERSION,
        "alt_text": spoken(text),
        "rich_media": card,
    }


def _with_keyboard(body: Body, keyboard: dict[str, Any] | None) -> Body:
    return body if keyboard is None else body | {"keyboard": keyboard}


def _media(media: Media | StoredMedia, address_of: AddressOf) -> Body:
    address = address_of(media)
    if address is None:
        raise NotThereYet
    url, size, file_name, mime_type = address
    is_picture = media.shape == Shape.PHOTO if isinstance(media, StoredMedia) else True
    if isinstance(media, Media) and media.is_document:
        is_picture = False
    if is_picture and mime_type in PICTURE_TYPES and size <= PICTURE_BYTES:
        return {"type": "picture", "media": url, "text": ""}
    return {"type": "file", "media": url, "size": size, "file_name": file_name}
