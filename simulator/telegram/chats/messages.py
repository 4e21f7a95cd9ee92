"""One message as it stands in a chat, for the person who reads it and for the wire."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Wire = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ShownButton:
    """A button under a message: a tap sends data to the bot or opens a url."""

    label: str
    data: str | None = None
    url: str | None = None
    style: str | None = None
    is_disabled: bool = False


@dataclass(frozen=True, slots=True)
class ShownFile:
    """A photo, document, voice note or sticker with its content."""

    file_id: str
    name: str
    mime_type: str
    content: bytes
    details: Wire = field(default_factory=dict)

    def wire(self) -> Wire:
        """Give the fields that every kind of file has."""
        return {
            "file_id": self.file_id,
            "file_unique_id": self.file_id[-12:],
            "file_size": len(self.content),
            **self.details,
        }

    def named_wire(self) -> Wire:
        """Give the fields of a document, which keeps its name and type."""
        return self.wire() | {"file_name": self.name, "mime_type": self.mime_type}


@dataclass(slots=True, eq=False)
class ShownMessage:
    """A message; text is the caption where a file is shown; date in seconds since 1970."""

    message_id: int
    chat: Wire
    sender: Wire
    date: int
    text: str = ""
    entities: list[Wire] = field(default_factory=list)
    inline_keyboard: list[list[Wire]] = field(default_factory=list)
    reply_keyboard: Wire | None = None
    document: ShownFile | None = None
    photo: ShownFile | None = None
    voice: ShownFile | None = None
    other: Wire = field(default_factory=dict)
    edited: bool = False
    edited_at: int = 0
    deleted: bool = False

    @property
    def from_bot(self) -> bool:
        """Whether the bot wrote it."""
        return bool(self.sender["is_bot"])

    @property
    def file(self) -> ShownFile | None:
        """The file that it shows, of whichever kind."""
        return self.document or self.photo or self.voice

    @property
    def rows(self) -> list[list[ShownButton]]:
        """The buttons as they stand under the message."""
        return [[shown_button(button) for button in row] for row in self.inline_keyboard]

    @property
    def buttons(self) -> list[ShownButton]:
        """All buttons, row by row."""
        return [button for row in self.rows for button in row]

    def wire(self) -> Wire:
        """Give the Message object of the Bot API."""
        message: Wire = {
            "message_id": self.message_id,
            "from": self.sender,
            "chat": self.chat,
            "date": self.date,
        }
        if self.edited_at:
            message["edit_date"] = self.edited_at
        message.update(self.content_wire())
        if self.inline_keyboard:
            message["reply_markup"] = {"inline_keyboard": self.inline_keyboard}
        message.update(self.other)
        return message

    def content_wire(self) -> Wire:
        """Give the fields that say what the message holds."""
        content: Wire = {}
        if self.photo:
            content["photo"] = [self.photo.wire()]
        if self.document:
            content["document"] = self.document.named_wire()
        if self.voice:
            content["voice"] = self.voice.wire() | {"mime_type": self.voice.mime_type}
        if self.text:
            content["caption" if self.file else "text"] = self.text
        if self.entities:
            content["caption_entities" if self.file else "entities"] = self.entities
        return content


def shown_button(button: Wire) -> ShownButton:
    """Turn an InlineKeyboardButton of the wire into what a person sees."""
    return ShownButton(
        label=button["text"],
        data=button.get("callback_data"),
        url=button.get("url"),
        style=button.get("style"),
        is_disabled=button.get("disabled", False),
    )
