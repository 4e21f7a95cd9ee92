"""A day and an hour that people type in one sentence."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.moments import DayAndHour, read_day_and_hour
from bot.reading.unclear import Reason, Unclear
from bot.texts import (
    LANGUAGES,
    date_line,
    day_and_month,
    numeric_date,
    short_day,
    short_day_and_year,
    speaking,
    time_line,
)

MONDAY = date(2023, 3, 20)
TUESDAY, FRIDAY = date(2023, 3, 21), date(2023, 3, 24)


@pytest.mark.parametrize(
    ("text", "day", "hour"),
    [
        ("в петък в 18:30", FRIDAY, time(18, 30)),
        ("петък 18.30", FRIDAY, time(18, 30)),
        ("21 март 10 ч", TUESDAY, time(10)),
        ("21 март от 15,00 часа", TUESDAY, time(15)),
        ("21.03.2023, (вторник) от 10:00", TUESDAY, time(10)),
        ("21.03.2023 г. /вторник/ от 10:00 часа", TUESDAY, time(10)),
        ("21.03.2023 година /вторник/ от 11.00 часа", TUESDAY, time(11)),
        ("вторник, 21 март 2023 г., 10:00 ч.", TUESDAY, time(10)),
        ("на 21-ви март от 10 и половина", TUESDAY, time(10, 30)),
        ("10 ч на 21 март", TUESDAY, time(10)),
        ("в 18 ч. утре", TUESDAY, time(18)),
        ("утре 10", TUESDAY, time(10)),
        ("21.03 10", TUESDAY, time(10)),
        ("21 03 10 30", TUESDAY, time(10, 30)),
        ("20.12 20.12", date(2023, 12, 20), time(20, 12)),
        ("utre v 10", TUESDAY, time(10)),
        ("tomorrow at 5 pm", TUESDAY, time(17)),
        ("Friday, 10:00", FRIDAY, time(10)),
        ("mâine ora 10", TUESDAY, time(10)),
        ("marţi, 21 martie 2023, ora 10:00", TUESDAY, time(10)),
        ("vineri, ora 7 seara", FRIDAY, time(19)),
        ("21 Mart 2023 Salı, saat 18.30'da", TUESDAY, time(18, 30)),
        ("yarın saat 10", TUESDAY, time(10)),
        ("първи април в десет и половина", date(2023, 4, 1), time(10, 30)),
        ("след седмица в три следобед", date(2023, 3, 27), time(15)),
        ("утре на обяд", TUESDAY, time(12)),
        ("пет 10", FRIDAY, time(10)),
        ("довечера в 7", MONDAY, time(19)),
        ("в 7 довечера", MONDAY, time(19)),
        ("tonight at 7", MONDAY, time(19)),
        ("10:00", None, None),
        ("в петък", FRIDAY, None),
    ],
)
def test_both_are_read(text: str, day: date | None, hour: time | None) -> None:
    read = read_day_and_hour(text, MONDAY, "bg")
    assert (read.day if isinstance(read.day, date) else None, read.hour) == (day, hour)


@pytest.mark.parametrize(
    ("text", "reason", "hour"),
    [
        ("сряда, 21 март, 10:00", Reason.AMBIGUOUS, time(10)),
        ("следващия вторник в 17 ч", Reason.AMBIGUOUS, time(17)),
        ("8/8/16 15,00 часа", Reason.AMBIGUOUS, time(15)),
        ("21 в 10", Reason.AMBIGUOUS, time(10)),
        ("вчера в 10", Reason.PAST, time(10)),
        ("31.02. в 10", Reason.IMPOSSIBLE, time(10)),
        ("21 март", None, None),
        ("21 март в 6", None, Unclear(Reason.AMBIGUOUS, (time(6), time(18)))),
        ("21 март от 25:00", None, Unclear(Reason.IMPOSSIBLE)),
    ],
)
def test_what_is_unclear_is_told_apart(
    text: str, reason: Reason | None, hour: time | Unclear[time] | None
) -> None:
    read = read_day_and_hour(text, MONDAY, "bg")
    assert (read.day.reason if isinstance(read.day, Unclear) else None) == reason
    assert read.hour == hour


WRITTEN = (date_line, day_and_month, short_day, short_day_and_year, numeric_date)


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1)),  # noqa: DTZ001 - of any zone
    st.timedeltas(timedelta(), timedelta(days=360)),
    st.sampled_from(LANGUAGES),
)
def test_every_moment_that_we_print_is_read_back(
    now: datetime, ahead: timedelta, language: str
) -> None:
    moment = (now + ahead).replace(second=0, microsecond=0, tzinfo=UTC)
    with speaking(language):
        days = [write(moment, "UTC") for write in WRITTEN]
        hour = time_line(moment, "UTC")
    for day, between in product(days, (", ", " ")):
        read = read_day_and_hour(day + between + hour, now.date(), language)
        assert read == DayAndHour(moment.date(), moment.replace(tzinfo=None).time())


@given(st.text(max_size=120), st.sampled_from(LANGUAGES))
def test_no_text_breaks_the_reading(text: str, language: str) -> None:
    read = read_day_and_hour(text, MONDAY, language)
    assert isinstance(read.day, date | Unclear)
