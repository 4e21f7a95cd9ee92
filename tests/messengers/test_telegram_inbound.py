"""Who an update comes from, and which message was tapped."""

from typing import Any

import pytest
from aiogram.types import Update

from messengers.messenger import Tapped
from messengers.telegram.inbound import (
    ALLOWED_UPDATES,
    address_of,
    chat_kind,
    group_chat_of,
    is_blocked,
    is_unblocked,
    tapped_of,
)

MARIA = {"id": 700, "is_bot": False, "first_name": "Мария"}
BOT = {"id": 42, "is_bot": True, "first_name": "Мегдан"}
PRIVATE = {"id": 700, "type": "private", "first_name": "Мария"}
GROUP = {"id": -5, "type": "group", "title": "Съседи"}
SUPERGROUP = {"id": -100, "type": "supergroup", "title": "Съседи"}
CHANNEL = {"id": -101, "type": "channel", "title": "Новини"}


def _update(**content: Any) -> Update:
    return Update.model_validate({"update_id": 1, **content})


def _message(chat: dict[str, Any], message_id: int = 5) -> dict[str, Any]:
    return {"message_id": message_id, "date": 1_790_000_000, "chat": chat, "text": "Здравейте"}


def _written(chat: dict[str, Any]) -> Update:
    return _update(message=_message(chat) | {"from": MARIA})


def _tapped(message: dict[str, Any] | None) -> Update:
    query = {"id": "tap-1", "from": MARIA, "chat_instance": "1", "data": "x"}
    if message is None:
        query["inline_message_id"] = "inline-1"
    else:
        query["message"] = message
    return _update(callback_query=query)


def _member(status: str) -> dict[str, Any]:
    details: dict[str, Any] = {"kicked": {"until_date": 0}}.get(status, {})
    return {"status": status, "user": BOT, **details}


def _changed(chat: dict[str, Any], before: str, after: str) -> Update:
    return _update(
        my_chat_member={
            "chat": chat,
            "from": MARIA,
            "date": 1_790_000_000,
            "old_chat_member": _member(before),
            "new_chat_member": _member(after),
        }
    )


@pytest.mark.parametrize(
    ("update", "kind", "address"),
    [
        (_written(PRIVATE), "private", "700"),
        (_tapped(_message(PRIVATE)), "private", "700"),
        (_tapped({"message_id": 5, "date": 0, "chat": PRIVATE}), "private", "700"),
        (_changed(PRIVATE, "member", "kicked"), "private", "700"),
        (_written(GROUP), "group", None),
        (_tapped(_message(SUPERGROUP)), "supergroup", None),
        (_changed(CHANNEL, "left", "member"), "channel", None),
        (_tapped(None), None, None),
        (_update(edited_message=_message(PRIVATE)), None, None),
    ],
)
def test_only_private_chats_have_an_address(
    update: Update, kind: str | None, address: str | None
) -> None:
    assert chat_kind(update) == kind
    assert address_of(update) == address


@pytest.mark.parametrize(
    ("update", "tapped"),
    [
        (_tapped(_message(PRIVATE)), Tapped("tap-1", "5")),
        (_tapped({"message_id": 5, "date": 0, "chat": PRIVATE}), Tapped("tap-1", None)),
        (_tapped(None), Tapped("tap-1", None)),
        (_written(PRIVATE), None),
    ],
    ids=["a message", "out of reach", "of another bot's making", "no tap"],
)
def test_a_tap_names_its_message_only_where_it_can_be_changed(
    update: Update, tapped: Tapped | None
) -> None:
    assert tapped_of(update) == tapped


@pytest.mark.parametrize(
    ("update", "blocked", "unblocked"),
    [
        (_changed(PRIVATE, "member", "kicked"), True, False),
        (_changed(PRIVATE, "kicked", "member"), False, True),
        (_changed(GROUP, "member", "kicked"), False, False),
        (_changed(GROUP, "left", "member"), False, False),
        (_written(PRIVATE), False, False),
    ],
)
def test_blocking_and_unblocking_are_told_apart(
    update: Update, blocked: bool, unblocked: bool
) -> None:
    assert is_blocked(update) is blocked
    assert is_unblocked(update) is unblocked


@pytest.mark.parametrize(
    ("update", "chat"),
    [
        (_changed(GROUP, "left", "member"), "-5"),
        (_written(SUPERGROUP), "-100"),
        (_changed(CHANNEL, "left", "member"), "-101"),
        (_changed(GROUP, "member", "left"), None),
        (_changed(GROUP, "member", "kicked"), None),
        (_written(PRIVATE), None),
        (_tapped(None), None),
    ],
)
def test_a_group_chat_is_left_once(update: Update, chat: str | None) -> None:
    assert group_chat_of(update) == chat


def test_telegram_is_asked_for_what_the_bot_reads_and_nothing_else() -> None:
    assert sorted(ALLOWED_UPDATES) == ["callback_query", "message", "my_chat_member"]
    assert set(ALLOWED_UPDATES) <= set(Update.model_fields)
