"""However people type it, the same words are found to be the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from community.needs.similar import ALIKE
from community.rules.search_words import all_search_words, search_words


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
        ("Ceлo и мope", "село и море"),
        ("Майката на Анѝ", "Ма\u0438\u0306ката на Ани"),
        ("Занималня край моста", "Занимаљна крај моста"),
        ("Вълчи дол", "Вълчі дол"),
        ("тъмна улица", "Улицата ни е ТЪМНА!!!"),
        ("tymnata", "timnata"),
        ("şcoală", "scoala"),
        ("вода, ток", "ток ВОДА"),
    ],
)
def test_the_same_in_other_letters(one: str, other: str) -> None:
    assert search_words(one) == search_words(other) != ""


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("kushta", ["ku6ta", "ka6ta"]),
        ("ygyl, moy pyteka", ["igil moi pitek", "agal moi patek"]),
        ("kliuch, yujna ulica", ["iujna kliu4 ulica", "alica iujna kliu4"]),
        ("въже", ["vaje", "vuje", "vije"]),
        ("Reka", ["reka"]),
        ("dupka vuv", ["dupka vuv", "dapka"]),
        ("na", []),
    ],
)
def test_the_hard_sign_is_read_in_each_way_in_which_it_is_typed(
    text: str, readings: list[str]
) -> None:
    assert all_search_words(text) == readings


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


def test_a_word_that_can_be_read_in_both_alphabets_counts_in_both() -> None:
    assert search_words("MOCT") == "moct most"
    assert search_words("POMA") == search_words("poma рома")


# What looks the same in Cyrillic and in Latin letters, capitals and small ones.
TWINS = dict(zip("АВЕКМНОРСТУХаеорсухІіЈјЅѕһ", "ABEKMHOPCTYXaeopcyxIiJjSsh", strict=True))
BACK = {latin: cyrillic for cyrillic, latin in TWINS.items()}


@st.composite
def switched(draw: st.DrawFn, said: list[str], twins: dict[str, str]) -> tuple[str, str]:
    """What somebody said, and the same with any of its letters in the other alphabet."""
    text = draw(st.sampled_from([each for line in said for each in (line, line.upper())]))
    others = [twins.get(sign, sign) for sign in text]
    return text, "".join(map(draw, map(st.sampled_from, zip(text, others, strict=True))))


IN_CYRILLIC = [
    "Ремонт на моста над Осерска река",
    "Тъмна улица „Манастирска река“",
    "ТОВА МОРЕ ОТ КАМЪНИ",
    "Няма вода в горната махала",
    "Спирка до старото училище",
    "Роса и храсти по пътеката към парка",
    "Сухо дере, отпадъци и хора без кофи",
]
IN_LATIN = [
    "Remont na mosta nad Oserska reka",
    "Tymna ulica Manastirska reka",
    "Nqma voda w gornata mahala",
    "Spirka do staroto u4ili6te",
    "Chitalishteto shte se sruti",
    "Jivotni i drveta v parkinga",
]


@given(switched(IN_CYRILLIC, TWINS))
def test_any_letters_of_a_latin_keyboard_that_look_alike_change_nothing(
    said: tuple[str, str],
) -> None:
    meant, written = map(search_words, said)
    assert set(meant.split()) <= set(written.split())


@given(switched(IN_LATIN, BACK))
def test_any_letters_of_a_cyrillic_keyboard_that_look_alike_change_nothing(
    said: tuple[str, str],
) -> None:
    meant, written = map(search_words, said)
    assert set(meant.split()) <= set(written.split())


@given(switched(IN_CYRILLIC, TWINS) | switched(IN_LATIN, BACK))
def test_it_is_found_alike_also_by_who_says_more(said: tuple[str, str]) -> None:
    meant, written = said
    more = search_words(f"{written}, моля Ви")
    assert fuzz.token_set_ratio(search_words(meant), more, processor=None) >= ALIKE
