"""What can not be is answered clearly, and what was written before it is not lost."""

from datetime import UTC, datetime

import pytest

from storage.models import Meeting
from tests.conversations.deeds import drafts_meeting, opens_menu
from tests.conversations.tables import one
from tests.conversations.town import Actor, Town

ROOM = "в заседателната зала на Община Антоново"
AGENDA = "\nДНЕВЕН РЕД:\n1. Отчет\n2. Разни"


async def stands_at_the_day(elena: Actor) -> None:
    await opens_menu(elena)
    await elena.taps_through("Нова среща", "Обучение", "Двете групи")


@pytest.mark.parametrize(
    ("notice", "found", "asked"),
    [
        (f"ОБУЧЕНИЕ за МАГ на 21.03.2023 г. {ROOM} и ще бъде от сутринта.{AGENDA}", "", ""),
        (f"ОБУЧЕНИЕ за МАГ на 21.03.2023 г. /вторник/ от 10:00 часа.{AGENDA}", "10:00", "място"),
        (f"Каним Ви на 21.03.2023 г. /вторник/ от 10:00 часа {ROOM}.", "10:00", "вид"),
    ],
)
async def test_of_half_a_notice_the_other_half_is_asked(
    elena: Actor, notice: str, found: str, asked: str
) -> None:
    await elena.writes(notice)
    if found:
        elena.sees("Прочетохме обявата", found, asked)
    else:
        elena.sees("автоматичен чат")


async def test_of_two_dates_one_is_chosen(elena: Actor) -> None:
    await elena.writes(
        f"ОБУЧЕНИЕ за МАГ и ОРГ на 21.03.2023 г. от 10:00 часа {ROOM} и на 23.03.2023 г. от 14:00 "
        f"часа {ROOM}.{AGENDA}"
    )
    elena.sees("Прочетохме обявата", "2 точки", "дата")
    await elena.taps("Продължавам")
    elena.sees_button("вт 21.03")
    await elena.taps("чт 23.03")
    await elena.taps("14:00")
    elena.sees("четвъртък, 23 март 2023 г., 14:00", "Община Антоново", "Отчет; Разни")


@pytest.mark.parametrize("day", ["31.02.2023", "31.02.", "29.02.2023", "01.03.2023", "32.03.2023"])
async def test_an_impossible_day_is_asked_back(elena: Actor, day: str) -> None:
    await stands_at_the_day(elena)
    await elena.writes(day)
    elena.sees("Коя дата да запишем?")
    await elena.writes("21.03.2023")
    elena.sees("🕙 В колко часа?")


async def test_a_past_notice_keeps_the_rest(elena: Actor) -> None:
    await elena.writes(f"ОБУЧЕНИЕ за МАГ на 01.03.2023 г. от 10:00 часа {ROOM}.{AGENDA}")
    elena.sees("вече е минала", "2 точки")
    await elena.taps("Продължавам")
    await elena.writes("22.03.2023")
    elena.sees("сряда, 22 март 2023 г., 10:00", "Отчет; Разни")


async def test_an_hour_that_the_clocks_skip_is_told(elena: Actor) -> None:
    await stands_at_the_day(elena)
    await elena.writes("26.03.2023")
    await elena.writes("03:30")
    elena.sees("В този ден няма такъв час")
    await elena.writes("10:30")
    elena.sees("📍 Къде?")


async def test_an_hour_that_comes_twice_is_the_first(town: Town, elena: Actor) -> None:
    await drafts_meeting(elena, day="29.10.2023", hour="03:30")
    elena.sees("неделя, 29 октомври 2023 г., 03:30")
    meeting = await one(town, Meeting)
    assert meeting.starts_at == datetime(2023, 10, 29, 0, 30, tzinfo=UTC)


async def test_thirty_points_are_kept(elena: Actor, maria: Actor) -> None:
    await stands_at_the_day(elena)
    for words in ("21.03.2023", "10:00"):
        await elena.writes(words)
    await elena.taps("Общински съвет")
    await elena.writes("\n".join(f"{number}. Точка от реда" for number in range(1, 31)))
    elena.sees("Така ще изглежда", "30 точки")


async def test_one_point_more_is_told_and_nothing_is_lost(elena: Actor) -> None:
    await stands_at_the_day(elena)
    for words in ("21.03.2023", "10:00"):
        await elena.writes(words)
    await elena.taps("Общински съвет")
    for points in (["Точка"] * 31, ["дума " * 60], ["дума " * 47] * 14):
        await elena.writes("\n".join(points))
        elena.sees("📋 Дневен ред", "най-много 30 точки")
    await elena.writes("Разни")
    elena.sees("вторник, 21 март 2023 г., 10:00", "Общински съвет", "Разни")


async def test_thirty_points_are_pasted(elena: Actor) -> None:
    points = "\n".join(f"{number}. Точка от реда" for number in range(1, 31))
    await elena.writes(
        f"ОБУЧЕНИЕ за МАГ на 21.03.2023 г. от 10:00 часа {ROOM}\nДНЕВЕН РЕД:\n{points}"
    )
    elena.sees("30 точки")
