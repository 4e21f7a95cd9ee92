"""Dates that people type are read, and what can not be read is told apart by its reason."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading import Reason, Unclear, read_date
from bot.texts import LANGUAGES, date_line, day_and_month, numeric_date, short_day, speaking

MONDAY = date(2023, 3, 20)
MARCH_21 = date(2023, 3, 21)


@pytest.mark.parametrize(
    "text",
    [
        "21.03.2023",
        "21.03.2023 г.",
        "21.3.2023",
        "21.3.23",
        "21. 3. 23",
        "21/03/2023",
        "21-03-2023",
        "2023-03-21",
        "21 03 2023",
        "21.03",
        "21.3.",
        "21/3",
        "21 март",
        "21 МАРТ",
        "21 март 2023",
        "21 март 2023 г.",
        "21 март 2023 година",
        "21-ви март",
        "на 21 март",
        "за 21 март",
        "21mart",
        "вторник, 21 март 2023 г.",
        "21 март (вторник)",
        "21.03.2023, (вторник)",
        "вт 21.03",
        "вторник 21",
        "утре",
        "Утре.",
        "за утре",
        "utre",
        "вторник",
        "във вторник",
        "Вторник!",
        "този вторник",
        "vtornik",
        "21 March",
        "March 21, 2023",
        "the 21st of March",
        "tomorrow",
        "on Tuesday",
        "Tue 21.03",
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_one_tuesday_in_many_spellings(text: str, language: str) -> None:
    assert read_date(text, MONDAY, language) == MARCH_21


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("днес", date(2023, 3, 20)),
        ("today", date(2023, 3, 20)),
        ("20.03", date(2023, 3, 20)),
        ("20.03.2023", date(2023, 3, 20)),
        ("този понеделник", date(2023, 3, 20)),
        ("вдругиден", date(2023, 3, 22)),
        ("в други ден", date(2023, 3, 22)),
        ("day after tomorrow", date(2023, 3, 22)),
        ("неделя", date(2023, 3, 26)),
        ("18 септември", date(2023, 9, 18)),
        ("19 март, вторник", date(2024, 3, 19)),
        ("29 февруари", date(2024, 2, 29)),
        ("20.03.2024", date(2024, 3, 20)),
        ("5 май", date(2023, 5, 5)),
        ("5 маи", date(2023, 5, 5)),
        ("първи април", date(2023, 4, 1)),
        ("на двайсет и първи март", date(2023, 3, 21)),
        ("тридесет и първи май", date(2023, 5, 31)),
        ("the first of April", date(2023, 4, 1)),
        ("след 3 дни", date(2023, 3, 23)),
        ("след пет дни", date(2023, 3, 25)),
        ("след 3 дни, в четвъртък", date(2023, 3, 23)),
        ("след седмица", date(2023, 3, 27)),
        ("след две седмици", date(2023, 4, 3)),
        ("in 3 days", date(2023, 3, 23)),
        ("peste două săptămâni", date(2023, 4, 3)),
        ("довечера", date(2023, 3, 20)),
    ],
)
def test_other_days(text: str, expected: date) -> None:
    assert read_date(text, MONDAY, "bg") == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", Reason.NOT_A_DATE),
        ("   ", Reason.NOT_A_DATE),
        ("?", Reason.NOT_A_DATE),
        ("скоро", Reason.NOT_A_DATE),
        ("март", Reason.NOT_A_DATE),
        ("вторник март", Reason.NOT_A_DATE),
        ("следващата седмица", Reason.NOT_A_DATE),
        ("следващия", Reason.NOT_A_DATE),
        ("45", Reason.NOT_A_DATE),
        ("пети", Reason.NOT_A_DATE),
        ("втори вторник", Reason.NOT_A_DATE),
        ("втори вторник на април", Reason.NOT_A_DATE),
        ("утре след", Reason.NOT_A_DATE),
        ("след 3", Reason.NOT_A_DATE),
        ("тази седмица вторник", Reason.NOT_A_DATE),
        ("трийсет и първи април", Reason.IMPOSSIBLE),
        ("след 900 дни", Reason.TOO_FAR),
        ("след 99999999999999999999 дни", Reason.TOO_FAR),
        ("21.03.202", Reason.NOT_A_DATE),
        ("21.03.2023 10:00", Reason.NOT_A_DATE),
        ("9" * 5000, Reason.NOT_A_DATE),
        ("вторник " * 500, Reason.NOT_A_DATE),
        ("31.02.2023", Reason.IMPOSSIBLE),
        ("31.02", Reason.IMPOSSIBLE),
        ("30 февруари", Reason.IMPOSSIBLE),
        ("29.02.2023", Reason.IMPOSSIBLE),
        ("21.13.2023", Reason.IMPOSSIBLE),
        ("0.0", Reason.IMPOSSIBLE),
        ("21.03.0000", Reason.IMPOSSIBLE),
        ("9999999999.3.2023", Reason.IMPOSSIBLE),
        ("17.03.2023", Reason.PAST),
        ("вчера", Reason.PAST),
        ("завчера", Reason.PAST),
        ("онзи ден", Reason.PAST),
        ("миналия вторник", Reason.PAST),
        ("yesterday", Reason.PAST),
        ("19 март 2023", Reason.PAST),
        ("21 март 1999", Reason.PAST),
        ("21.03.2024", Reason.TOO_FAR),
        ("21.03.2203", Reason.TOO_FAR),
        ("21.3.33", Reason.TOO_FAR),
    ],
)
def test_reasons_are_told_apart(text: str, reason: Reason) -> None:
    assert read_date(text, MONDAY, "bg") == Unclear(reason)


@pytest.mark.parametrize(
    ("text", "a_year_later"),
    [
        ("19 март", date(2024, 3, 19)),
        ("1 януари", date(2024, 1, 1)),
        ("19.03", date(2024, 3, 19)),
        ("19 март, неделя", date(2024, 3, 19)),
    ],
)
def test_who_forgot_that_a_day_has_just_passed_is_asked(text: str, a_year_later: date) -> None:
    assert read_date(text, MONDAY, "bg") == Unclear(Reason.PAST, (a_year_later,))


def test_a_day_of_half_a_year_ago_is_the_next_to_come() -> None:
    assert read_date("15 януари", date(2023, 11, 21), "bg") == date(2024, 1, 15)


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("21", [date(2023, 3, 21), date(2023, 4, 21)]),
        ("31", [date(2023, 3, 31), date(2023, 5, 31)]),
        ("сряда 21", [date(2023, 3, 21), date(2023, 4, 21)]),
        ("понеделник", [date(2023, 3, 20), date(2023, 3, 27)]),
        ("следващия понеделник", [date(2023, 3, 20), date(2023, 3, 27)]),
        ("следващия вторник", [date(2023, 3, 21), date(2023, 3, 28)]),
        ("другата неделя", [date(2023, 3, 26), date(2023, 4, 2)]),
        ("next Friday", [date(2023, 3, 24), date(2023, 3, 31)]),
        ("сряда, 21 март", [date(2023, 3, 21), date(2023, 3, 22)]),
        ("неделя, 21 март", [date(2023, 3, 21)]),
        ("утре, сряда", [date(2023, 3, 21), date(2023, 3, 22)]),
        ("вторник, първи април", [date(2023, 4, 1), date(2023, 4, 4)]),
        ("след 3 дни, вторник", [date(2023, 3, 21), date(2023, 3, 23)]),
        ("17.3.22", [date(2024, 3, 17)]),
        ("8/8/16", [date(2023, 8, 8)]),
    ],
)
def test_what_is_ambiguous_is_asked_back(text: str, candidates: list[date]) -> None:
    expected: Unclear[date] = Unclear(Reason.AMBIGUOUS, tuple(candidates))
    assert read_date(text, MONDAY, "bg") == expected


def test_next_tuesday_is_clear_when_this_week_has_no_tuesday_left() -> None:
    friday = date(2023, 3, 17)
    assert read_date("следващия вторник", friday, "bg") == MARCH_21
    assert read_date("next Tuesday", friday, "en") == MARCH_21


def test_the_order_of_day_and_month_is_doubtful_in_english_only() -> None:
    both = (date(2023, 4, 5), date(2023, 5, 4))
    assert read_date("04/05/2023", MONDAY, "en") == Unclear(Reason.AMBIGUOUS, both)
    assert read_date("04/05/2023", MONDAY, "bg") == date(2023, 5, 4)
    assert read_date("04.05.2023", MONDAY, "en") == date(2023, 5, 4)
    assert read_date("04/04/2023", MONDAY, "en") == date(2023, 4, 4)
    assert read_date("03/21/2023", MONDAY, "en") == MARCH_21
    assert read_date("03/21/2023", MONDAY, "bg") == Unclear(Reason.IMPOSSIBLE)
    assert read_date("Thursday 04/05/2023", MONDAY, "en") == date(2023, 5, 4)


days_ahead = st.integers(0, 364).map(timedelta)
languages = st.sampled_from(LANGUAGES)


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), days_ahead, languages)
def test_every_date_that_we_print_is_read_back(
    today: date, ahead: timedelta, language: str
) -> None:
    day = today + ahead
    with speaking(language):
        printed = [write(day) for write in (date_line, day_and_month, short_day, numeric_date)]
    assert [read_date(text, today, language) for text in printed] == [day] * len(printed)


@given(st.text(max_size=120), st.dates(date(2020, 1, 1), date(2040, 1, 1)), languages)
def test_no_text_breaks_the_reading_of_dates(text: str, today: date, language: str) -> None:
    day = read_date(text, today, language)
    if isinstance(day, date):
        assert today <= day <= today + timedelta(days=366)


@given(st.text("0123456789./:- ,г", max_size=12), st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_candidates_are_dates_to_come_in_their_order(text: str, today: date) -> None:
    read = read_date(text, today, "en")
    if isinstance(read, Unclear):
        assert not read.candidates or read.reason in {Reason.AMBIGUOUS, Reason.PAST}
        assert read.candidates or read.reason is not Reason.AMBIGUOUS
        assert list(read.candidates) == sorted(set(read.candidates))
        assert all(today <= day for day in read.candidates)
