"""Text arrives on the phone as Telegram shows it: parsed, cleaned, trimmed, marked."""

from __future__ import annotations

from typing import Any

import pytest

from simulator.telegram.formats.text import found_entities
from simulator.telegram.phone import Phone
from tests.simulator.conftest import Caller


def mark(kind: str, offset: int, length: int, **more: Any) -> dict[str, Any]:
    """Give an entity."""
    return {"type": kind, "offset": offset, "length": length, **more}


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("<b>Среща</b> днес", "Среща днес", [mark("bold", 0, 5)]),
        ("🏛 <i>x</i>", "🏛 x", [mark("italic", 3, 1)]),
        ("<b>а<u>б</u></b>", "аб", [mark("bold", 0, 2), mark("underline", 1, 1)]),
        ("&lt;b&gt; &amp;amp; &quot;&#1071;&#x42F;", '<b> &amp; "ЯЯ', []),
        ("R&B & &nbsp; &#0;", "R&B & &nbsp; &#0;", []),
        (
            '<a href="https://antonovo.bg/?a=1&amp;b=2">тук</a>',
            "тук",
            [mark("text_link", 0, 3, url="https://antonovo.bg/?a=1&b=2")],
        ),
        (
            '<tg-time unix="1679385600" format="wDT">21 март</tg-time>',
            "21 март",
            [mark("date_time", 0, 7, unix_time=1679385600, date_time_format="wDT")],
        ),
        (
            "<blockquote expandable>дълго</blockquote>",
            "дълго",
            [mark("expandable_blockquote", 0, 5)],
        ),
        ('<span class="tg-spoiler">тайна</span>', "тайна", [mark("spoiler", 0, 5)]),
        ("<S>не</S>", "не", [mark("strikethrough", 0, 2)]),
        ("<b></b>да", "да", []),
    ],
)
async def test_html(
    source: str, text: str, entities: list[dict[str, Any]], call: Caller, maria: Phone
) -> None:
    sent = await call.result("sendMessage", chat_id=101, text=source, parse_mode="html")
    assert sent["text"] == text
    assert sent.get("entities", []) == entities


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("  Среща \n", "Среща"),
        ("a\tb\x00c", "a b c"),
        ("ред\r\nред", "ред\nред"),
        ("<b>&amp;</b>", "<b>&amp;</b>"),
        ("\u202eобратно", "обратно"),
        ("👍👩‍👩‍👧", "👍👩‍👩‍👧"),
    ],
)
async def test_plain_text(given: str, shown: str, call: Caller, maria: Phone) -> None:
    assert (await call.result("sendMessage", chat_id=101, text=given))["text"] == shown
    assert maria.last_screen.text == shown


@pytest.mark.parametrize(
    ("text", "entities", "shown", "moved"),
    [
        ("  аб  ", [mark("bold", 2, 4)], "аб", [mark("bold", 0, 2)]),
        ("  аб", [mark("bold", 1, 3)], " аб", [mark("bold", 0, 3)]),
        ("а\u202eб", [mark("bold", 2, 1)], "аб", [mark("bold", 1, 1)]),
        ("а\r\nб", [mark("bold", 0, 4)], "а\nб", [mark("bold", 0, 3)]),
        (
            "аб",
            [mark("code", 1, 1), mark("bold", 0, 2)],
            "аб",
            [mark("bold", 0, 2), mark("code", 1, 1)],
        ),
        ("аб", [mark("bold", 0, 0)], "аб", []),
        (
            "аб",
            [mark("pre", 0, 2, language="py", more=1)],
            "аб",
            [mark("pre", 0, 2, language="py")],
        ),
    ],
)
async def test_entities_move_with_the_text(  # four of them are one example
    text: str,
    entities: list[dict[str, Any]],
    shown: str,
    moved: list[dict[str, Any]],
    call: Caller,
    maria: Phone,
) -> None:
    sent = await call.result("sendMessage", chat_id=101, text=text, entities=entities)
    assert sent["text"] == shown
    assert sent.get("entities", []) == moved


async def test_only_a_hundred_entities_are_kept(call: Caller, maria: Phone) -> None:
    many = [mark("bold", number, 1) for number in range(150)]
    sent = await call.result("sendMessage", chat_id=101, text="я" * 150, entities=many)
    assert len(sent["entities"]) == 100


def test_the_server_finds_commands_links_names_and_tags() -> None:
    text = "👍 /start https://antonovo.bg @megdan_bot #среща e@antonovo.bg а/б"
    found = [(one["type"], one["offset"], one["length"]) for one in found_entities(text)]
    assert found == [
        ("bot_command", 3, 6),
        ("url", 10, 19),
        ("mention", 30, 11),
        ("hashtag", 42, 6),
        ("email", 49, 13),
    ]


async def test_what_the_bot_marked_stays_as_it_is(call: Caller, maria: Phone) -> None:
    entities = [mark("code", 0, 6)]
    sent = await call.result("sendMessage", chat_id=101, text="/start /menu", entities=entities)
    assert sent["entities"] == [mark("code", 0, 6), mark("bot_command", 7, 5)]
