"""The parameters of one API call, whichever of the four ways of sending them was used."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

STRUCTURES = frozenset(
    [
        "allowed_updates",
        "caption_entities",
        "commands",
        "entities",
        "link_preview_options",
        "menu_button",
        "message_ids",
        "reply_markup",
        "reply_parameters",
        "scope",
    ]
)
NUMBERS = frozenset(
    [
        "cache_time",
        "duration",
        "limit",
        "max_connections",
        "message_id",
        "message_thread_id",
        "offset",
        "reply_to_message_id",
        "timeout",
        "user_id",
    ]
)
FLAGS = frozenset(
    [
        "allow_paid_broadcast",
        "disable_notification",
        "disable_web_page_preview",
        "drop_pending_updates",
        "protect_content",
        "show_alert",
    ]
)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came in a multipart body."""

    name: str
    mime_type: str
    content: bytes


@dataclass(slots=True)
class Arguments:
    """Reads parameters as the real server does: everything is text, the empty text is absent.

    Source: telegram-bot-api Client.cpp, get_integer_arg, to_bool, get_reply_markup.
    """

    raw: dict[str, Any]
    files: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Give a parameter as text, "" if it is absent."""
        value = self.raw.get(name, "")
        return value if isinstance(value, str) else json.dumps(value)

    def integer(self, name: str, default: int = 0) -> int:
        """Give a parameter as a number; what is no number counts as 0."""
        value = self.raw.get(name, "")
        if value == "":
            return default
        try:
            return int(value)
        except (TypeError, ValueError):
            return 0

    def flag(self, name: str) -> bool:
        """Tell whether a parameter says yes."""
        return self.text(name).lower() in {"true", "yes", "1"}

    def structure(self, name: str) -> Any:
        """Give a parameter that holds JSON, None if it is absent; ValueError if it is broken."""
        value = self.raw.get(name, "")
        if value == "" or value is None:
            return None
        return json.loads(value) if isinstance(value, str) else value

    def decoded(self) -> dict[str, Any]:
        """Give all parameters as a reader wants them: numbers, flags and JSON unpacked."""
        return {name: decoded(name, value) for name, value in self.raw.items()} | {
            name: upload for name, upload in self.files.items() if name not in self.raw
        }


def decoded(name: str, value: Any) -> Any:
    """Unpack one parameter; what does not fit its kind stays as it came."""
    if not isinstance(value, str):
        return value
    try:
        if name in STRUCTURES:
            return json.loads(value)
        if name in NUMBERS or (name == "chat_id" and not value.startswith("@")):
            return int(value)
    except ValueError:
        return value
    if name in FLAGS and value.lower() in {"true", "false"}:
        return value.lower() == "true"
    return value
