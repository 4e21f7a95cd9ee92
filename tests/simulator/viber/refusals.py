"""What Viber refuses: the words, what triggers it, and how sure that is.

Sources are sections of the research notes on Viber: "seen" are words that were observed, "number"
means that only the status number is known and the words behind it are the simulator's own.
"""

from __future__ import annotations

from typing import Any, NamedTuple

BUTTON = {"ActionBody": "yes", "Text": "Ще дойда"}
SIZES = {"size": 5, "file_name": "план.pdf"}
FILE = {"type": "file", "media": "https://example.org/plan.pdf", **SIZES}
PICTURE = {"type": "picture", "media": "https://example.org/a.jpg", "text": ""}
VIDEO = {"type": "video", "media": "https://example.org/a.mp4", "size": 5}
CONTACT = {"type": "contact", "contact": {"name": "Мария", "phone_number": "+359888"}}


Change = dict[str, Any]


class Refused(NamedTuple):
    """A send_message to a subscriber, changed so that it is refused; None takes a field away."""

    status: int
    words: str
    change: dict[str, Any]
    source: str


def keyboard(*buttons: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """Give a keyboard."""
    return {"Type": "keyboard", "Buttons": list(buttons) or [BUTTON], **fields}


def rich(*buttons: dict[str, Any], level: int = 7, **fields: Any) -> dict[str, Any]:
    """Give a rich media message's fields."""
    media = {"Type": "rich_media", "Buttons": list(buttons) or [BUTTON], **fields}
    return {"type": "rich_media", "rich_media": media, "min_api_version": level}


def board(*buttons: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """Give the change that adds a keyboard."""
    return {"keyboard": keyboard(*buttons, **fields)}


INVALID = "keyboard is not valid. "
RICH_INVALID = "rich_media is not valid. "

MISSING_FIELDS: list[tuple[str, Change]] = [
    ("receiver", {"receiver": None}),
    ("receiver", {"receiver": ""}),
    ("type", {"type": None}),
    ("text", {"text": None}),
    ("text", {"text": ""}),
    ("sender.name", {"sender": None}),
    ("sender.name", {"sender": {"avatar": "https://example.org/a.png"}}),
    ("media", PICTURE | {"media": None}),
    ("text", PICTURE | {"text": None}),
    ("size", VIDEO | {"size": None}),
    ("file_name", FILE | {"file_name": None}),
    ("size", FILE | {"size": None}),
    ("contact.phone_number", {"type": "contact", "contact": {"name": "Мария"}}),
    ("location.lon", {"type": "location", "location": {"lat": 43}}),
    ("sticker_id", {"type": "sticker"}),
    ("media", {"type": "url"}),
    ("rich_media", {"type": "rich_media", "min_api_version": 7}),
]
MISSING = [
    Refused(4, f"missingData: {field}", change, "2.2 and 4; number")
    for field, change in MISSING_FIELDS
]
TOO_LARGE: list[tuple[str, Change]] = [
    ("text has more than 7000 characters", {"text": "я" * 7001}),
    ("text must be text", {"text": 5}),
    ("unknown type 'voice'", {"type": "voice"}),
    ("sender.name has more than 28 characters", {"sender": {"name": "я" * 29}}),
    ("tracking_data must be text of at most 4000 characters", {"tracking_data": "x" * 4001}),
    ("tracking_data must be text of at most 4000 characters", {"tracking_data": 5}),
    ("min_api_version must be a number", {"min_api_version": "new"}),
    ("text has more than 512 characters", PICTURE | {"text": "я" * 513}),
    ("media must end with .jpeg, .jpg, .png or .gif", PICTURE | {"media": "https://a.bg/a"}),
    ("media must be an http or https address", PICTURE | {"media": "ftp://a.bg/a.jpg"}),
    ("media must be an address of at most 2000 characters", PICTURE | {"media": "x" * 2001}),
    ("media must end with .mp4", VIDEO | {"media": "https://a.bg/a.avi"}),
    ("size must be a number of bytes up to 27262976", VIDEO | {"size": 27_262_977}),
    ("duration is more than 180 seconds", VIDEO | {"duration": 181}),
    ("size must be a number of bytes up to 52428800", FILE | {"size": 52_428_801}),
    ("size must be a number of bytes up to 52428800", FILE | {"size": 0}),
    ("file_name must be text of at most 256 characters", FILE | {"file_name": "x" * 257}),
    ("file_name has a forbidden file type", FILE | {"file_name": "план.exe"}),
    ("file_name has a forbidden file type", FILE | {"file_name": "план"}),
    (
        "contact.name has more than 28 characters",
        {"type": "contact", "contact": {"name": "я" * 29, "phone_number": "112"}},
    ),
    (
        "contact.phone_number must be + and digits, at most 18",
        {"type": "contact", "contact": {"name": "Мария", "phone_number": "0888 123"}},
    ),
    (
        "location.lat must be between -90 and 90",
        {"type": "location", "location": {"lat": 91, "lon": 26}},
    ),
    (
        "location.lon must be between -180 and 180",
        {"type": "location", "location": {"lat": 43, "lon": "east"}},
    ),
    ("media must be an http or https address", {"type": "url", "media": "antonovo.bg"}),
    ("the request has more than 30720 bytes", {"tracking_data": "x" * 31_000}),
]
LIMITS = [
    Refused(3, f"badData: {words}", change, "4 and 8; number") for words, change in TOO_LARGE
]
KEYBOARD_ROWS: list[tuple[str, Change, str]] = [
    (
        '[object has missing required properties (["Type"])]',
        {"keyboard": {"Buttons": [BUTTON]}},
        "5; seen",
    ),
    (
        "[array is too short: must have at least 1 elements but instance has 0 elements]",
        {"keyboard": {"Type": "keyboard", "Buttons": []}},
        "5; seen",
    ),
    (
        "[numeric instance is greater than the required maximum (maximum: 6, found: 10000)]",
        board(BUTTON | {"Columns": 10000}),
        "5; seen",
    ),
    (
        '[instance value ("share-phone") not found in enum (possible values: '
        '["reply","open-url",""])]',
        board(BUTTON | {"ActionType": "share-phone"}),
        "5; seen, below level 3",
    ),
    (
        '[object has missing required properties (["ActionBody"])]',
        board({"Text": "Ще дойда"}),
        "5; number",
    ),
    (
        "[numeric instance is lower than the required minimum (minimum: 1, found: 0)]",
        board(BUTTON | {"Rows": 0}),
        "5; number",
    ),
    (
        "[numeric instance is greater than the required maximum (maximum: 2, found: 3)]",
        board(BUTTON | {"Rows": "3"}),
        "5; number, numeric texts pass",
    ),
    (
        "[instance type (integer) does not match any allowed primitive type "
        '(allowed: ["string"])]',
        board(BUTTON | {"ActionBody": 5}),
        "5; number",
    ),
    (
        '[instance type (array) does not match any allowed primitive type (allowed: ["object"])]',
        {"keyboard": [BUTTON]},
        "5; number",
    ),
    (
        '[string "" is too short (length: 0, required minimum: 1)]',
        board(BUTTON | {"ActionType": "location-picker", "ActionBody": ""})
        | {"min_api_version": 3},
        "5; number",
    ),
    (
        "[array is too short: must have at least 4 elements but instance has 1 elements]",
        board(BUTTON | {"TextPaddings": [1]}) | {"min_api_version": 4},
        "5; number",
    ),
]
KEYBOARDS = [
    Refused(3, INVALID + words, change, source) for words, change, source in KEYBOARD_ROWS
]
RICH = [
    Refused(3, RICH_INVALID + words, change, "4 and 5; number")
    for words, change in [
        (
            "[array is too long: must have at most 252 elements but instance has 253 elements]",
            rich(*[BUTTON] * 253),
        ),
        (
            "[array is too long: must have at most 6 elements but instance has 7 elements]",
            rich(*[BUTTON] * 7, ButtonsGroupColumns=1, ButtonsGroupRows=1),
        ),
        (
            "[numeric instance is greater than the required maximum (maximum: 7, found: 8)]",
            rich(ButtonsGroupRows=8),
        ),
        (
            "[numeric instance is greater than the required maximum (maximum: 6, found: 7)]",
            rich(ButtonsGroupColumns=7),
        ),
        (
            '[instance value ("share-phone") not found in enum (possible values: '
            '["reply","open-url","","none","open-map"])]',
            rich(BUTTON | {"ActionType": "share-phone"}),
        ),
        (
            '[instance value ("none") not found in enum (possible values: '
            '["reply","open-url",""])]',
            rich(BUTTON | {"ActionType": "none"}, level=1),
        ),
    ]
]
LEVELS = [
    Refused(14, "incompatibleWithVersion", change, "6 and 7; number")
    for change in [
        rich(level=1),
        board(InputFieldState="hidden") | {"min_api_version": 3},
        board(HeightScale=50),
        board(BUTTON | {"Frame": {}}) | {"min_api_version": 5},
        board(BUTTON | {"Text": "<font size=12>x</font>"}) | {"min_api_version": 3},
        board(BUTTON | {"Text": "<s>x</s>"}),
    ]
]
REFUSALS = MISSING + LIMITS + KEYBOARDS + RICH + LEVELS

TAKEN: list[dict[str, Any]] = [
    {"text": "я" * 7000},
    {"text": "x", "tracking_data": "x" * 4000, "sender": {"name": "я" * 28}},
    PICTURE | {"text": "я" * 512},
    PICTURE | {"media": "https://example.org/a.JPG?x=1"},
    VIDEO | {"size": 27_262_976, "duration": 180},
    FILE | {"file_name": "x" * 252 + ".pdf", "size": "52428800"},
    CONTACT,
    {"type": "location", "location": {"lat": "90", "lon": -180}},
    {"type": "url", "media": "https://antonovo.bg"},
    {"type": "sticker", "sticker_id": 40125},
    {"type": None, "text": None, **board()},
    board(BUTTON | {"Columns": "3", "Rows": 2, "Silent": True}),
    rich(BUTTON | {"ActionType": "none"}, level=2),
    board(InputFieldState="hidden") | {"min_api_version": 4},
    board(BUTTON | {"TextPaddings": [1, 2, 3, 12]}) | {"min_api_version": "4"},
    rich(*[BUTTON] * 252),
    rich(level=2, ButtonsGroupRows=7, ButtonsGroupColumns=6),
]
