"""Text with entities, cleaned and checked as TDLib does before a bot's message is sent."""

from __future__ import annotations

import re
from typing import Any

from simulator.telegram.chats.messages import Wire
from simulator.telegram.formats.html import parse_html
from simulator.telegram.http.arguments import Arguments
from simulator.telegram.refusals import bad_request

MAX_ENTITIES = 100
MAX_BYTES = 1 << 15
CONTROLS = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f]")
REMOVED = re.compile("[\r\u2028-\u202e\u0333\u033f\u030a]")
FIELDS = {
    "text_link": ("url",),
    "text_mention": ("user",),
    "pre": ("language",),
    "custom_emoji": ("custom_emoji_id",),
    "date_time": ("unix_time", "date_time_format"),
}
REQUIRED = {
    "text_link": "url",
    "text_mention": "user",
    "custom_emoji": "custom_emoji_id",
    "date_time": "unix_time",
}
PLAIN = frozenset(
    [
        "bold",
        "italic",
        "underline",
        "strikethrough",
        "spoiler",
        "code",
        "blockquote",
        "expandable_blockquote",
    ]
)
FOUND = frozenset(
    [
        "mention",
        "hashtag",
        "cashtag",
        "bot_command",
        "url",
        "email",
        "phone_number",
        "bank_card_number",
    ]
)
"""Kinds that the server finds by itself and skips when a bot sends them."""

SEEN_BY_SERVER = re.compile(
    r"(?P<email>[\w.+-]+@[\w-]+\.[\w.]+)"
    r"|(?P<url>https?://[^\s<>\"]+)"
    r"|(?<![\w/])(?P<bot_command>/[A-Za-z0-9_]{1,32}(?:@[A-Za-z0-9_]{3,32})?)(?![\w/])"
    r"|(?<!\w)(?P<mention>@[A-Za-z][A-Za-z0-9_]{2,31})"
    r"|(?<!\w)(?P<hashtag>#\w*[^\W\d]\w*)"
)


def utf16_length(text: str) -> int:
    """Count UTF-16 code units, the measure of entity offsets."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def found_entities(text: str) -> list[Wire]:
    """Find commands, links, names and hashtags, as apps and the server do."""
    if not any(mark in text for mark in "/@#"):
        return []
    return [
        {
            "type": match.lastgroup,
            "offset": utf16_length(text[: match.start()]),
            "length": utf16_length(match.group()),
        }
        for match in SEEN_BY_SERVER.finditer(text)
    ]


def formatted(arguments: Arguments, field: str, limit: int) -> tuple[str, list[Wire]]:
    """Read text and entities of a message or caption, refusing what TDLib refuses.

    The limit is in characters after parsing (telegram-bot-api get_formatted_text, TDLib
    MessageContent.cpp and fix_formatted_text).
    """
    text = arguments.text(field)
    if len(text) * 4 > MAX_BYTES and len(text.encode()) > MAX_BYTES:
        raise bad_request("text is too long")
    mode = arguments.text("parse_mode").lower()
    if text and mode and mode != "none":
        if mode != "html":
            raise bad_request("unsupported parse_mode")
        text, entities = parse_html(text)
    else:
        name = "entities" if field == "text" else "caption_entities"
        entities = given_entities(arguments, name)
    text, entities = cleaned(text, entities)
    if len(text) > limit:
        caption = "caption " if field == "caption" else ""
        raise bad_request(f"message {caption}is too long")
    return text, with_found(text, entities)


def given_entities(arguments: Arguments, name: str) -> list[Wire]:
    """Read the entities that the bot sent; a broken list counts as none."""
    try:
        given = arguments.structure(name)
    except ValueError:
        return []
    if not isinstance(given, list):
        return []
    return [entity for entity in map(read_entity, given) if entity is not None]


def read_entity(entity: Any) -> Wire | None:
    """Read one entity; None for a kind that only the server may set."""
    if not isinstance(entity, dict):
        raise broken("expected an Object")
    kind = entity.get("type", "")
    for field in ("offset", "length", "type"):
        if field not in entity:
            raise broken(f'Can\'t find field "{field}"')
    if kind in FOUND:
        return None
    if kind not in PLAIN and kind not in FIELDS:
        raise broken("Unsupported type specified")
    if kind in REQUIRED and REQUIRED[kind] not in entity:
        raise broken(f'Can\'t find field "{REQUIRED[kind]}"')
    extra = {field: entity[field] for field in FIELDS.get(kind, ()) if field in entity}
    return {
        "type": kind,
        "offset": int(entity["offset"]),
        "length": int(entity["length"]),
        **extra,
    }


def broken(reason: str) -> Exception:
    """Refuse an entity."""
    return bad_request(f"can't parse MessageEntity: {reason}")


def cleaned(text: str, entities: list[Wire]) -> tuple[str, list[Wire]]:
    """Check the entities against the text, drop what no app shows, trim."""
    for entity in entities:
        check_bounds(entity, text)
    entities = [entity for entity in entities if entity["length"] > 0][:MAX_ENTITIES]
    text = CONTROLS.sub(" ", text)
    if REMOVED.search(text):
        text, entities = without_removed(text, entities)
    return trimmed(text, sorted(entities, key=lambda one: (one["offset"], -one["length"])))


def check_bounds(entity: Wire, text: str) -> None:
    """Refuse an entity that begins or ends outside the text or inside a character."""
    start, length = entity["offset"], entity["length"]
    for name, number in (("offset", start), ("length", length)):
        if not 0 <= number <= 1_000_000:
            raise bad_request(f"receive an entity with incorrect {name} {number}")
    units = text.encode("utf-16-le", "surrogatepass")
    total = len(units) // 2
    if length and start >= total:
        raise bad_request(f"entity begins after the end of the text at UTF-16 offset {start}")
    if start + length > total:
        raise bad_request(
            f"entity beginning at UTF-16 offset {start} ends after the end of the text "
            f"at UTF-16 offset {start + length}"
        )
    for position, words in ((start, "begins"), (start + length, "ends")):
        if position < total and 0xDC <= units[position * 2 + 1] <= 0xDF:
            raise inside_symbol(text, start, position, words)


def inside_symbol(text: str, start: int, position: int, words: str) -> Exception:
    """Refuse an entity whose border cuts a surrogate pair."""
    before = text.encode("utf-16-le")[: (position + 1) * 2].decode("utf-16-le")
    place = f"in a middle of a UTF-16 symbol at byte offset {len(before.encode())}"
    if words == "begins":
        return bad_request(f"entity begins {place}")
    return bad_request(f"entity beginning at UTF-16 offset {start} ends {place}")


def without_removed(text: str, entities: list[Wire]) -> tuple[str, list[Wire]]:
    """Take out the characters that Telegram removes and move the entities."""
    places = [utf16_length(text[: match.start()]) for match in REMOVED.finditer(text)]

    def moved(position: int) -> int:
        return position - sum(place < position for place in places)

    return REMOVED.sub("", text), [
        entity
        | {
            "offset": moved(entity["offset"]),
            "length": moved(entity["offset"] + entity["length"]) - moved(entity["offset"]),
        }
        for entity in entities
    ]


def trimmed(text: str, entities: list[Wire]) -> tuple[str, list[Wire]]:
    """Trim as fix_formatted_text does: the end always, the start up to the first entity."""
    text = text.rstrip()
    total = utf16_length(text)
    kept = [
        entity | {"length": min(entity["length"], total - entity["offset"])}
        for entity in entities
        if entity["offset"] < total
    ]
    spaces = len(text) - len(text.lstrip())
    if spaces and kept:
        spaces = min(spaces, kept[0]["offset"])
    if spaces:
        text = text[spaces:]
        kept = [entity | {"offset": entity["offset"] - spaces} for entity in kept]
    return text, kept


def with_found(text: str, entities: list[Wire]) -> list[Wire]:
    """Add what the server finds by itself where the bot marked nothing."""
    found = found_entities(text)
    if not found:
        return entities
    free = [one for one in found if not any(overlap(one, entity) for entity in entities)]
    return sorted(entities + free, key=lambda one: (one["offset"], -one["length"]))


def overlap(one: Wire, other: Wire) -> bool:
    """Tell whether two entities share a character."""
    return bool(
        one["offset"] < other["offset"] + other["length"]
        and other["offset"] < one["offset"] + one["length"]
    )
