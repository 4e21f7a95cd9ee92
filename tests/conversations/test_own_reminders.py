"""The plan of one meeting's reminders: seen, switched off, and one's own added."""

from datetime import datetime

import pytest
from sqlalchemy import select

from community.meetings.reminders import plan_reminders
from storage.models import Meeting
from tests.conversations.deeds import opens_card, sends_meeting
from tests.conversations.town import SOFIA, Actor, Town

MORNING_BEFORE = datetime(2023, 3, 20, 10, 0, tzinfo=SOFIA)
EVENING_BEFORE = datetime(2023, 3, 20, 17, 0, tzinfo=SOFIA)
MEETING = datetime(2023, 3, 21, 10, 0, tzinfo=SOFIA)


async def opens_plan(elena: Actor) -> None:
    await sends_meeting(elena)
    await opens_card(elena)
    await elena.taps_through("Още", "🔔 Напомняния")


async def adds(elena: Actor, moment: str, words: str = "") -> None:
    await elena.taps("Добавям още едно")
    await (elena.writes(moment) if moment[0].isdigit() else elena.taps(moment))
    await (elena.writes(words) if words else elena.taps("обичайните думи"))
    await elena.taps("Добавям го")


async def test_the_plan_shows_every_moment(elena: Actor) -> None:
    await opens_plan(elena)
    elena.sees("🔔 Напомняния за 21 март (вторник) в 10:00 ч.")
    for moment in ("ср 15.03, 10:00", "пн 20.03, 17:00", "пн 20.03, 18:00", "вт 21.03, 09:00"):
        elena.sees_button(f"🔔 {moment}")


async def test_one_that_is_switched_off_is_not_said(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await opens_plan(elena)
    await elena.taps_through("пн 20.03, 17:00", "Спирам го")
    elena.sees("🔕 Напомняне на 20 март (понеделник)")
    await elena.taps("↩️ Назад")
    elena.sees_button("🔕 пн 20.03, 17:00")
    await town.moves_to(MORNING_BEFORE)
    maria.listens()
    await town.moves_to(EVENING_BEFORE.replace(hour=23))
    maria.hears_nothing()


async def test_it_can_be_switched_on_again(town: Town, elena: Actor, maria: Actor) -> None:
    await opens_plan(elena)
    await elena.taps_through("пн 20.03, 17:00", "Спирам го", "Включвам го")
    await town.moves_to(EVENING_BEFORE)
    maria.sees("🔔 Утре")


async def test_in_own_words_at_a_usual_moment(
    town: Town, elena: Actor, maria: Actor, ivan: Actor, doctor: Actor, lili: Actor
) -> None:
    await opens_plan(elena)
    await elena.taps_through("Добавям още едно", "пн 20.03, 10:00")
    await elena.writes("Носете си стола!")
    elena.sees("👁️ На 20 март (понеделник) в 10:00 ч. хората ще прочетат", "Носете си стола!")
    await elena.taps("Добавям го")
    elena.sees_button("🔔 пн 20.03, 10:00")
    await maria.taps("Ще дойда")
    await doctor.taps("Няма да дойда")
    await town.moves_to(MORNING_BEFORE.replace(hour=9))
    for one in (maria, ivan, doctor, lili):
        one.listens()
    await town.moves_to(MORNING_BEFORE)
    maria.sees("🔔 Утре", "21 март (вторник)", "Общински съвет", "Носете си стола!")
    ivan.sees("Носете си стола!", "Ще дойдете ли?")
    doctor.hears_nothing()
    lili.hears_nothing()


async def test_day_and_hour_may_be_written(town: Town, elena: Actor, maria: Actor) -> None:
    await opens_plan(elena)
    await adds(elena, "17 март, 12:00")
    await town.moves_to(datetime(2023, 3, 17, 11, 59, tzinfo=SOFIA))
    maria.listens()
    await town.waits(minutes=1)
    maria.sees("🔔 След 4 дни", "Ще дойдете ли?")


@pytest.mark.parametrize(
    "moment",
    ["19 март, 12:00", "20 март, 21:00", "22 март, 10:00"],
)
async def test_a_moment_that_can_not_be_is_refused(elena: Actor, moment: str) -> None:
    await opens_plan(elena)
    await elena.taps("Добавям още едно")
    await elena.writes(moment)
    elena.sees("🔔 Кога да напомним?")
    elena.sees_no_button("обичайните думи")
    await elena.taps("пн 20.03, 10:00")
    elena.sees("Какво да пише?")


@pytest.mark.parametrize(
    ("moment", "why"),
    [
        ("31.02. в 10", "Няма такъв ден в календара"),
        ("вчера в 10", "Този ден вече е минал"),
        ("20 март, 25:00", "няма такъв час"),
        ("13 март, 9:00", "Този час днес вече мина"),
        ("днес в 09:00", "Този час днес вече мина"),
        ("20 март", "Липсва часът"),
        ("скоро", "Не успяхме да прочетем датата"),
        ("сряда 20 март, 10:00", "повече от един ден"),
    ],
)
async def test_why_a_moment_is_not_taken(elena: Actor, moment: str, why: str) -> None:
    await opens_plan(elena)
    await elena.taps("Добавям още едно")
    await elena.writes(moment)
    elena.sees(why, "Изберете или напишете ден и час")


async def test_what_may_have_been_meant_is_offered(elena: Actor) -> None:
    await opens_plan(elena)
    await elena.taps("Добавям още едно")
    await elena.writes("сряда 17 март, 10:00")
    await elena.taps("пт 17.03, 10:00")
    elena.sees("Какво да пише?")
    await elena.taps("Назад")
    await elena.writes("20 март в 7")
    elena.sees("Сутрин или вечер?")
    elena.sees_no_button("07:00")
    await elena.taps("пн 20.03, 19:00")
    elena.sees("Какво да пише?")


async def test_what_is_too_long_is_asked_again(elena: Actor) -> None:
    await opens_plan(elena)
    await elena.taps_through("Добавям още едно", "пн 20.03, 10:00")
    await elena.writes("много " * 40)
    elena.sees("най-много 200")
    await elena.taps("Отказвам се")
    elena.sees("🔔 Напомняния за 21 март")


async def test_one_s_own_is_removed_again(town: Town, elena: Actor, maria: Actor) -> None:
    await opens_plan(elena)
    await adds(elena, "пн 20.03, 10:00", "Тайна дума")
    await elena.taps("пн 20.03, 10:00")
    elena.sees("Тайна дума", "Получават го всички")
    await elena.taps("Изтривам го")
    elena.sees_no_button("пн 20.03, 10:00")
    await elena.taps("пн 20.03, 17:00")
    elena.sees_no_button("Изтривам го")
    await town.moves_to(MEETING)
    maria.has_not_heard("Тайна дума")


async def test_five_are_enough(elena: Actor) -> None:
    await opens_plan(elena)
    for hour in range(11, 16):
        await adds(elena, f"17 март, {hour}:00")
    elena.sees_no_button("Добавям още едно")


async def test_they_move_with_the_meeting_and_what_is_off_stays_off(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await opens_plan(elena)
    await adds(elena, "пн 20.03, 10:00", "Елате!")
    await elena.taps_through("пн 20.03, 17:00", "Спирам го")
    async with town.database.write() as session:
        moved = (await session.scalars(select(Meeting))).one()
        moved.starts_at = datetime(2023, 3, 23, 10, 0, tzinfo=SOFIA)
        await plan_reminders(session, moved, town.clock.now())
    await elena.taps("↩️ Назад")
    elena.sees_button("🔔 ср 22.03, 10:00")
    elena.sees_button("🔕 ср 22.03, 17:00")
    await town.moves_to(datetime(2023, 3, 22, 10, 0, tzinfo=SOFIA))
    maria.sees("Елате!")


async def test_after_a_pause_the_same_is_not_said_twice(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await opens_plan(elena)
    await adds(elena, "пн 20.03, 10:00")
    await adds(elena, "20 март, 11:00", "Вземете си вода.")
    await town.moves_to(MORNING_BEFORE.replace(hour=9))
    maria.listens()
    town.clock.at = EVENING_BEFORE
    await town.passes()
    assert maria.heard_new() == 2
    maria.has_heard("Вземете си вода.")
