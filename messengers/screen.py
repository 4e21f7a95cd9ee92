"""What a person should see: the one neutral value between the rooms."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


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

    `make` gets the links by which one enters with `token`, one for each messenger; without a
    token there are none.
    """

    token: str | None
    make: Callable[..., Media]


@dataclass(frozen=True, slots=True)
class Link:
    """A link into the bot's chat in another messenger: it is asked for after the commit.

    `line` is how it stands under the body, with `{link}` in its place; without an answer of that
    messenger the line is left away.
    """

    messenger: str
    token: str
    line: str


@dataclass(frozen=True, slots=True)
class Removal:
    """That what a person wrote should not stay in their chat, and a line under the body for it.

    `gone` stands there once the messenger has taken it out, `stays` where it can not.
    """

    gone: str
    stays: str


class Shape(StrEnum):
    """As what a messenger shows something that lies with it already."""

    PHOTO = "photo"
    FILE = "file"
    VOICE = "voice"


@dataclass(frozen=True, slots=True)
class StoredMedia:
    """Something that was sent to us: the messenger that has it is told its own `reference`.

    For any other it lies in our media folder as `file`, which is empty until it has been fetched.
    """

    shape: Shape
    messenger: str
    reference: str
    file: str | None = None
    file_name: str | None = None
    mime_type: str | None = None


class Followed(NamedTuple):
    """The thing whose live card a screen is: its kind, as the cards know it, and its number."""

    kind: str
    number: int


@dataclass(frozen=True, slots=True)
class Screen:
    """One thing to say, its buttons in rows, and perhaps a file.

    `title` is the first line and stands out; it is what the lock screen shows. `toast` is a
    passing word (at most 200 characters) for the tap that led here; with `says_toast` the screen
    says it itself, and where there are no passing words it is left out. `is_new` asks for a
    message of its own instead of changing the one that was tapped. `follows` is the thing whose
    live card this is: it is drawn anew as that changes. `drawing` becomes the file before the
    screen is shown, `link` a line under the body; `removal` takes away to which words it answers.
    """

    title: str = ""
    body: str = ""
    rows: tuple[tuple[Button, ...], ...] = field(default=())
    media: Media | StoredMedia | None = None
    drawing: Drawing | None = None
    link: Link | None = None
    removal: Removal | None = None
    toast: str = ""
    says_toast: bool = False
    is_new: bool = False
    follows: Followed | None = None

    @property
    def text(self) -> str:
        """Title and body as they stand under each other."""
        return "\n".join(part for part in (self.title, self.body) if part)
