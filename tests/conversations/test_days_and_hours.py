"""When a meeting is, in a coordinator's own words."""

from tests.conversations.deeds import opens_menu
from tests.conversations.town import Actor


async def comes_to_the_day(elena: Actor) -> None:
    await opens_menu(elena)
    await elena.taps_through("Нова среща", "Обучение", "Двете групи")


async def test_day_and_hour_in_one_sentence(elena: Actor) -> None:
    await comes_to_the_day(elena)
    await elena.writes("в петък в 18:30")
    elena.sees("Къде?")
    await elena.taps("Назад")
    elena.sees("В колко часа?")
    await elena.taps("Назад")
    await elena.writes("17.03.2023 г. /петък/ от 18,30 часа")
    await elena.taps_through("Общински съвет", "Без дневен ред")
    elena.sees("петък, 17 март 2023 г., 18:30 ч.")


async def test_the_hour_is_kept_while_the_day_is_asked_back(elena: Actor) -> None:
    await comes_to_the_day(elena)
    await elena.writes("сряда, 21 март, 11:00")
    await elena.taps("вт 21.03.2023")
    elena.sees("Къде?")
    await elena.taps_through("Общински съвет", "Без дневен ред")
    elena.sees("вторник, 21 март 2023 г., 11:00 ч.")


async def test_a_doubtful_hour_beside_a_clear_day_is_asked_back(elena: Actor) -> None:
    await comes_to_the_day(elena)
    await elena.writes("утре в 6")
    elena.sees("Сутрин или вечер?")
    await elena.taps_through("18:00", "Общински съвет", "Без дневен ред")
    elena.sees("вторник, 14 март 2023 г., 18:00 ч.")


async def test_an_hour_that_has_passed_today_is_asked_back(elena: Actor) -> None:
    await comes_to_the_day(elena)
    await elena.writes("днес в 9:15")
    elena.sees("Този час днес вече мина")
    await elena.taps_through("17:30", "Общински съвет", "Без дневен ред")
    elena.sees("понеделник, 13 март 2023 г., 17:30 ч.")


async def test_the_hour_that_spring_skips_is_asked_back(elena: Actor) -> None:
    await comes_to_the_day(elena)
    await elena.writes("26.03.2023 03:30")
    elena.sees("такъв час")
