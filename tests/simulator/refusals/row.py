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
