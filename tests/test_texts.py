"""Dates, hours and remaining time as people say them, in the reader's language."""

import asyncio
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.locales import WORDS
from bot.texts import (
    LANGUAGES,
    date_line,
    day_and_month,
    gettext,
    language_for,
    language_name,
    npgettext,
    numeric_date,
    pgettext,
    remaining,
    sentence_start,
    short_day,
    speaking,
    time_line,
)

SOFIA = "Europe/Sofia"
TUESDAY = datetime(2023, 3, 21, 8, tzinfo=UTC)


def test_bulgarian_says_a_moment_as_the_style_page_asks() -> None:
    with speaking("bg"):
        assert date_line(TUESDAY, SOFIA) == "вторник, 21 март 2023 г."
        assert day_and_month(TUESDAY, SOFIA) == "21 март (вторник)"
        assert short_day(TUESDAY, SOFIA) == "вт 21.03"
        assert numeric_date(TUESDAY, SOFIA) == "21.03.2023 г."
        assert time_line(TUESDAY, SOFIA) == "10:00 ч."


def test_english_says_the_same_moment() -> None:
    with speaking("en"):
        assert date_line(TUESDAY, SOFIA) == "Tuesday, 21 March 2023"
        assert day_and_month(TUESDAY, SOFIA) == "21 March (Tuesday)"
        assert short_day(TUESDAY, SOFIA) == "Tue 21.03"
        assert numeric_date(TUESDAY, SOFIA) == "21.03.2023"
        assert time_line(TUESDAY, SOFIA) == "10:00"


def test_the_zone_decides_which_day_it_is() -> None:
    late = datetime(2023, 3, 20, 22, 30, tzinfo=UTC)
    with speaking("bg"):
        assert date_line(late, SOFIA) == "вторник, 21 март 2023 г."
        assert date_line(late, "UTC") == "понеделник, 20 март 2023 г."
        assert date_line(date(2023, 3, 21)) == "вторник, 21 март 2023 г."
    with pytest.raises(ValueError, match="time zone"):
        date_line(late)


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.sampled_from(LANGUAGES))
def test_nothing_printed_holds_a_space_that_old_phones_draw_as_a_box(
    day: date, language: str
) -> None:
    with speaking(language):
        for write in (date_line, day_and_month, short_day, numeric_date):
            assert not {"\u202f", "\u2009", "\u00a0"} & set(write(day))


@pytest.mark.parametrize(
    ("now", "bulgarian", "english"),
    [
        ("2023-03-21T07:00", "след 1 час", "in 1 hour"),
        ("2023-03-21T06:00", "след 2 часа", "in 2 hours"),
        ("2023-03-21T06:30", "след 1 час и 30 минути", "in 1 hour and 30 minutes"),
        ("2023-03-21T06:59", "след 1 час и 1 минута", "in 1 hour and 1 minute"),
        ("2023-03-21T07:20", "след 40 минути", "in 40 minutes"),
        ("2023-03-21T07:59", "след 1 минута", "in 1 minute"),
        ("2023-03-21T07:59:30", "след 1 минута", "in 1 minute"),
        ("2023-03-21T07:00:04", "след 1 час", "in 1 hour"),
        ("2023-03-21T08:00", "сега", "now"),
        ("2023-03-21T09:00", "сега", "now"),
        ("2023-03-20T22:30", "след 10 часа", "in 10 hours"),
        ("2023-03-20T15:00", "утре", "tomorrow"),
        ("2023-03-19T22:30", "утре", "tomorrow"),
        ("2023-03-19T21:30", "след 2 дни", "in 2 days"),
        ("2023-03-18T07:00", "след 3 дни", "in 3 days"),
        ("2023-03-14T15:00", "след 7 дни", "in 7 days"),
    ],
)
def test_the_remaining_time_is_true(now: str, bulgarian: str, english: str) -> None:
    moment = datetime.fromisoformat(now).replace(tzinfo=UTC)
    with speaking("bg"):
        assert remaining(TUESDAY, moment, SOFIA) == bulgarian
    with speaking("en"):
        assert remaining(TUESDAY, moment, SOFIA) == english


def test_short_waits_over_midnight_are_hours_not_tomorrow() -> None:
    with speaking("en"):
        at = datetime(2023, 3, 20, 23, tzinfo=UTC)
        assert remaining(at, at - timedelta(hours=2), SOFIA) == "in 2 hours"


def test_the_language_is_back_after_speaking_another() -> None:
    with speaking("bg"):
        with speaking("en"):
            assert gettext("tomorrow") == "tomorrow"
        assert gettext("tomorrow") == "утре"


def test_a_language_without_a_catalogue_is_spoken_in_english() -> None:
    with speaking("tr"):
        assert gettext("tomorrow") == "tomorrow"
        assert date_line(TUESDAY, SOFIA) == "Tuesday, 21 March 2023"


def test_the_language_is_back_after_an_error() -> None:
    before = gettext("tomorrow")
    with pytest.raises(RuntimeError), speaking("bg"):
        raise RuntimeError
    assert gettext("tomorrow") == before


async def test_people_who_are_served_at_the_same_time_do_not_mix() -> None:
    async def say(language: str) -> str:
        with speaking(language):
            await asyncio.sleep(0)
            return gettext("tomorrow")

    said = await asyncio.gather(say("bg"), say("en"), say("bg"))
    assert list(said) == ["утре", "tomorrow", "утре"]


def test_an_unknown_sentence_stands_as_it_was_written() -> None:
    with speaking("bg"):
        assert gettext("Not in any catalogue.") == "Not in any catalogue."
        assert pgettext("nowhere", "Not there") == "Not there"
        assert npgettext("nowhere", "one", "many", 2) == "many"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("bg", "bg"),
        ("bg-BG", "bg"),
        ("BG_bg", "bg"),
        ("en-US", "en"),
        ("tr", "bg"),
        ("", "bg"),
        (None, "bg"),
        ("bgx", "bg"),
        ("enx", "bg"),
    ],
)
def test_the_client_language_counts_if_it_is_offered(code: str | None, expected: str) -> None:
    assert language_for(code, ["bg", "en"]) == expected


def test_every_language_has_its_words_and_its_own_name() -> None:
    assert {"bg", "en"} <= set(LANGUAGES)
    assert set(LANGUAGES) <= set(WORDS)
    assert language_name("bg") == "Български"
    forms = {
        "date_line",
        "day_and_month",
        "short_day",
        "short_day_and_year",
        "numeric_date",
        "official_date",
        "time_line",
    }
    assert all(set(WORDS[language]["formats"]) == forms for language in LANGUAGES)


def test_a_phrase_can_begin_a_sentence() -> None:
    assert sentence_start("след 3 дни") == "След 3 дни"
    assert sentence_start("") == ""
