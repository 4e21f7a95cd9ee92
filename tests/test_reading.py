"""What people type is read, and what can not be read is told apart by its reason."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.locales import WORDS
from bot.reading import (
    CommandWord,
    Reason,
    Unclear,
    command_word,
    read_date,
    read_hour,
    wall_time,
    yes_or_no,
)
from bot.texts import (
    LANGUAGES,
    date_line,
    day_and_month,
    numeric_date,
    short_day,
    speaking,
    time_line,
)

SOFIA = "Europe/Sofia"
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
        ("19 март", date(2024, 3, 19)),
        ("1 януари", date(2024, 1, 1)),
        ("29 февруари", date(2024, 2, 29)),
        ("20.03.2024", date(2024, 3, 20)),
        ("5 май", date(2023, 5, 5)),
        ("5 маи", date(2023, 5, 5)),
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10", time(10)),
        ("10:00", time(10)),
        ("10.00", time(10)),
        ("10,00", time(10)),
        ("10-00", time(10)),
        ("10 00", time(10)),
        ("1000", time(10)),
        ("10ч", time(10)),
        ("10 ч", time(10)),
        ("10 ч.", time(10)),
        ("10:00 ч.", time(10)),
        ("10 часа", time(10)),
        ("от 10:00 часа", time(10)),
        ("в 10", time(10)),
        ("10 сутринта", time(10)),
        ("10 am", time(10)),
        ("10 a.m.", time(10)),
        ("at 10 o'clock", time(10)),
        ("8:30", time(8, 30)),
        ("10ч30", time(10, 30)),
        ("10 и половина", time(10, 30)),
        ("10 и четвърт", time(10, 15)),
        ("17.30", time(17, 30)),
        ("1830", time(18, 30)),
        ("930", time(9, 30)),
        ("06:00", time(6)),
        ("6 сутринта", time(6)),
        ("6:30 pm", time(18, 30)),
        ("6 следобед", time(18)),
        ("7 вечерта", time(19)),
        ("18 часа следобед", time(18)),
        ("12 am", time(0)),
        ("12 pm", time(12)),
        ("12", time(12)),
        ("на обяд", time(12)),
        ("12 на обяд", time(12)),
        ("1 на обяд", time(13)),
        ("полунощ", time(0)),
        ("00:00", time(0)),
        ("23:59", time(23, 59)),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_hours_in_many_spellings(text: str, expected: time, language: str) -> None:
    assert read_hour(text, language) == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", Reason.NOT_AN_HOUR),
        ("скоро", Reason.NOT_AN_HOUR),
        ("часа", Reason.NOT_AN_HOUR),
        ("сутринта", Reason.NOT_AN_HOUR),
        ("и половина", Reason.NOT_AN_HOUR),
        ("10:5", Reason.NOT_AN_HOUR),
        ("10:00-12:00", Reason.NOT_AN_HOUR),
        ("10:30 и половина", Reason.NOT_AN_HOUR),
        ("10 сутринта следобед", Reason.NOT_AN_HOUR),
        ("3 полунощ", Reason.NOT_AN_HOUR),
        ("18300", Reason.NOT_AN_HOUR),
        ("9" * 5000, Reason.NOT_AN_HOUR),
        ("25:00", Reason.IMPOSSIBLE),
        ("24:00", Reason.IMPOSSIBLE),
        ("10:60", Reason.IMPOSSIBLE),
        ("13 am", Reason.IMPOSSIBLE),
        ("0 pm", Reason.IMPOSSIBLE),
    ],
)
def test_what_is_no_hour_is_told_apart(text: str, reason: Reason) -> None:
    assert read_hour(text, "bg") == Unclear(reason)


@pytest.mark.parametrize(
    ("text", "minute"), [("1", 0), ("6", 0), ("в 6", 0), ("6:30", 30), ("7 и половина", 30)]
)
def test_an_hour_that_may_be_morning_or_evening_is_asked_back(text: str, minute: int) -> None:
    hour = int(next(character for character in text if character.isdigit()))
    both = (time(hour, minute), time(hour + 12, minute))
    assert read_hour(text, "bg") == Unclear(Reason.AMBIGUOUS, both)


def test_day_and_hour_become_a_moment_in_utc() -> None:
    assert wall_time(MARCH_21, time(10), SOFIA) == datetime(2023, 3, 21, 8, tzinfo=UTC)


def test_an_hour_that_the_clock_skips_is_impossible_and_one_it_doubles_is_its_first() -> None:
    assert wall_time(date(2023, 3, 26), time(3, 30), SOFIA) == Unclear(Reason.IMPOSSIBLE)
    doubled = wall_time(date(2026, 10, 25), time(3, 30), SOFIA)
    assert doubled == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


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


@given(st.times(), languages)
def test_every_hour_that_we_print_is_read_back(hour: time, language: str) -> None:
    at = datetime.combine(MARCH_21, hour, UTC)
    with speaking(language):
        printed = time_line(at, "UTC")
    assert read_hour(printed, language) == hour.replace(second=0, microsecond=0)


@given(st.text(max_size=120), st.dates(date(2020, 1, 1), date(2040, 1, 1)), languages)
def test_no_text_breaks_the_reading(text: str, today: date, language: str) -> None:
    day = read_date(text, today, language)
    if isinstance(day, date):
        assert today <= day <= today + timedelta(days=366)
    read_hour(text, language)
    command_word(text)
    yes_or_no(text)


@given(st.text("0123456789./:- ,г", max_size=12), st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_candidates_are_dates_to_come_in_their_order(text: str, today: date) -> None:
    read = read_date(text, today, "en")
    if isinstance(read, Unclear):
        assert (read.reason is Reason.AMBIGUOUS) == bool(read.candidates)
        assert list(read.candidates) == sorted(set(read.candidates))
        assert all(today <= day for day in read.candidates)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("СТОП", CommandWord.STOP),
        ("стоп", CommandWord.STOP),
        ("Стоп.", CommandWord.STOP),
        (" стоп!!! ", CommandWord.STOP),
        ("„СТОП“", CommandWord.STOP),
        ("СТОП 🛑", CommandWord.STOP),
        ("STOP", CommandWord.STOP),
        ("CTOП", CommandWord.STOP),  # the first three letters are Latin
        ("SТОР", CommandWord.STOP),  # all but the first letter are Cyrillic
        ("С\u200bТОП", CommandWord.STOP),
        ("/stop", CommandWord.STOP),
        ("спри", CommandWord.STOP),
        ("Спрете съобщенията!", CommandWord.STOP),
        ("ОТПИШИ", CommandWord.STOP),
        ("otpishi", CommandWord.STOP),
        ("OPRIRE", CommandWord.STOP),
        ("RENUNȚ", CommandWord.STOP),
        ("renunt", CommandWord.STOP),
        ("İPTAL", CommandWord.STOP),
        ("iptal", CommandWord.STOP),
        ("ıptal", CommandWord.STOP),
        ("dur", CommandWord.STOP),
        ("СТАРТ", CommandWord.START),
        ("start", CommandWord.START),
        ("върни", CommandWord.START),
        ("BAŞLA", CommandWord.START),
        ("basla", CommandWord.START),
        ("revin", CommandWord.START),
        ("помощ", CommandWord.HELP),
        ("pomosht", CommandWord.HELP),
        ("help", CommandWord.HELP),
        ("AJUTOR", CommandWord.HELP),
        ("YARDIM", CommandWord.HELP),
        ("yardım", CommandWord.HELP),
        ("?", CommandWord.HELP),
        ("???", CommandWord.HELP),
        ("меню", CommandWord.MENU),
        ("Menu", CommandWord.MENU),
    ],
)
def test_command_words_work_in_every_spelling(text: str, expected: CommandWord) -> None:
    assert command_word(text) is expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "...",
        "🛑",
        "стопанин",
        "стоп на колите пред училището",
        "Спрете тока",
        "Не спирайте",
        "Как да ви помогна?",
        "отказ",
        "назад",
        "край",
        "да",
        "Мария",
        "старта",
        "стоп " * 30,
        "a?" * 60,
    ],
)
def test_other_messages_are_no_commands(text: str) -> None:
    assert command_word(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("да", True),
        ("Да!", True),
        ("ok", True),
        ("ще дойда", True),
        ("evet", True),
        ("не", False),
        ("НЕ.", False),
        ("няма да дойда", False),
        ("hayır", False),
        ("nu", False),
        ("не знам", None),
        ("може би", None),
        ("", None),
    ],
)
def test_yes_and_no(text: str, expected: bool | None) -> None:
    assert yes_or_no(text) is expected


def test_no_word_means_two_things() -> None:
    for section in ("commands", "answers"):
        meanings: dict[str, str] = {}
        for words in WORDS.values():
            for kind, phrases in words[section].items():
                for phrase in phrases:
                    assert meanings.setdefault(phrase, kind) == kind
                    if section == "commands":
                        assert command_word(phrase) == kind
                    else:
                        assert yes_or_no(phrase) is (kind == "yes")
                        assert command_word(phrase) is None
