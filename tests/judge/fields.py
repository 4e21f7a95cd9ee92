"""What python-telegram-bot does not know in an object, and what it can not know yet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from telegram import TelegramObject

NEWER = {
    "InlineKeyboardButton.disabled": "Bot API 10.3, 24 August 2026: closed polls",
}
"""Fields and parameters newer than Bot API 10.0, which python-telegram-bot 22.8 covers.

Written as Class.field or method.parameter, each with its source. What the library has learned
must leave the list; a test sees to that.
"""


def unknown_fields(value: Any) -> list[str]:
    """List the fields, at all depths, that de_json put aside as unknown and that are not newer."""
    return sorted(field for field in put_aside(value) if field not in NEWER)


def put_aside(value: Any) -> Iterator[str]:
    """Walk through objects, lists and mappings and give every entry of api_kwargs."""
    if isinstance(value, TelegramObject):
        for name in value.api_kwargs:
            yield f"{type(value).__name__}.{name}"
        for attribute in attributes(value):
            yield from put_aside(getattr(value, attribute, None))
    elif isinstance(value, list | tuple):
        for entry in value:
            yield from put_aside(entry)
    elif isinstance(value, dict):
        yield from put_aside(list(value.values()))


def attributes(value: TelegramObject) -> Iterator[str]:
    """Give the names of the fields that the class and its parents define."""
    for parent in type(value).__mro__:
        slots = getattr(parent, "__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if not name.startswith("_") and name != "api_kwargs":
                yield name
