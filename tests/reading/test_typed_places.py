"""Towns and villages are recognised however they are typed, and others are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading import known_place

PLACES = ("гр. Антоново", "с. Изворово", "с. Моравица", "с. Стойково", "гр. Бяла", "с. Бяла")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Изворово", "с. Изворово"),
        ("изворово", "с. Изворово"),
        ("С. ИЗВОРОВО", "с. Изворово"),
        ("с.Изворово", "с. Изворово"),
        ("с Изворово", "с. Изворово"),
        ("село Изворово", "с. Изворово"),
        ("в Изворово", "с. Изворово"),
        ("от с. Изворово!", "с. Изворово"),
        ("Живея в село Изворово.", "с. Изворово"),
        ("I live in the village of Izvorovo", "с. Изворово"),
        ("Извoрoвo", "с. Изворово"),  # the o is Latin
        ("Izvorovo", "с. Изворово"),
        ("s. Izvorovo", "с. Изворово"),
        ("selo izworowo", "с. Изворово"),
        ("Антоново", "гр. Антоново"),
        ("гр. Антоново", "гр. Антоново"),
        ("град антоново", "гр. Антоново"),
        ("gr. Antonovo", "гр. Антоново"),
        ("Moravica", "с. Моравица"),
        ("Moravitsa", "с. Моравица"),
        ("Stoykovo", "с. Стойково"),
        ("с. Бяла", "с. Бяла"),
        ("гр. Бяла", "гр. Бяла"),
    ],
)
def test_a_known_place_is_recognised(text: str, expected: str) -> None:
    found = known_place(text, PLACES)
    assert found is not None
    assert PLACES[found] == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "с.",
        "село",
        "Стеврек",
        "гр. Изворово",
        "с. Антоново",
        "Горно Изворово",
        "Изворово 2",
        "Изворово, Антоново",
        "Бяла",  # the town or the village?
    ],
)
def test_another_place_is_left_as_it_was_typed(text: str) -> None:
    assert known_place(text, PLACES) is None


@given(st.text(max_size=80))
def test_no_text_breaks_the_reading_of_places(text: str) -> None:
    found = known_place(text, PLACES)
    assert found is None or 0 <= found < len(PLACES)
