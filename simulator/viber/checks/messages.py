"""What a message of each type must have, and how large it may be (viber.md 2.2, 4 and 8)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from simulator.viber.chats.shown import Wire
from simulator.viber.checks.schema import as_integer
from simulator.viber.refusals import bad, missing

TEXT = 7000
CAPTION = 512
TRACKING = 4000
SENDER_NAME = 28
CONTACT_NAME = 28
PHONE_NUMBER = 18
FILE_NAME = 256
URL = 2000
VIDEO_BYTES = 26 * 1024 * 1024
VIDEO_SECONDS = 180
FILE_BYTES = 50 * 1024 * 1024
PICTURES = ("jpeg", "jpg", "png", "gif")
EXECUTABLES = re.compile(
    "action|apk|app|bat|bin|cmd|com|command|cpl|csh|exe|gadget|inf|ins|inx|ipa|isu|job|jse|ksh|"
    "lnk|msc|msi|msp|mst|osx|out|paf|pif|prg|ps1|reg|rgs|run|sct|sh|shb|shs|u3p|vb|vbe|vbs|"
    "vbscript|workflow|ws|wsf"
)
PHONE = re.compile(r"\+?[0-9]+")

REQUIRED: dict[str, tuple[str, ...]] = {
    "text": ("text",),
    "picture": ("media", "text"),
    "video": ("media", "size"),
    "file": ("media", "size", "file_name"),
    "contact": ("contact.name", "contact.phone_number"),
    "location": ("location.lat", "location.lon"),
    "url": ("media",),
    "sticker": ("sticker_id",),
    "rich_media": ("rich_media",),
}


def check_required(body: Wire, *, needs_sender: bool) -> None:
    """Refuse a message that lacks a field which its type must have."""
    kind = body.get("type")
    if kind is None and body.get("keyboard") is None:
        raise missing("type")
    if kind is not None and kind not in REQUIRED:
        raise bad(f"unknown type {kind!r}")
    for path in REQUIRED[kind] if kind is not None else ():
        if field_at(body, path) is None:
            raise missing(path)
    if kind == "text" and body["text"] == "":
        raise missing("text")
    if needs_sender and not field_at(body, "sender.name"):
        raise missing("sender.name")


def check_limits(body: Wire) -> None:
    """Refuse a message that is larger than its type may be, or of a wrong form."""
    name = field_at(body, "sender.name")
    if name is not None and not (isinstance(name, str) and len(name) <= SENDER_NAME):
        raise bad(f"sender.name has more than {SENDER_NAME} characters")
    tracking = body.get("tracking_data", "")
    if not (isinstance(tracking, str) and len(tracking) <= TRACKING):
        raise bad(f"tracking_data must be text of at most {TRACKING} characters")
    if as_integer(body.get("min_api_version", 1)) is None:
        raise bad("min_api_version must be a number")
    if "text" in body and not isinstance(body["text"], str):
        raise bad("text must be text")
    check = LIMITS.get(body.get("type", ""))
    if check is not None:
        check(body)


def _text(body: Wire) -> None:
    if len(body["text"]) > TEXT:
        raise bad(f"text has more than {TEXT} characters")


def _picture(body: Wire) -> None:
    if len(body["text"]) > CAPTION:
        raise bad(f"text has more than {CAPTION} characters")
    if extension(address(body)) not in PICTURES:
        raise bad("media must end with .jpeg, .jpg, .png or .gif")


def _video(body: Wire) -> None:
    if extension(address(body)) != "mp4":
        raise bad("media must end with .mp4")
    check_size(body, VIDEO_BYTES)
    if (as_integer(body.get("duration", 0)) or 0) > VIDEO_SECONDS:
        raise bad(f"duration is more than {VIDEO_SECONDS} seconds")


def _file(body: Wire) -> None:
    address(body)
    check_size(body, FILE_BYTES)
    name = body["file_name"]
    if not (isinstance(name, str) and 0 < len(name) <= FILE_NAME):
        raise bad(f"file_name must be text of at most {FILE_NAME} characters")
    if EXECUTABLES.fullmatch(extension(name)) or not extension(name):
        raise bad("file_name has a forbidden file type")


def _contact(body: Wire) -> None:
    contact = body["contact"]
    if len(str(contact["name"])) > CONTACT_NAME:
        raise bad(f"contact.name has more than {CONTACT_NAME} characters")
    number = str(contact["phone_number"])
    if len(number) > PHONE_NUMBER or not PHONE.fullmatch(number):
        raise bad(f"contact.phone_number must be + and digits, at most {PHONE_NUMBER}")


def _location(body: Wire) -> None:
    for name, largest in (("lat", 90), ("lon", 180)):
        try:
            is_there = -largest <= float(body["location"][name]) <= largest
        except (TypeError, ValueError):
            is_there = False
        if not is_there:
            raise bad(f"location.{name} must be between -{largest} and {largest}")


def _url(body: Wire) -> None:
    address(body)


LIMITS: dict[str, Callable[[Wire], None]] = {
    "text": _text,
    "picture": _picture,
    "video": _video,
    "file": _file,
    "contact": _contact,
    "location": _location,
    "url": _url,
}


def address(body: Wire) -> str:
    """Give the path of the media's address, or refuse one that is none."""
    media = body["media"]
    if not isinstance(media, str) or len(media) > URL:
        raise bad(f"media must be an address of at most {URL} characters")
    parts = urlsplit(media)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise bad("media must be an http or https address")
    return parts.path


def extension(path: str) -> str:
    """Give what stands after the last dot of the last segment, in lower case."""
    _, dot, end = path.rpartition("/")[2].rpartition(".")
    return end.lower() if dot else ""


def check_size(body: Wire, most: int) -> None:
    """Refuse a file that is said to be too large, or to have no size."""
    size = as_integer(body["size"])
    if size is None or not 0 < size <= most:
        raise bad(f"size must be a number of bytes up to {most}")


def field_at(body: Wire, path: str) -> Any:
    """Give a field, or one of a field's fields; None if it is absent."""
    value: Any = body
    for name in path.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    return value
