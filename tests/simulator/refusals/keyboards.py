"""Buttons under and keys below a message refused."""

from __future__ import annotations

from tests.simulator.refusals.row import DATA, Refused, keyboard, to_maria

KEYBOARDS = [
    Refused(reason, "sendMessage", to_maria(reply_markup=markup), source)
    for markup, reason, source in [
        (
            keyboard({"text": "Да", "callback_data": "д" * 32 + "a"}),
            "BUTTON_DATA_INVALID",
            "docs InlineKeyboardButton: 64 bytes; seen",
        ),
        (
            keyboard({"text": "Да", "callback_data": ""}),
            "can't parse inline keyboard button: Text buttons are unallowed in the inline "
            "keyboard",
            "Client 9694",
        ),
        (
            keyboard({"text": "Да"}),
            "can't parse inline keyboard button: Text buttons are unallowed in the inline "
            "keyboard",
            "Client 9694",
        ),
        (
            keyboard({"callback_data": "yes"}),
            "can't parse inline keyboard button: Can't find field \"text\"",
            "Client 9581; tdutils JsonBuilder",
        ),
        (
            keyboard(DATA | {"text": 5}),
            'can\'t parse inline keyboard button: Field "text" must be of type String',
            "Client 9581; tdutils JsonBuilder",
        ),
        (
            keyboard(DATA | {"text": ""}),
            "inline keyboard button text must be non-empty",
            "TDLib ReplyMarkup 570",
        ),
        (
            keyboard(DATA | {"style": "pink"}),
            "can't parse inline keyboard button: invalid button style specified",
            "Client 9455",
        ),
        (
            {"inline_keyboard": [["Да"]]},
            "can't parse inline keyboard button: InlineKeyboardButton must be an Object",
            "Client 9577",
        ),
        (
            {"inline_keyboard": [DATA]},
            'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
            "Client 9747",
        ),
        (
            {"keyboard": [{"text": "Да"}]},
            'field "keyboard" must be an Array of Arrays',
            "Client 9727",
        ),
        (
            {"keyboard": [[5]]},
            "can't parse keyboard button: KeyboardButton must be a String or an Object",
            "Client 9571",
        ),
        (
            {"keyboard": [[{"text": ""}]]},
            "keyboard button text must be non-empty",
            "TDLib ReplyMarkup 472",
        ),
        ([1], "object expected as reply markup", "Client 9717"),
        ("{", "can't parse reply keyboard markup JSON object", "Client 9708"),
        (
            {"inline_keyboard": [[DATA] * 8] * 13},
            "reply markup is too long",
            "Client REPLY_MARKUP_TOO_LONG; 100 buttons: python-telegram-bot",
        ),
        (
            keyboard(*[DATA] * 9),
            "reply markup is too long",
            "8 in a row: python-telegram-bot, undocumented",
        ),
        (
            keyboard({"text": "Сайт", "url": "http://localhost/"}),
            "inline keyboard button URL 'http://localhost/' is invalid: Wrong HTTP URL",
            "TDLib ReplyMarkup 591, LinkManager 1926 and 1984",
        ),
        (
            keyboard({"text": "Препис", "copy_text": {"text": "я" * 257}}),
            "BUTTON_COPY_TEXT_INVALID",
            "docs CopyTextButton: 256; seen",
        ),
    ]
]
