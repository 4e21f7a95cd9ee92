"""Chats, files, edits and taps refused."""

from __future__ import annotations

from tests.simulator.refusals.row import MARIA, STRANGER, Refused, to_maria

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
        "TDLib FileManager 4001",
    ),
    Refused("file_id not specified", "getFile", {}, "Client 8366"),
    Refused("invalid file_id", "getFile", {"file_id": "AgACunknown"}, "Client 6857"),
]


EDITS = [
    Refused(
        "message to edit not found",
        "editMessageText",
        to_maria(message_id=999),
        "Client 8419",
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
    Refused(
        "chat identifier is not specified", "deleteMessage", {"message_id": 1}, "Client 13797"
    ),
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
        "Client fail_query_with_error, QUERY_ID_INVALID",
    ),
]
