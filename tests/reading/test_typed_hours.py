"""Hours that people type are read, and with a day they make a moment."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading import Reason, Unclear, read_hour, wall_time
from bot.texts import LANGUAGES, speaking, time_line

SOFIA = "Europe/Sofia"
MARCH_21 = date(2023, 3, 21)


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
        ("десет и половина", time(10, 30)),
        ("десет и двайсет", time(10, 20)),
        ("осемнайсет часа", time(18)),
        ("двадесет и един часа", time(21)),
        ("в три следобед", time(15)),
        ("довечера в 7", time(19)),
        ("половин пет следобед", time(16, 30)),
        ("единайсет без четвърт", time(10, 45)),
        ("един без петнайсет на обяд", time(12, 45)),
        ("half past ten", time(10, 30)),
        ("quarter to six pm", time(17, 45)),
        ("ora zece și jumătate", time(10, 30)),
        ("saat sekizde", time(8)),
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
        ("половин", Reason.NOT_AN_HOUR),
        ("три и пет", Reason.NOT_AN_HOUR),
        ("половин пет и четвърт", Reason.NOT_AN_HOUR),
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


@pytest.mark.parametrize(
    ("text", "hour", "minute"),
    [
        ("в пет", 5, 0),
        ("пет и половина", 5, 30),
        ("четири и четвърт", 4, 15),
        ("половин пет", 4, 30),
        ("половин единайсет", 10, 30),
        ("половин един", 0, 30),
        ("осем без четвърт", 7, 45),
        ("half past five", 5, 30),
    ],
)
def test_an_hour_in_words_is_asked_back_too(text: str, hour: int, minute: int) -> None:
    both = (time(hour, minute), time(hour + 12, minute))
    assert read_hour(text, "bg") == Unclear(Reason.AMBIGUOUS, both)


def test_day_and_hour_become_a_moment_in_utc() -> None:
    assert wall_time(MARCH_21, time(10), SOFIA) == datetime(2023, 3, 21, 8, tzinfo=UTC)


def test_an_hour_that_the_clock_skips_is_impossible_and_one_it_doubles_is_its_first() -> None:
    assert wall_time(date(2023, 3, 26), time(3, 30), SOFIA) == Unclear(Reason.IMPOSSIBLE)
    doubled = wall_time(date(2026, 10, 25), time(3, 30), SOFIA)
    assert doubled == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


languages = st.sampled_from(LANGUAGES)


@given(st.times(), languages)
def test_every_hour_that_we_print_is_read_back(hour: time, language: str) -> None:
    at = datetime.combine(MARCH_21, hour, UTC)
    with speaking(language):
        printed = time_line(at, "UTC")
    assert read_hour(printed, language) == hour.replace(second=0, microsecond=0)


@given(st.text(max_size=120), languages)
def test_no_text_breaks_the_reading_of_hours(text: str, language: str) -> None:
    read = read_hour(text, language)
    if isinstance(read, Unclear):
        assert (read.reason is Reason.AMBIGUOUS) == bool(read.candidates)
