"""The buttons of a screen as Telegram's inline keyboard."""

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from messengers.screen import Button

# Bot API, InlineKeyboardButton.callback_data: 1-64 bytes.
DATA_BYTES = 64
# python-telegram-bot, InlineKeyboardMarkupLimit: more is refused or not drawn.
BUTTONS_IN_A_ROW = 8
BUTTONS = 100


def keyboard_of(rows: tuple[tuple[Button, ...], ...]) -> InlineKeyboardMarkup | None:
    """Give the keyboard of these rows, or None without any button.

    Raises ValueError for what Telegram would refuse: that is a mistake in our own code.
    """
    drawn = [[_button_of(button) for button in row] for row in rows if row]
    if any(len(row) > BUTTONS_IN_A_ROW for row in drawn) or sum(map(len, drawn)) > BUTTONS:
        raise ValueError(f"At most {BUTTONS_IN_A_ROW} buttons in a row and {BUTTONS} in all")
    return InlineKeyboardMarkup(inline_keyboard=drawn) if drawn else None


def _button_of(button: Button) -> InlineKeyboardButton:
    size = len(button.data.encode())
    if not 1 <= size <= DATA_BYTES:
        raise ValueError(f"A button carries 1 to {DATA_BYTES} bytes, not {size}: {button.data!r}")
    if not button.label.strip():
        raise ValueError(f"A button without a word: {button.data!r}")
    return InlineKeyboardButton(text=button.label, callback_data=button.data)
