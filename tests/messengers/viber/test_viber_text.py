"""Words before they are messages: nothing that people write formats anything."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from messengers.viber.text import CAPTION_CHARACTERS, TEXT_BYTES, cut, plain, spoken

# As Viber reads its marks: opened before a letter, closed before a space or the end.
FORMATTED = re.compile(r"(\*|_|~|```)(?=\S)(?:\S|\S.*?\S)\1(?=\s|$)", re.DOTALL)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*важно*", "*важно*\u200b"),
        ("това е *важно* за нас", "това е *важно*\u200b за нас"),
        ("_а_, ~б~.", "_а_\u200b, ~б~\u200b."),
        ("```код```", "```код```\u200b"),
        ("*_двойно_*", "*_двойно_\u200b*\u200b"),
        ("*през\nредове*", "*през\nредове*\u200b"),
    ],
)
def test_what_would_format_is_made_plain(text: str, expected: str) -> None:
    assert plain(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "5 * 3 * 2",
        "https://town.example/a_b_c",
        "*a*b",
        "* точка\n* точка",
        "~ 20 души",
        "`а`",
        "",
    ],
)
def test_what_would_not_format_stays_as_it_is(text: str) -> None:
    assert plain(text) == text


@given(st.text("*_~` аб\n.", max_size=40))
def test_nothing_formats_and_every_word_is_there(text: str) -> None:
    assert not FORMATTED.search(plain(text))
    assert plain(text).replace("\u200b", "") == text


@pytest.mark.parametrize(
    ("text", "characters", "expected"),
    [
        ("Среща", 5, "Среща"),
        ("Срещата", 5, "Срещ…"),
        ("Среща в сряда", 9, "Среща в…"),
        ("аб👍🏽в", 4, "аб…"),
        ("аб📅", 3, "аб📅"),
        ("\ud83d има", 10, "\ufffd има"),
    ],
)
def test_a_cut_counts_characters_and_ends_at_a_safe_place(
    text: str, characters: int, expected: str
) -> None:
    assert cut(text, characters) == expected


@pytest.mark.parametrize("letter", ["а", "📅", "*а* "])
def test_no_text_is_too_long_for_its_request(letter: str) -> None:
    said = spoken(letter * 8000)

    assert CAPTION_CHARACTERS < len(said) <= 7000
    assert len(said.encode()) <= TEXT_BYTES
    assert said.endswith("…")
