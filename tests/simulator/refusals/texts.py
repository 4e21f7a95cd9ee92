"""Text and its entities refused."""

from __future__ import annotations

from tests.simulator.refusals.row import MARIA, Refused, bold, to_maria

TEXTS = [
    Refused("message text is empty", "sendMessage", {"chat_id": MARIA}, "Client 11401"),
    Refused("message text is empty", "sendMessage", to_maria(text=""), "Client 11401"),
    Refused("text must be non-empty", "sendMessage", to_maria(text=" \n "), "TDLib MessageEntity"),
    Refused(
        "text must be non-empty",
        "sendMessage",
        to_maria(text="<b> </b>", parse_mode="HTML"),
        "TDLib MessageEntity",
    ),
    Refused(
        "message is too long",
        "sendMessage",
        to_maria(text="я" * 4097),
        "docs sendMessage; TDLib MessageContent 4759",
    ),
    Refused(
        "text is too long", "sendMessage", to_maria(text="я" * 16_385), "Client 11310: 32768 bytes"
    ),
    Refused(
        "unsupported parse_mode", "sendMessage", to_maria(parse_mode="BBCode"), "Client 11323"
    ),
    Refused(
        "object expected as link preview options",
        "sendMessage",
        to_maria(link_preview_options=[1]),
        "Client 11379",
    ),
    Refused(
        "can't parse link preview options JSON object",
        "sendMessage",
        to_maria(link_preview_options="{"),
        "Client 11371",
    ),
]


HTML = [
    Refused(
        f"can't parse entities: {reason}",
        "sendMessage",
        to_maria(text=text, parse_mode="HTML"),
        "TDLib MessageEntity parse_html",
    )
    for text, reason in [
        ("<b>Среща", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<h1>Среща</h1>", 'Unsupported start tag "h1" at byte offset 0'),
        ("Среща < 5", 'Unsupported start tag "" at byte offset 11'),
        ("Среща</b>", "Unexpected end tag at byte offset 10"),
        (
            "<b><i>Среща</b></i>",
            'Unmatched end tag at byte offset 16, expected "</i>", found "</b>"',
        ),
        ("<b", "Unclosed start tag at byte offset 0"),
        ('<a href="x>Среща', 'Unclosed start tag "a" at byte offset 0'),
        ("<b>Среща</b", "Unclosed end tag at byte offset 13"),
        (
            '<span class="red">Среща</span>',
            'Tag "span" must have class "tg-spoiler" at byte offset 0',
        ),
    ]
]


ENTITIES = [
    Refused(reason, "sendMessage", to_maria(text=text, entities=entities), source)
    for text, entities, reason, source in [
        (
            "Среща",
            bold(3, 3),
            "entity beginning at UTF-16 offset 3 ends after the end of the text "
            "at UTF-16 offset 6",
            "TDLib MessageEntity 4258",
        ),
        (
            "Среща",
            bold(5, 1),
            "entity begins after the end of the text at UTF-16 offset 5",
            "TDLib MessageEntity 4253",
        ),
        (
            "🏛 Среща",
            bold(1, 2),
            "entity begins in a middle of a UTF-16 symbol at byte offset 4",
            "TDLib MessageEntity 4170",
        ),
        (
            "🏛 Среща",
            bold(0, 1),
            "entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol "
            "at byte offset 4",
            "TDLib MessageEntity 4158",
        ),
        (
            "Среща",
            bold(-1, 2),
            "receive an entity with incorrect offset -1",
            "TDLib MessageEntity 4494",
        ),
        (
            "Среща",
            [{"type": "bolt", "offset": 0, "length": 1}],
            "can't parse MessageEntity: Unsupported type specified",
            "Client 11287",
        ),
        ("Среща", [5], "can't parse MessageEntity: expected an Object", "Client 11292"),
        (
            "Среща",
            [{"type": "bold", "length": 1}],
            "can't parse MessageEntity: Can't find field \"offset\"",
            "Client 11296; tdutils JsonBuilder",
        ),
        (
            "Среща",
            [{"type": "text_link", "offset": 0, "length": 1}],
            "can't parse MessageEntity: Can't find field \"url\"",
            "Client 11219; tdutils JsonBuilder",
        ),
    ]
]
