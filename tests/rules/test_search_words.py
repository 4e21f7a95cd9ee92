"""However people type it, the same words are found to be the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.rules.search_words import search_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("РОМАКТ", "РOMAКТ"),
        ("спирка", "cпиркa"),
        ("ЧЕШМА „РОЗА“", "чешма Роза"),
        ("ул. Роза", "кв. роза"),
        ("Няма лампи на ул. Манастирска река", "Nqma lampi na ul. Manastirska reka"),
        ("Спирка за автобуса до училището", "spirka za avtobusa do u4ili6teto"),
        ("Спирка за автобуса до училището", "Spirka za avtobusa do uchilishteto"),
        ("Щъркел", "shtarkel"),
        ("кюше", "kyushe"),
        ("Шахта и чешма", "6ahta i 4e6ma"),
        ("тъмна улица", "Улицата ни е ТЪМНА!!!"),
        ("tymnata", "timnata"),
        ("şcoală", "scoala"),
        ("вода, ток", "ток ВОДА"),
    ],
)
def test_the_same_in_other_letters(one: str, other: str) -> None:
    assert search_words(one) == search_words(other) != ""


def test_what_stands_everywhere_is_left_out() -> None:
    assert search_words("Ние нямаме и искаме да има на нас") == ""
    assert search_words("") == ""


def test_house_numbers_tell_places_apart() -> None:
    assert search_words("ул. Роза 5") != search_words("ул. Роза 6")


@given(st.text())
def test_it_takes_anything_and_is_in_one_form(text: str) -> None:
    words = search_words(text).split(" ")
    assert words == sorted(set(words))
    assert all(len(word) <= 5 for word in words)


@given(st.text(alphabet="абвгдежзийклмнопрстуфхцчшщъьюя ", max_size=40))
def test_case_and_points_change_nothing(text: str) -> None:
    assert search_words(text) == search_words(f"„{text.upper()}!“")
