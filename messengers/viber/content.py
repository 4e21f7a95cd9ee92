"""What somebody sent, as the fields of a message that aiogram knows: pure functions."""

import math
import mimetypes
from collections.abc import Callable
from typing import Any

from messengers.cutting import mended

Fields = dict[str, Any]

# Viber has no voice notes: a recording comes as a file with one of these endings.
RECORDINGS = {
    ".aac": "audio/aac",
    ".amr": "audio/amr",
    ".m4a": "audio/mp4",
    ".mp3": "audio/mpeg",
    ".oga": "audio/ogg",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg",
}
# Viber does not say how long it is; none would mean an empty one.
SHORTEST_SECONDS = 1
LONGEST_URL = 2000


def content_of(message: dict[str, Any]) -> Fields:
    """The fields for what is in a message; {} for a kind that we do not know, or an empty one."""
    read = READERS.get(str(message.get("type")))
    fields = None if read is None else read(message)
    if not fields:
        return {}
    caption = words_in(message, "text")
    return fields if "text" in fields or not caption else fields | {"caption": caption}


def words_in(message: dict[str, Any], name: str) -> str:
    """The words of a field, without what no database and no other phone takes; "" for none."""
    words = message.get(name)
    return mended(words).replace("\0", "") if isinstance(words, str) else ""


def number_in(message: dict[str, Any], name: str) -> int | None:
    """A whole number that is not below nothing, also where it is written in digits."""
    number = message.get(name)
    if isinstance(number, str) and number.isascii() and number.isdigit() and len(number) < 20:
        number = int(number)
    return number if type(number) is int and 0 <= number < 2**63 else None


def _text(message: dict[str, Any]) -> Fields | None:
    words = words_in(message, "text")
    return {"text": words} if words else None


def _url(message: dict[str, Any]) -> Fields | None:
    parts = [words_in(message, "text"), words_in(message, "media")]
    words = "\n".join(dict.fromkeys(filter(None, parts)))
    return {"text": words} if words else None


def _picture(message: dict[str, Any]) -> Fields | None:
    file = _file(message)
    return file and {"photo": [file | {"width": 0, "height": 0}]}


def _video(message: dict[str, Any]) -> Fields | None:
    file = _file(message)
    length = {"width": 0, "height": 0, "duration": number_in(message, "duration") or 0}
    return file and {"video": file | length}


def _document(message: dict[str, Any]) -> Fields | None:
    file = _file(message)
    name = words_in(message, "file_name")
    ending = name[name.rfind(".") :].lower() if "." in name else ""
    if ending in RECORDINGS:
        return _voice(message)
    named = {"file_name": name or None, "mime_type": mimetypes.guess_type(f"x{ending}")[0]}
    return file and {"document": file | named}


def _voice(message: dict[str, Any]) -> Fields | None:
    file = _file(message)
    name = words_in(message, "file_name")
    length = number_in(message, "duration") or SHORTEST_SECONDS
    mime_type = RECORDINGS.get(name[name.rfind(".") :].lower())
    return file and {"voice": file | {"duration": length, "mime_type": mime_type}}


def _contact(message: dict[str, Any]) -> Fields | None:
    contact = message.get("contact")
    if not isinstance(contact, dict):
        return None
    phone = words_in(contact, "phone_number")
    person = {"phone_number": phone, "first_name": words_in(contact, "name")}
    return {"contact": person} if phone else None


def _location(message: dict[str, Any]) -> Fields | None:
    location = message.get("location")
    if not isinstance(location, dict):
        return None
    latitude, longitude = _degrees(location.get("lat"), 90), _degrees(location.get("lon"), 180)
    if latitude is None or longitude is None:
        return None
    return {"location": {"latitude": latitude, "longitude": longitude}}


def _sticker(message: dict[str, Any]) -> Fields | None:
    number = str(message.get("sticker_id") or "")[:LONGEST_URL]
    return {
        "sticker": {
            "file_id": number,
            "file_unique_id": number,
            "type": "regular",
            "width": 0,
            "height": 0,
            "is_animated": False,
            "is_video": False,
        }
    }


def _file(message: dict[str, Any]) -> Fields | None:
    """What lies with Viber: its address is its name, also for fetching it."""
    url = words_in(message, "media")
    if not url or len(url) > LONGEST_URL:
        return None
    return {"file_id": url, "file_unique_id": url, "file_size": number_in(message, "size")}


def _degrees(value: object, most: int) -> float | None:
    try:
        degrees = float(value) if isinstance(value, int | float | str) else math.nan
    except (ValueError, OverflowError):
        return None
    return degrees if -most <= degrees <= most else None


READERS: dict[str, Callable[[dict[str, Any]], Fields | None]] = {
    "text": _text,
    "url": _url,
    "picture": _picture,
    "video": _video,
    "file": _document,
    # Not in the documentation; newer phones may send them.
    "audio": _voice,
    "voice": _voice,
    "contact": _contact,
    "location": _location,
    "sticker": _sticker,
}
