"""What the real server refuses: text, what triggers it, and where that is known from.

"Client" is tdlib/telegram-bot-api at 01a3679 (Bot API 10.0), telegram-bot-api/Client.cpp;
"TDLib" is tdlib/td at 022d602, td/telegram/; "docs" is core.telegram.org/bots/api;
"seen" is an error that bots report, made by Telegram's closed servers.
"""

from __future__ import annotations

from typing import Any, NamedTuple

MARIA = 101
STRANGER = 202
DATA = {"text": "Ще дойда", "callback_data": "yes"}


class Refused(NamedTuple):
    """A call by the words of its refusal."""

    description: str
    method: str
    parameters: dict[str, Any]
    source: str
    status: int = 400


def keyboard(*buttons: dict[str, Any]) -> dict[str, Any]:
    """Give an inline keyboard of one row."""
    return {"inline_keyboard": [list(buttons)]}


def to_maria(**parameters: Any) -> dict[str, Any]:
    """Give the parameters of a message to Maria."""
    return {"chat_id": MARIA, "text": "Среща", **parameters}


def bold(offset: int, length: int, **more: Any) -> list[dict[str, Any]]:
    """Give one entity."""
    return [{"type": "bold", "offset": offset, "length": length, **more}]


TEXTS = [
    Refused("message text is empty", "sendMessage", {"chat_id": MARIA}, "Client 11401"),
    Refused("message text is empty", "sendMessage", to_maria(text=""), "Client 11401"),
    Refused("text must be non-empty", "sendMessage", to_maria(text=" \n "), "TDLib MessageEntity"),
    Refused(
        "text must be non-empty",
        "sendMessage",
        to_maria(text="<b> </b>", parse_mode="HTML"),
        "TDLib MessageEntity",
    ),
    Refused(
        "message is too long",
        "sendMessage",
        to_maria(text="я" * 4097),
        "docs sendMessage; TDLib MessageContent 4759",
    ),
    Refused(
        "text is too long", "sendMessage", to_maria(text="я" * 16_385), "Client 11310: 32768 bytes"
    ),
    Refused(
        "unsupported parse_mode", "sendMessage", to_maria(parse_mode="BBCode"), "Client 11323"
    ),
    Refused(
        "object expected as link preview options",
        "sendMessage",
        to_maria(link_preview_options=[1]),
        "Client 11379",
    ),
    Refused(
        "can't parse link preview options JSON object",
        "sendMessage",
        to_maria(link_preview_options="{"),
        "Client 11371",
    ),
]

HTML = [
    Refused(
        f"can't parse entities: {reason}",
        "sendMessage",
        to_maria(text=text, parse_mode="HTML"),
        "TDLib MessageEntity parse_html",
    )
    for text, reason in [
        ("<b>Среща", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<h1>Среща</h1>", 'Unsupported start tag "h1" at byte offset 0'),
        ("Среща < 5", 'Unsupported start tag "" at byte offset 11'),
        ("Среща</b>", "Unexpected end tag at byte offset 10"),
        (
            "<b><i>Среща</b></i>",
            'Unmatched end tag at byte offset 16, expected "</i>", found "</b>"',
        ),
        ("<b", "Unclosed start tag at byte offset 0"),
        ('<a href="x>Среща', 'Unclosed start tag "a" at byte offset 0'),
        ("<b>Среща</b", "Unclosed end tag at byte offset 13"),
        (
            '<span class="red">Среща</span>',
            'Tag "span" must have class "tg-spoiler" at byte offset 0',
        ),
    ]
]

ENTITIES = [
    Refused(reason, "sendMessage", to_maria(text=text, entities=entities), source)
    for text, entities, reason, source in [
        (
            "Среща",
            bold(3, 3),
            "entity beginning at UTF-16 offset 3 ends after the end of the text at UTF-16 offset 6",
            "TDLib MessageEntity 4258",
        ),
        (
            "Среща",
            bold(5, 1),
            "entity begins after the end of the text at UTF-16 offset 5",
            "TDLib MessageEntity 4253",
        ),
        (
            "🏛 Среща",
            bold(1, 2),
            "entity begins in a middle of a UTF-16 symbol at byte offset 4",
            "TDLib MessageEntity 4170",
        ),
        (
            "🏛 Среща",
            bold(0, 1),
            "entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol "
            "at byte offset 4",
            "TDLib MessageEntity 4158",
        ),
        (
            "Среща",
            bold(-1, 2),
            "receive an entity with incorrect offset -1",
            "TDLib MessageEntity 4494",
        ),
        (
            "Среща",
            [{"type": "bolt", "offset": 0, "length": 1}],
            "can't parse MessageEntity: Unsupported type specified",
            "Client 11287",
        ),
        ("Среща", [5], "can't parse MessageEntity: expected an Object", "Client 11292"),
        (
            "Среща",
            [{"type": "bold", "length": 1}],
            'can\'t parse MessageEntity: Can\'t find field "offset"',
            "Client 11296; tdutils JsonBuilder",
        ),
        (
            "Среща",
            [{"type": "text_link", "offset": 0, "length": 1}],
            'can\'t parse MessageEntity: Can\'t find field "url"',
            "Client 11219; tdutils JsonBuilder",
        ),
    ]
]

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
            'can\'t parse inline keyboard button: Can\'t find field "text"',
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
            "TDLib ReplyMarkup 591",
        ),
        (
            keyboard({"text": "Препис", "copy_text": {"text": "я" * 257}}),
            "BUTTON_COPY_TEXT_INVALID",
            "docs CopyTextButton: 256; seen",
        ),
    ]
]

CHATS = [
    Refused("chat_id is empty", "sendMessage", {"text": "Среща"}, "Client 8201"),
    Refused("chat not found", "sendMessage", to_maria(chat_id=999), "Client 6571"),
    Refused("chat not found", "sendMessage", to_maria(chat_id="@antonovo"), "Client 6571"),
    Refused("chat not found", "sendMessage", to_maria(chat_id=-999), "Client 6571"),
    Refused("chat not found", "getChat", {"chat_id": STRANGER}, "Client 6571"),
    Refused(
        "Forbidden: bot can't initiate conversation with a user",
        "sendMessage",
        to_maria(chat_id=STRANGER),
        "TDLib MessagesManager 27957",
        403,
    ),
    Refused(
        "message to be replied not found",
        "sendMessage",
        to_maria(reply_parameters={"message_id": 999}),
        "Client 8516",
    ),
    Refused(
        "wrong parameter action in request",
        "sendChatAction",
        {"chat_id": MARIA, "action": "dancing"},
        "Client 13446",
    ),
]

FILES = [
    Refused("there is no photo in the request", "sendPhoto", {"chat_id": MARIA}, "Client 12958"),
    Refused(
        "there is no document in the request", "sendDocument", {"chat_id": MARIA}, "Client 12944"
    ),
    Refused("there is no voice in the request", "sendVoice", {"chat_id": MARIA}, "Client 13040"),
    Refused(
        "wrong remote file identifier specified: can't unserialize it. Wrong last symbol",
        "sendPhoto",
        {"chat_id": MARIA, "photo": "AgACunknown"},
        "TDLib FileManager; seen",
    ),
    Refused("file_id not specified", "getFile", {}, "Client 8366"),
    Refused("invalid file_id", "getFile", {"file_id": "AgACunknown"}, "Client 6857"),
]

EDITS = [
    Refused(
        "message to edit not found",
        "editMessageText",
        to_maria(message_id=999),
        "Client 13535 and 8419",
    ),
    Refused("message to edit not found", "editMessageText", to_maria(), "Client 8419"),
    Refused(
        "message identifier is not specified", "editMessageText", {"text": "Среща"}, "Client 12446"
    ),
    Refused("message text is empty", "editMessageText", {"chat_id": MARIA}, "Client 11401"),
    Refused(
        "message to edit not found",
        "editMessageReplyMarkup",
        {"chat_id": MARIA, "message_id": 999},
        "Client 8419",
    ),
    Refused(
        "inline keyboard expected",
        "editMessageText",
        to_maria(message_id=1, reply_markup={"remove_keyboard": True}),
        "TDLib ReplyMarkup 733",
    ),
    Refused(
        "message can't be edited",
        "editMessageText",
        to_maria(message_id=1),
        "TDLib MessagesManager 23386: another's message",
    ),
    Refused(
        "message to delete not found",
        "deleteMessage",
        {"chat_id": MARIA, "message_id": 999},
        "Client 13804",
    ),
    Refused(
        "message identifier is not specified", "deleteMessage", {"chat_id": MARIA}, "Client 13801"
    ),
    Refused("chat identifier is not specified", "deleteMessage", {"message_id": 1}, "Client 13797"),
    Refused(
        "message identifiers are not specified",
        "deleteMessages",
        {"chat_id": MARIA, "message_ids": []},
        "Client 13816",
    ),
    Refused(
        "too many message identifiers specified",
        "deleteMessages",
        {"chat_id": MARIA, "message_ids": list(range(1, 102))},
        "Client 12418",
    ),
    Refused(
        "expected an Array of message identifiers",
        "deleteMessages",
        {"chat_id": MARIA, "message_ids": 5},
        "Client 12415",
    ),
    Refused(
        "query is too old and response timeout expired or query ID is invalid",
        "answerCallbackQuery",
        {"callback_query_id": "5"},
        "Client 152",
    ),
]

ACCOUNT = [
    Refused("Not Found: method not found", "sendTelepathy", {}, "Client 12664", 404),
    Refused(
        "invalid webhook URL specified", "setWebhook", {"url": "antonovo"}, "Client 16016"
    ),
    Refused(
        "bad webhook: An HTTPS URL must be provided for webhook",
        "setWebhook",
        {"url": "http://antonovo.bg/hook"},
        "Client 15961; seen",
    ),
    Refused(
        "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        "setWebhook",
        {"url": "https://antonovo.bg:5000/hook"},
        "docs setWebhook; seen",
    ),
    Refused(
        "secret token is too long",
        "setWebhook",
        {"url": "https://antonovo.bg/", "secret_token": "a" * 257},
        "Client 16020",
    ),
    Refused(
        "secret token contains unallowed characters",
        "setWebhook",
        {"url": "https://antonovo.bg/", "secret_token": "тайна"},
        "Client 16023",
    ),
    Refused(
        "chat member status can't be changed in private chats",
        "leaveChat",
        {"chat_id": MARIA},
        "TDLib DialogParticipantManager; seen",
    ),
]

COMMAND = {"command": "start", "description": "Начало"}
PROFILE = [
    Refused(reason, method, parameters, source)
    for method, parameters, reason, source in [
        (
            "setMyCommands",
            {"commands": [COMMAND | {"command": "Start"}]},
            "BOT_COMMAND_INVALID",
            "core.telegram.org/method/bots.setBotCommands",
        ),
        (
            "setMyCommands",
            {"commands": [COMMAND | {"command": "a" * 33}]},
            "BOT_COMMAND_INVALID",
            "core.telegram.org/method/bots.setBotCommands",
        ),
        (
            "setMyCommands",
            {"commands": [COMMAND | {"description": "я" * 257}]},
            "BOT_COMMAND_DESCRIPTION_INVALID",
            "core.telegram.org/method/bots.setBotCommands",
        ),
        (
            "setMyCommands",
            {"commands": [COMMAND] * 101},
            "BOT_COMMANDS_TOO_MUCH",
            "docs setMyCommands: 100; words seen",
        ),
        (
            "setMyCommands",
            {"commands": [COMMAND], "language_code": "Bulgarian"},
            "LANG_CODE_INVALID",
            "core.telegram.org/method/bots.setBotCommands",
        ),
        (
            "setMyCommands",
            {"commands": [{"command": "start"}]},
            'can\'t parse BotCommand: Can\'t find field "description"',
            "Client 10641",
        ),
        ("setMyCommands", {"commands": [5]}, "can't parse BotCommand: expected an Object", "Client"),
        ("setMyCommands", {"commands": {}}, "expected an Array of BotCommand", "Client 10666"),
        ("setMyCommands", {"commands": "["}, "can't parse commands JSON object", "Client 10661"),
        (
            "setMyCommands",
            {"commands": [COMMAND], "scope": {"type": "village"}},
            "can't parse BotCommandScope: Unsupported type specified",
            "Client 10597",
        ),
        (
            "setMyCommands",
            {"commands": [COMMAND], "scope": {"type": "chat"}},
            'can\'t parse BotCommandScope: Can\'t find field "chat_id"',
            "Client 10600; tdutils JsonBuilder",
        ),
        (
            "setMyName",
            {"name": "я" * 65},
            "BOT_TITLE_INVALID",
            "docs setMyName: 64; the words are not documented",
        ),
        (
            "setMyDescription",
            {"description": "я" * 513},
            "BOT_DESCRIPTION_INVALID",
            "docs setMyDescription: 512; the words are not documented",
        ),
        (
            "setMyShortDescription",
            {"short_description": "я" * 121},
            "BOT_ABOUT_INVALID",
            "docs setMyShortDescription: 120; the words are not documented",
        ),
        (
            "setChatMenuButton",
            {"menu_button": {"type": "bell"}},
            "can't parse menu button: MenuButton has unsupported type",
            "Client 10702",
        ),
        (
            "setChatMenuButton",
            {"chat_id": -5, "menu_button": {"type": "commands"}},
            "invalid chat_id specified",
            "Client 12454",
        ),
    ]
]

REFUSALS = TEXTS + HTML + ENTITIES + KEYBOARDS + CHATS + FILES + EDITS + ACCOUNT + PROFILE
