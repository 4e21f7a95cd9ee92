"""What a person should see: the one neutral value between the rooms."""

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Button:
    """A word to tap; `data` comes back as it is, at most 64 bytes (Bot API, callback_data)."""

    label: str
    data: str


@dataclass(frozen=True, slots=True)
class Media:
    """A file that goes with a screen; a picture that is to be printed travels as a document."""

    file_name: str
    mime_type: str
    content: bytes
    is_document: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """A file that takes long to make: it is made after the commit, beside the event loop.

    `make` gets the link by which one enters this chat with `token`.
    """

    token: str
    make: Callable[[str], Media]


@dataclass(frozen=True, slots=True)
class Screen:
    """One thing to say, its buttons in rows, and perhaps a file.

    `title` is the first line and stands out; it is what the lock screen shows. `toast` is a
    passing word (at most 200 characters) for the tap that led here. `is_new` asks for a message
    of its own instead of changing the one that was tapped. `follows` is the number of the thing
    whose live card this is: it is drawn anew as that changes. `drawing` becomes the file before
    the screen is shown.
    """

    title: str = ""
    body: str = ""
    rows: tuple[tuple[Button, ...], ...] = field(default=())
    media: Media | None = None
    drawing: Drawing | None = None
    toast: str = ""
    is_new: bool = False
    follows: int | None = None

    @property
    def text(self) -> str:
        """Title and body as they stand under each other."""
        return "\n".join(part for part in (self.title, self.body) if part)
