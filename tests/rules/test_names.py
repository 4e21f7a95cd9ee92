"""A name is kept as it was typed, unless it could turn a message around or shows nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.rules.names import LONGEST_NAME, clean_name


@pytest.mark.parametrize(
    "name",
    [
        "Мария",
        "Мария Иванова-Петрова",
        "<b>Иван</b>",
        "&amp;",
        "*звезда*_черта_`код`",
        "{name}",
        "%s",
        "👩‍👩‍👧‍👦",
        "🙂",
        "Мария\u200f",
        "אבי",
        "O'Neill",
        "Я" * LONGEST_NAME,
    ],
)
def test_a_name_stays_as_it_was_typed(name: str) -> None:
    assert clean_name(name) == name


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Мария  ", "Мария"),
        ("Мария\nИванова", "Мария Иванова"),
        ("Мария\t \u00a0Иванова", "Мария Иванова"),
        ("\u202eяираМ", "яираМ"),
        ("Ма\u2067рия\u2069", "Мария"),
        ("Ма\x00рия\x1b", "Мария"),
        ("Мария\ud800", "Мария"),
        ("Мария \u202e", "Мария"),
        ("\u0438\u0306", "й"),
    ],
)
def test_what_could_break_a_message_is_taken_away(typed: str, kept: str) -> None:
    assert clean_name(typed) == kept


@pytest.mark.parametrize(
    "typed",
    ["", "   ", "\n", "\u200b", "\u200d\u200f", "\u202e", "\u2800\u3164", "\u0301", "Я" * 65],
)
def test_nothing_to_see_or_too_much_is_no_name(typed: str) -> None:
    assert clean_name(typed) is None


@given(st.text(max_size=200))
def test_a_kept_name_is_short_printable_in_one_line_and_stable(typed: str) -> None:
    name = clean_name(typed)
    if name is None:
        return
    assert 1 <= len(name) <= LONGEST_NAME
    assert name == name.strip()
    assert len(name.splitlines()) == 1
    assert name.encode("utf-8")
    assert clean_name(name) == name
