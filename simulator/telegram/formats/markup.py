"""Keyboards under and below messages, refused as telegram-bot-api and TDLib refuse them."""

from __future__ import annotations

import re
from typing import Any

from simulator.telegram.chats.messages import Wire
from simulator.telegram.http.arguments import Arguments
from simulator.telegram.refusals import RefusalError, bad_request

CALLBACK_DATA_BYTES = 64
COPY_TEXT_LENGTH = 256
BUTTONS = 100
BUTTONS_PER_ROW = 8
STYLES = frozenset({"", "default", "primary", "danger", "success"})
LINK = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#].*)?|(?:tg|ton)://.+", re.I)
KEPT = [
    "text",
    "url",
    "callback_data",
    "style",
    "copy_text",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "icon_custom_emoji_id",
    "callback_game",
    "pay",
    "disabled",
]
ACTIONS = frozenset(KEPT) - {"text", "style", "url", "callback_data", "icon_custom_emoji_id"}

InlineKeyboard = list[list[Wire]]


def read_markup(arguments: Arguments) -> tuple[InlineKeyboard, Wire | None]:
    """Read reply_markup: the inline keyboard, or whatever else belongs below the chat."""
    markup = markup_object(arguments)
    keyboard = array_of_arrays(markup, "keyboard", "")
    inline = array_of_arrays(markup, "inline_keyboard", " of the InlineKeyboardMarkup")
    if any(keyboard):
        check_keys(keyboard)
        return [], markup
    if any(inline):
        return inline_keyboard(inline), None
    if markup.get("remove_keyboard") or markup.get("force_reply"):
        return [], markup
    return [], None


def read_inline(arguments: Arguments) -> InlineKeyboard:
    """Read the reply_markup of an edit, which may be an inline keyboard only."""
    inline, other = read_markup(arguments)
    if other is not None:
        raise bad_request("inline keyboard expected")
    return inline


def markup_object(arguments: Arguments) -> Wire:
    """Unpack reply_markup; {} if there is none."""
    try:
        markup = arguments.structure("reply_markup")
    except ValueError:
        raise bad_request("can't parse reply keyboard markup JSON object") from None
    if markup is None:
        return {}
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    return markup


def array_of_arrays(markup: Wire, field: str, owner: str) -> list[list[Any]]:
    """Read rows of buttons."""
    rows = markup.get(field, [])
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request(f'field "{field}"{owner} must be an Array of Arrays')
    return rows


def check_keys(rows: list[list[Any]]) -> None:
    """Check the keyboard below the chat: words, or objects with words."""
    for key in (key for row in rows for key in row):
        text = key.get("text") if isinstance(key, dict) else key
        if not isinstance(text, str):
            reason = "KeyboardButton must be a String or an Object"
            raise bad_request(f"can't parse keyboard button: {reason}")
        if not text:
            raise bad_request("keyboard button text must be non-empty")


def inline_keyboard(rows: list[list[Any]]) -> InlineKeyboard:
    """Check the keyboard under a message and keep what the wire knows.

    That 100 buttons and 8 in a row are the most is python-telegram-bot's knowledge
    (constants.InlineKeyboardMarkupLimit); Telegram does not document it.
    """
    kept = [[inline_button(button) for button in row] for row in rows if row]
    if sum(map(len, kept)) > BUTTONS or max(map(len, kept)) > BUTTONS_PER_ROW:
        raise bad_request("reply markup is too long")
    return kept


def inline_button(button: Any) -> Wire:
    """Check one button (telegram-bot-api get_inline_keyboard_button, TDLib ReplyMarkup.cpp)."""
    if not isinstance(button, dict):
        raise broken_button("InlineKeyboardButton must be an Object")
    text = button.get("text")
    if text is None:
        raise broken_button('Can\'t find field "text"')
    if not isinstance(text, str):
        raise broken_button('Field "text" must be of type String')
    if button.get("style", "") not in STYLES:
        raise broken_button("invalid button style specified")
    if not button.get("url") and not button.get("callback_data") and not ACTIONS & button.keys():
        raise broken_button("Text buttons are unallowed in the inline keyboard")
    if not text:
        raise bad_request("inline keyboard button text must be non-empty")
    check_action(button)
    return {field: button[field] for field in KEPT if field in button}


def check_action(button: Wire) -> None:
    """Check what a tap does: url, callback data or text to copy."""
    url = button.get("url")
    if url:
        if not LINK.fullmatch(url):
            raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    elif len(str(button.get("callback_data", "")).encode()) > CALLBACK_DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    copied = button.get("copy_text", {}).get("text", "-")
    if not 1 <= len(copied) <= COPY_TEXT_LENGTH:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")


def broken_button(reason: str) -> RefusalError:
    """Refuse a button that can not be read."""
    return bad_request(f"can't parse inline keyboard button: {reason}")
