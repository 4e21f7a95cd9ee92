"""Texts, cuts and buttons before they are calls."""

import pytest
from aiogram.methods import SendMessage

from messengers.screen import Button, Screen
from messengers.telegram.drawing import cut, edited_text, new_messages, utf16_units
from messengers.telegram.keyboard import keyboard_of

FAMILY = "👨‍👩‍👧‍👦"


@pytest.mark.parametrize(
    ("text", "units"),
    [("", 0), ("Среща", 5), ("📅", 2), ("👍🏽", 4), (FAMILY, 11), ("a\u0301", 2)],
)
def test_length_is_counted_as_telegram_counts(text: str, units: int) -> None:
    assert utf16_units(text) == units


@pytest.mark.parametrize(
    ("text", "units", "expected"),
    [
        ("Среща", 5, "Среща"),
        ("Срещата", 5, "Срещ…"),
        ("Среща в сряда", 9, "Среща в…"),
        ("Среща\nв сряда", 7, "Среща…"),
        ("аб📅", 4, "аб📅"),
        ("аб📅в", 4, "аб…"),
        ("аб" + FAMILY + "в", 10, "аб…"),
        ("аб👍🏽в", 6, "аб…"),
        ("абв\u0301г", 4, "аб…"),
        ("\ud83d има", 10, "\ufffd има"),
        ("\ud83d\udcc5 има", 10, "📅 има"),
    ],
)
def test_a_cut_ends_at_a_safe_place(text: str, units: int, expected: str) -> None:
    assert cut(text, units) == expected


@pytest.mark.parametrize("text", ["📅" * 5000, "а" * 5000, "а б " * 2000, "\u0301" * 5000])
def test_no_text_is_too_long_for_telegram(text: str) -> None:
    (call,) = new_messages("700", Screen("Заглавие", text))

    assert isinstance(call, SendMessage)
    assert 4000 < utf16_units(call.text) <= 4096
    assert call.text.endswith("…")
    assert call.text.encode()


def test_a_title_longer_than_a_message_is_bold_to_its_end_only() -> None:
    call = edited_text("700", "1", Screen("📅" * 5000))

    assert call.entities is not None
    assert call.entities[0].length == utf16_units(call.text or "") == 4095


def test_a_screen_without_a_title_has_no_bold_words() -> None:
    assert edited_text("700", "1", Screen(body="Здравейте")).entities is None


def test_data_of_64_bytes_fits_and_one_more_is_our_mistake() -> None:
    assert keyboard_of(((Button("Да", "я" * 32),),)) is not None
    with pytest.raises(ValueError, match="64 bytes, not 65"):
        keyboard_of(((Button("Да", "я" * 32 + "!"),),))


@pytest.mark.parametrize(
    "rows",
    [
        ((Button("Да", ""),),),
        ((Button(" ", "yes"),),),
        ((Button("Да", "yes"),) * 9,),
        ((Button("Да", "yes"),),) * 101,
    ],
    ids=["no data", "no word", "nine in a row", "a hundred and one"],
)
def test_a_keyboard_that_telegram_would_refuse_is_our_mistake(
    rows: tuple[tuple[Button, ...], ...],
) -> None:
    with pytest.raises(ValueError, match="button"):
        keyboard_of(rows)


def test_empty_rows_are_left_out() -> None:
    keyboard = keyboard_of(((), (Button("Да", "yes"),), ()))

    assert keyboard is not None
    assert [[button.text for button in row] for row in keyboard.inline_keyboard] == [["Да"]]
    assert keyboard_of(((),)) is None
