"""Notices as municipalities put them on their sites."""

from datetime import date, time
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.moments import DayAndHour
from bot.reading.official_notice import known_place, read_notice
from bot.reading.unclear import Reason, Unclear
from storage.kinds import GroupKind, MeetingKind

WORKING, COMMUNITY = GroupKind.WORKING, GroupKind.COMMUNITY_ACTION


class Sample(NamedTuple):
    """A notice, the day on which it is pasted, and what it says."""

    text: str
    today: date
    kind: MeetingKind | None
    groups: list[GroupKind]
    moment: tuple[date, time]
    place: str
    agenda: list[str]


SAMPLES = [
    Sample(
        "СТАРТИРАНЕ ИЗПЪЛНЕНИЕТО НА ПРОГРАМА РОМАКТ В ОБЩИНА АНТОНОВО01.09.2021 г. "
        "/сряда/ от 10:00 "
        "часа в заседателната зала на Община Антоново  ПРОГРАМА НА ПРЕСКОНФЕРЕНЦИЯТА",
        date(2021, 8, 20),
        None,
        [],
        (date(2021, 9, 1), time(10)),
        "Заседателната зала на Община Антоново",
        [],
    ),
    Sample(
        "ПОКАНА\nза заседание на Местната активна група\nКметът кани всички членове на "
        "25 март 2025 г. "
        "(вторник) от 15:00 ч. в залата на НЧ „Иван Вазов – 1871“.\nДНЕВЕН РЕД:\n1. "
        "Отчет за 2024 г.\n"
        "2. Предложения за бюджета;\n3. Разни\n\nЗа контакти: 06071/2267",
        date(2025, 3, 13),
        MeetingKind.WORKING_SESSION,
        [COMMUNITY],
        (date(2025, 3, 25), time(15)),
        "Залата на НЧ „Иван Вазов – 1871“",
        ["Отчет за 2024 г.", "Предложения за бюджета", "Разни"],
    ),
    Sample(
        "ОБЯВЛЕНИЕ. На 23.05.2014 година /петък/ от 17,30 часа във фоайето на НЧ „Иван "
        "Вазов“ ще се "
        "проведе кръгла маса. Ще се обсъдят предложенията на МАГ.",
        date(2014, 5, 1),
        MeetingKind.ROUND_TABLE,
        [COMMUNITY],
        (date(2014, 5, 23), time(17, 30)),
        "Фоайето на НЧ „Иван Вазов“",
        ["Предложенията на МАГ"],
    ),
    Sample(
        "Общинска администрация организира обществено обсъждане на 14 юли от 17 ч. на "
        "площад „Иван "
        "Вазов“. Заповядайте!",
        date(2021, 7, 1),
        MeetingKind.PUBLIC_DISCUSSION,
        [],
        (date(2021, 7, 14), time(17)),
        "Площад „Иван Вазов“",
        [],
    ),
    Sample(
        "Training for the working group on 22.03.2017 at 10:00 in the Music hall, "
        "Borovan. Agenda:\n"
        "- Proposals\n- Priorities",
        date(2017, 3, 1),
        MeetingKind.TRAINING,
        [WORKING],
        (date(2017, 3, 22), time(10)),
        "The Music hall, Borovan",
        ["Proposals", "Priorities"],
    ),
]


@pytest.mark.parametrize("sample", SAMPLES)
def test_what_a_notice_says_is_found(sample: Sample) -> None:
    found = read_notice(sample.text, sample.today, "bg")
    assert found.kind == sample.kind
    assert found.groups == sample.groups
    assert found.moments == [DayAndHour(*sample.moment)]
    assert found.place == sample.place
    assert found.agenda == sample.agenda


def test_a_weekday_that_does_not_fit_is_doubtful() -> None:
    found = read_notice(
        "На 21.03.2023 г. /сряда/ от 10:00 часа ще има среща", date(2023, 3, 13), "bg"
    )
    assert [read.day for read in found.moments] == [
        Unclear(Reason.AMBIGUOUS, (date(2023, 3, 21), date(2023, 3, 22)))
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Решение № 67/26.03.2024 г. на Общинския съвет",
        "тел. 06071/2267, 0899 92 16 29",
        "План за приобщаване 2021 – 2027",
        "Работно време: от 9:00 до 17:00 часа",
    ],
)
def test_other_numbers_are_no_moment(text: str) -> None:
    assert read_notice(text, date(2023, 3, 13), "bg").moments == []


def test_an_abbreviation_inside_of_a_word_names_no_group() -> None:
    assert read_notice("Магазинът на органа", date(2023, 3, 13), "bg").groups == []


def test_too_many_points_are_left_to_be_asked() -> None:
    points = "\n".join(f"{number}. Точка" for number in range(1, 32))
    assert read_notice(f"Дневен ред:\n{points}", date(2023, 3, 13), "bg").agenda == []


def test_a_place_in_other_words_is_the_known_one() -> None:
    known = ["Заседателна зала на Община Антоново", "Читалище „Просвета“"]
    assert known_place("Заседателната зала на община Антоново", known) == known[0]
    assert known_place("Площад „Иван Вазов“", known) == "Площад „Иван Вазов“"


@given(st.text("0123456789./-:, гчзал\nДневен ред ще се обсъдят", max_size=400))
def test_no_notice_breaks_the_reading(text: str) -> None:
    found = read_notice(text, date(2023, 3, 13), "bg")
    assert all(read.hour is not None for read in found.moments)
