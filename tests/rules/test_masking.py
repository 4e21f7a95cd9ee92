"""Personal numbers are hidden however they are written, and other numbers are not."""

from datetime import date
from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from community.rules.masking import HIDDEN, JOINT, apart, is_cnp, is_egn, mask, mask_each

BIRTHDAYS = st.dates(date(1900, 1, 1), date(2039, 12, 31))
GAPS = st.sampled_from(["", " ", "-", "/", "\u00a0", " - ", "\u2011", "|", "\u200e", "\u00ad"])


@st.composite
def egns(draw: st.DrawFn) -> str:
    """Numbers of people in Bulgaria."""
    born, rest = draw(BIRTHDAYS), draw(st.integers(0, 999))
    month = born.month + (40 if born.year >= 2000 else 0)
    nine = f"{born.year % 100:02}{month:02}{born.day:02}{rest:03}"
    weights = (2, 4, 8, 5, 10, 9, 7, 3, 6)
    check = sum(int(digit) * weight for digit, weight in zip(nine, weights, strict=True)) % 11 % 10
    return f"{nine}{check}"


@st.composite
def cnps(draw: st.DrawFn) -> str:
    """Numbers of people in Romania."""
    born, rest = draw(BIRTHDAYS), draw(st.integers(0, 99_999))
    first = draw(st.sampled_from("12789" if born.year < 2000 else "56789"))
    twelve = f"{first}{born:%y%m%d}{rest:05}"
    weights = map(int, "279146358279")
    found = sum(int(digit) * weight for digit, weight in zip(twelve, weights, strict=True)) % 11
    return f"{twelve}{1 if found == 10 else found}"


@st.composite
def telephones(draw: st.DrawFn) -> str:
    """Telephones of both countries and of others, grouped as people write them."""
    country, national, groups = draw(
        st.sampled_from(
            [
                ("359", "888123456", (2, 3, 4)),
                ("359", "898765432", (3, 3, 3)),
                ("359", "878112233", (3, 2, 2, 2)),
                ("359", "21234567", (1, 3, 4)),
                ("359", "60155501", (3, 2, 3)),
                ("359", "60712345", (4, 4)),
                ("40", "721123456", (3, 3, 3)),
                ("40", "213456789", (2, 3, 4)),
            ]
        )
    )
    prefix = draw(st.sampled_from(["0", f"+{country}", f"00{country}", f"+{country} (0) "]))
    gap, at, parts = draw(GAPS), 0, []
    for length in groups:
        parts.append(national[at : at + length])
        at += length
    between = gap if prefix != "0" and draw(st.booleans()) else ""
    return f"{prefix}{between}{gap.join(parts)}"


AROUND = st.sampled_from([("", ""), ("Аз съм ", "."), ("(", ")"), ("ул. Роза 5, ", ", вх. 2")])


@given(egns() | cnps(), AROUND)
def test_every_personal_number_is_hidden(number: str, around: tuple[str, str]) -> None:
    assert mask(number.join(around)) == (HIDDEN.join(around), True)


@given(egns(), st.integers(2, 8), st.sampled_from(["\n", " \n", "-\n", "\r\n", "\n\n"]), AROUND)
def test_it_is_hidden_also_over_two_lines(
    number: str, at: int, gap: str, around: tuple[str, str]
) -> None:
    written = f"{number[:at]}{gap}{number[at:]}"
    assert mask(written.join(around)) == (HIDDEN.join(around), True)
    in_groups = f"{number[:6]}{gap}{number[6:8]} {number[8:]}"
    assert mask(in_groups.join(around)) == (HIDDEN.join(around), True)


@given(cnps(), st.integers(2, 11), st.sampled_from(["\n", " \n"]), AROUND)
def test_the_romanian_one_too(number: str, at: int, gap: str, around: tuple[str, str]) -> None:
    assert mask(f"{number[:at]}{gap}{number[at:]}".join(around)) == (HIDDEN.join(around), True)
    in_groups = f"{number[:7]}{gap}{number[7:10]} {number[10:]}"
    assert mask(in_groups.join(around)) == (HIDDEN.join(around), True)


@given(egns() | cnps() | telephones(), st.data(), AROUND)
def test_it_is_hidden_also_over_messages(
    number: str, data: st.DataObject, around: tuple[str, str]
) -> None:
    digits = "".join(sign for sign in number if sign.isdecimal())
    places = st.lists(st.integers(1, len(digits) - 1), min_size=1, unique=True)
    at = [0, *sorted(data.draw(places)), len(digits)]
    said = JOINT.join(digits[one:other] for one, other in pairwise(at)).join(around)
    assert mask(said) == (HIDDEN.join(around), True)
    assert apart(said).replace("\n", "") == digits.join(around)


@given(
    egns().filter(lambda number: int(number[:2]) > 31 or int(number[2:4]) > 12),
    st.sampled_from([". ", ".\n", ".-", "- ", " \n", "/ "]),
    AROUND,
)
def test_it_is_hidden_also_where_its_birthday_stands_apart(
    number: str, signs: str, around: tuple[str, str]
) -> None:
    birthday = signs[0].join((number[:2], number[2:4], number[4:6]))
    written = f"{birthday}{signs[1]}{number[6:]}"
    assert mask(written.join(around)) == (HIDDEN.join(around), True)


@given(
    st.dates(date(2001, 1, 1), date(2031, 12, 31)), st.integers(0, 2359), st.sampled_from(" \n")
)
def test_short_dates_stay_also_with_an_hour(day: date, hour: int, gap: str) -> None:
    text = f"на {day:%d.%m.%y}{gap}{hour:04}"
    assert mask(text) == (text, False)


@given(telephones(), AROUND)
def test_every_telephone_is_hidden(number: str, around: tuple[str, str]) -> None:
    masked, has_one = mask(f" {number} ".join(around))
    assert has_one
    assert masked.count(HIDDEN) == 1
    assert sum(sign.isdigit() for sign in masked) == sum(
        sign.isdigit() for sign in "".join(around)
    )


@given(
    st.sampled_from(["№ {}", "бл. {}", "ул. „Роза“ {}", "{} лв.", "{} деца", "{} м", "вх. {}"]),
    st.integers(0, 9_999_999),
)
def test_short_numbers_stay(words: str, number: int) -> None:
    assert mask(words.format(number)) == (words.format(number), False)


@given(BIRTHDAYS, st.sampled_from(["%d.%m.%Y", "%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d"]))
def test_dates_stay_also_with_what_follows(day: date, form: str) -> None:
    for words in ("на {} г.", "на {} 12 души", "от {} до {}", "{} в 10:30 ч."):
        text = words.format(day.strftime(form), day.strftime(form))
        assert mask(text) == (text, False)


@pytest.mark.parametrize(
    "text",
    [
        "1 250 000 лв.",
        "1.250.000 евро",
        "от 09.30 до 10.30, после 11.30",
        "2019 2020 2021",
        "IBAN BG80BNBG96611020345678",
        "7501020019",
        "10-15 къщи, 3-4 деца",
    ],
)
def test_what_is_nobody_s_number_stays(text: str) -> None:
    assert mask(text) == (text, False)


@pytest.mark.parametrize(
    "number",
    [
        *("0888 123.456", "0888,123,456", "0888_123_456", "0888\n123456", "+359 888\n123.456"),
        *("0888*123*456", "0888 * 123 * 456", "\ufe0f\u20e3".join("0888123456")),
    ],
)
def test_a_telephone_is_hidden_also_where_its_parts_are_unlike(number: str) -> None:
    assert mask(f"тел. {number}, вх. 2") == (f"тел. {HIDDEN}, вх. 2", True)


@pytest.mark.parametrize(
    "number",
    ["О888123456", "o888 123 456", "O888O1234O", "088812345о", "75О1О2ОО18", "+359 88812345O"],
)
def test_the_letter_o_may_stand_for_a_zero(number: str) -> None:
    assert mask(f"тел. {number}, вх. 2О") == (f"тел. {HIDDEN}, вх. 2О", True)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("0888123456от мен", f"{HIDDEN}от мен"),
        ("0888123456о", f"{HIDDEN}о"),
        ("до 88812345О6", "до 88812345О6"),
        ("ОО0 5О ООО", "ОО0 5О ООО"),
        ("бл. 8О, около 1О ООО лв.", "бл. 8О, около 1О ООО лв."),
    ],
)
def test_a_letter_o_beside_a_number_hides_no_more_and_no_less(text: str, shown: str) -> None:
    assert mask(text) == (shown, text != shown)


@pytest.mark.parametrize(
    "text",
    [
        "8.30, 9.30, 10.30 и 11.30",
        "09.30 10.30 11.30 12.30",
        "40, 25, 30, 35, 40, 12",
        "40\n25\n30\n35\n40\n12",
        "05,12,19,26 март",
        "75\n23\n16\n92\n63",
        "12,50 лв., 1 234 567,89 лв.",
        "12.03.2023\n13.03.2023, 10:30",
        "№ 1\n2019\n2020\n2021",
        "Решение № 1012\n14.07.2022 г.",
        "8501\n01\n1234",
        "850101, 1234 лв.",
    ],
)
def test_lists_of_hours_days_and_amounts_stay(text: str) -> None:
    assert mask(text) == (text, False)


def test_several_in_one_text_and_on_several_lines() -> None:
    text = "ЕГН7501020018, тел.\n0888 123 456 или (0601) 55 501; ул. 5 0888/12-34-56"
    assert mask(text)[0] == f"ЕГН{HIDDEN}, тел.\n{HIDDEN} или {HIDDEN}; ул. 5 {HIDDEN}"


def test_digits_of_other_scripts_are_digits() -> None:
    assert mask("٠٨٨٨١٢٣٤٥٦") == (HIDDEN, True)
    assert mask("０８８８１２３４５６") == (HIDDEN, True)


@given(egns() | cnps(), telephones(), AROUND)
def test_the_telephone_of_an_office_may_stay(
    number: str, telephone: str, around: tuple[str, str]
) -> None:
    digits = "".join(sign for sign in telephone if sign.isdecimal())
    assume(not (is_egn(digits) or is_cnp(digits)))
    text = f"тел. {telephone}; ЕГН {number}".join(around)
    shown = f"тел. {telephone}; ЕГН {HIDDEN}".join(around)
    assert mask(text, keeps_telephones=True) == (shown, True)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("00 7501020018", f"00 {HIDDEN}"),
        ("0 0501020015", f"0 {HIDDEN}"),
        ("стая 085 750102 0018", f"стая 085 {HIDDEN}"),
        ("0888 123 456 7501020018", f"0888 123 456 {HIDDEN}"),
    ],
)
def test_a_number_of_a_person_is_found_also_within_a_telephone(text: str, shown: str) -> None:
    assert mask(text, keeps_telephones=True) == (shown, True)


@given(st.text())
def test_what_is_hidden_once_is_left_alone(text: str) -> None:
    masked, _has_one = mask(text)
    assert mask(masked)[0] == masked


@pytest.mark.parametrize(
    "signs",
    [
        "1 ",
        "12\n",
        "12 34.56 ",
        "0888 ",
        "850101 \n",
        "0*",
        "1 * ",
        "О",
        "1О",
        "О1 ",
        "ОО5*",
        "1\u2029",
    ],
)
def test_a_long_row_of_numbers_does_not_keep_others_waiting(signs: str) -> None:
    began = perf_counter()
    mask(signs * (4000 // len(signs)))
    assert perf_counter() - began < 5


@given(st.integers(0, 9))
def test_only_one_check_digit_is_right(digit: int) -> None:
    assert is_egn(f"750102001{digit}") == (digit == 8)
    assert is_cnp(f"180010122114{digit}") == (digit == 4)


@pytest.mark.parametrize(
    ("texts", "shown"),
    [
        (["Звънете 0888 123", "456 до 9 ч."], ["Звънете •••", "••• до 9 ч."]),
        (["7501", "02", "0018"], [HIDDEN] * 3),
        (["750102001", "8 и 0888 123 456"], [HIDDEN, "••• и •••"]),
        (["на 21.03.2023", "в 10"], ["на 21.03.2023", "в 10"]),
    ],
)
def test_over_several_messages_each_is_shown_without_its_part(
    texts: list[str], shown: list[str]
) -> None:
    assert mask_each(texts) == shown
