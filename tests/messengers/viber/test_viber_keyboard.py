"""Buttons on a grid that is six wide: all of them, once, with all their words."""

import re
from html import unescape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from messengers.screen import Button, Screen
from messengers.viber.keyboard import action_body, keyboard_of, lines_of, tapped_in
from messengers.viber.rich_media import buttons_only, with_words

Rows = tuple[tuple[Button, ...], ...]

LABELS = st.text("абвгде жз<>&\"'📅", min_size=1, max_size=60).filter(str.strip)
ROWS = st.lists(st.lists(LABELS, max_size=8), max_size=7).map(
    lambda rows: tuple(
        tuple(Button(label, f"{line}:{place}") for place, label in enumerate(row))
        for line, row in enumerate(rows)
    )
)


def _columns(rows: Rows) -> list[list[int]]:
    return [[place.columns for place in line] for line in lines_of(rows)]


def _row(*labels: str) -> tuple[Button, ...]:
    return tuple(Button(label, "a:1") for label in labels)


def _wraps(buttons: list[dict[str, Any]]) -> list[int]:
    """The lines as Viber fills them: from the left, a new one when six columns are full."""
    lines = [0]
    for button in buttons:
        if lines[-1] + button["Columns"] > 6:
            lines.append(0)
        lines[-1] += button["Columns"]
    return lines


@pytest.mark.parametrize(
    ("labels", "columns"),
    [
        (["✅ Ще дойда"], [[6]]),
        (["✅ Ще дойда", "❌ Няма да дойда"], [[3, 3]]),
        (["🏠 Меню", "☎️ Помощ", "↩️ Назад"], [[2, 2, 2]]),
        (["✅ I will come", "❌ I will not come"], [[3, 3]]),
        (["✅ Да", "❌ Не съм съгласна с това"], [[6], [6]]),
        (["Да", "Не", "Въздържам се от гласуване"], [[6], [6], [6]]),
        (["1", "2", "3", "4", "5", "6"], [[1] * 6]),
        (["1", "2", "3", "4", "5"], [[2, 2, 2], [3, 3]]),
        (["1", "2", "3", "4"], [[3, 3], [3, 3]]),
        (["Понеделник", "Вторник", "Сряда", "Четвъртък"], [[3, 3], [3, 3]]),
        (["пн", "вт", "ср", "чт", "пт", "сб", "нд"], [[2, 2, 2], [3, 3], [3, 3]]),
    ],
)
def test_a_row_stays_a_line_where_its_labels_fit(
    labels: list[str], columns: list[list[int]]
) -> None:
    assert _columns((_row(*labels),)) == columns


@given(ROWS)
def test_every_button_stands_on_the_grid_once_and_whole(rows: Rows) -> None:
    lines = lines_of(rows)

    assert all(sum(place.columns for place in line) == 6 for line in lines)
    assert [place.button for line in lines for place in line] == [
        button for row in rows for button in row
    ]
    if len(lines) > 12:
        with pytest.raises(ValueError, match="At most 12 rows"):
            keyboard_of(rows)
        return
    keyboard = keyboard_of(rows)
    drawn = [] if keyboard is None else keyboard["Buttons"]
    assert [(unescape(each["Text"]), each["ActionBody"], each["Silent"]) for each in drawn] == [
        (button.label, f"megdan:{button.data}", True) for row in rows for button in row
    ]
    assert all("<" not in each["Text"] for each in drawn)
    assert all(each == 6 for each in _wraps(drawn)) or not drawn


@given(ROWS.filter(lambda rows: any(rows)))
def test_no_card_has_more_than_seven_rows(rows: Rows) -> None:
    cards = buttons_only(lines_of(rows))

    assert all(1 <= card["ButtonsGroupRows"] <= 7 for card in cards)
    assert all(len(_wraps(card["Buttons"])) == card["ButtonsGroupRows"] for card in cards)
    bodies = [button["ActionBody"] for card in cards for button in card["Buttons"]]
    assert bodies == [f"megdan:{button.data}" for row in rows for button in row]


@given(st.text("аб <&>\n.", max_size=60), st.text("аб <&>\n.", max_size=600), ROWS)
def test_a_card_with_words_has_all_of_them_or_none(title: str, body: str, rows: Rows) -> None:
    card = with_words(Screen(title, body, rows), lines_of(rows))

    if card is None:
        return
    words = [each for each in card["Buttons"] if each["ActionType"] == "none"]
    said = "".join(unescape(re.sub("<br>|<b>|</b>", "\n", each["Text"])) for each in words)
    assert "".join(said.split()) == "".join((title + body).split())
    assert all(len(each["Text"]) <= 250 for each in words)
    assert sum(each["Rows"] * each["Columns"] for each in card["Buttons"]) <= 42
    assert card["ButtonsGroupRows"] <= 7


def test_an_invitation_is_one_message() -> None:
    """A second one would be charged as well."""
    body = (
        "вторник, 21 март 2023 г., 10:00 ч.\n"
        "📍 Заседателна зала на Общински съвет – Антоново\n"
        "📋 Постигнати резултати; Възможности за финансиране; Как проверяваме плана\n"
        "Ще дойдете ли?"
    )
    rows = (
        _row("✅ Ще дойда", "❌ Няма да дойда"),
        _row("❓ Още не знам"),
        _row("📋 Дневен ред", "📆 В календара ми"),
        _row("🏠 Меню", "☎️ Помощ"),
    )

    card = with_words(Screen("📅 Покана за заседание", body, rows), lines_of(rows))

    assert card is not None
    assert card["ButtonsGroupRows"] == 7
    assert card["Buttons"][0]["TextSize"] == "small"


def test_a_short_notice_is_said_in_larger_letters() -> None:
    rows = (_row("👍 Разбрах"), _row("🏠 Меню", "☎️ Помощ"))

    card = with_words(Screen("📣 Ток", "Утре от 9 до 12 няма да има.", rows), lines_of(rows))

    assert card is not None
    (words, *_) = card["Buttons"]
    assert words["Text"] == "<b>📣 Ток</b><br>Утре от 9 до 12 няма да има."
    assert (words["TextSize"], words["Rows"]) == ("regular", 1)


def test_a_label_that_grows_too_long_by_escaping_is_cut() -> None:
    (button,) = (keyboard_of((_row("&" * 60),)) or {})["Buttons"]

    assert len(button["Text"]) <= 250
    assert unescape(button["Text"]).endswith("…")


@pytest.mark.parametrize(
    "rows",
    [
        (_row("Да"),) * 13,
        ((Button("Да", ""),),),
        ((Button(" ", "yes"),),),
        ((Button("Да", "я" * 32 + "!"),),),
    ],
    ids=["thirteen rows", "no data", "no word", "65 bytes"],
)
def test_a_keyboard_that_can_not_be_drawn_is_our_mistake(rows: Rows) -> None:
    with pytest.raises(ValueError, match=r"rows|button"):
        keyboard_of(rows)


def test_a_screen_without_buttons_has_no_keyboard() -> None:
    assert keyboard_of(((), ())) is None


@pytest.mark.parametrize(
    ("text", "data"),
    [
        (action_body("a:7:1"), "a:7:1"),
        ("megdan:megdan:", "megdan:"),
        ("megdan:" + "я" * 32, "я" * 32),
        ("megdan:" + "я" * 32 + "!", None),
        ("megdan:", None),
        ("Megdan:a", None),
        (" megdan:a", None),
        ("Ще дойда", None),
        ("", None),
    ],
)
def test_a_tap_is_told_from_words(text: str, data: str | None) -> None:
    assert tapped_in(text) == data
