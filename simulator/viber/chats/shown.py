"""One message as it stands on a phone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Wire = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ShownButton:
    """A button of a keyboard or of a rich media message; `data` is its ActionBody.

    `action` is its ActionType; `url` what open-url opens; a silent tap is not shown in the chat.
    """

    label: str
    data: str
    action: str = "reply"
    url: str | None = None
    is_silent: bool = False
    columns: int = 6


Rows = list[list[ShownButton]]


@dataclass(frozen=True, slots=True)
class ShownFile:
    """A picture, video or file with its content."""

    name: str
    mime_type: str
    content: bytes


@dataclass(slots=True, eq=False)
class ShownMessage:
    """A message; text is the caption where a file is shown; date in seconds since 1970.

    `rows` are the buttons of rich media, `keyboard` those that came with the message for the place
    below the chat, [] for none. `styles` are the words that Viber's marks made bold, italic,
    struck or monospaced. `media` is the address of the file, `unfetched` why there is none.
    `token` is the message_token. Viber can neither edit nor delete, so nothing is ever either.
    """

    message_id: int
    token: int
    sender: str
    from_bot: bool
    date: int
    kind: str = "text"
    text: str = ""
    styles: list[tuple[str, str]] = field(default_factory=list)
    rows: Rows = field(default_factory=list)
    keyboard: Rows = field(default_factory=list)
    file: ShownFile | None = None
    media: str = ""
    unfetched: str = ""
    is_seen: bool = False
    deleted: bool = False
    edited: bool = False

    @property
    def buttons(self) -> list[ShownButton]:
        """All buttons that came with it: its own, then those of its keyboard."""
        return [button for row in [*self.rows, *self.keyboard] for button in row]

    @property
    def photo(self) -> ShownFile | None:
        """The picture that it shows."""
        return self.file if self.kind == "picture" else None

    @property
    def voice(self) -> ShownFile | None:
        """The recording that it holds: to Viber a file like all others."""
        return self.file if self.file and self.file.mime_type.startswith("audio/") else None

    @property
    def document(self) -> ShownFile | None:
        """The file that it holds, if it is no recording."""
        return self.file if self.kind == "file" and self.voice is None else None
