"""A coordinator pastes the municipality's official notice."""

import pytest
from sqlalchemy import insert

from storage.kinds import Role
from storage.models import RoleGrant
from tests import cast
from tests.conversations.deeds import opens_menu, sends
from tests.conversations.population import TOWNS
from tests.conversations.tables import person_of
from tests.conversations.town import Actor, Town

# The site of Antonovo, with its own words about the 21st of March 2023.
OF_MARCH = """ПОСЛЕДНА ИНТЕРВЕНЦИЯ НА ФАСИЛИТАТОРА НА ПРОГРАМА РОМАКТ, В РАМКИТЕ НА ЗАСЕДАНИЕ НА \
ОБЩИНСКАТА РАБОТНА ГРУПА ЗА СОЦИАЛНО ВКЛЮВАНЕ НА УЯЗВИМИ ОБЩНОСТИ

На 21.03.2023, (вторник) от 10:00 в заседателната зала на Общински съвет – Антоново ще се \
проведе последната интервенция на фасилитатора по Програма РОМАКТ. Тя ще се проведе в рамките на \
заседание на Общинската работна група за социално включване на уязвими общности.

В рамките на заседанието ще се обсъдят постигнатите резултати от прилагане на подхода РOMAKT в \
общината и възможности за устойчивост.

По време на заседанието ще бъдат представени и възможности за финансиране на мерки от Съвместния \
план за действие.

Очаква се участие да вземат всички членове на Общинската работна група и МАГ – Антоново
"""
OF_JANUARY = OF_MARCH.replace(
    "21.03.2023, (вторник) от 10:00", "09.01.2023, (понеделник) от 11:00"
)
HALF = (
    "СЪОБЩЕНИЕ. На 22.03.2023 г. /сряда/ от 17,30 часа ще се проведе обучение за всички членове."
)
TWO_DAYS = (
    "ПОКАНА за обучение на МАГ: на 22.03.2023 г. от 10:00 часа или на 23.03.2023 г. от 10:00 часа."
)


async def begins(elena: Actor) -> None:
    await opens_menu(elena)
    await elena.taps("Нова среща")


async def test_a_whole_notice_asks_for_nothing_more(
    elena: Actor, maria: Actor, doctor: Actor
) -> None:
    await begins(elena)
    await elena.writes(OF_MARCH)
    elena.sees(
        "Прочетохме обявата",
        "Работно заседание",
        "вторник, 21 март 2023 г., 10:00",
        "📍 Заседателна зала на Общински съвет – Антоново",
        "📋 2 точки",
        "Следва изгледът",
    )
    await elena.taps("Продължавам")
    elena.sees("Така ще изглежда", "Ще дойдете ли?")
    await sends(elena)
    for one in (maria, doctor):
        one.sees("Покана за заседание", "вторник, 21 март 2023 г., 10:00 ч.")
    await maria.taps("Дневен ред")
    maria.sees("2. Възможности за финансиране на мерки от Съвместния план за действие")


async def test_it_may_be_pasted_without_any_form(elena: Actor) -> None:
    await elena.writes(OF_MARCH)
    elena.sees("Прочетохме обявата", "вторник, 21 март 2023 г., 10:00")


async def test_only_the_rest_is_asked(elena: Actor) -> None:
    await begins(elena)
    await elena.writes(HALF)
    elena.sees(
        "🎓 Обучение", "сряда, 22 март 2023 г., 17:30", "Ще попитаме още за: кого каним, място"
    )
    await elena.taps_through("Продължавам", "Двете групи")
    elena.sees("Къде?")
    await elena.taps_through("Общински съвет", "Без дневен ред")
    elena.sees("Покана за обучение", "сряда, 22 март 2023 г., 17:30 ч.")


async def test_a_notice_of_the_past_asks_for_another_day(elena: Actor) -> None:
    await elena.writes(OF_JANUARY)
    elena.sees("📆 11:00", "Датата в нея вече е минала", "Ще попитаме още за: дата")
    await elena.taps("Продължавам")
    elena.sees("На коя дата?")
    await elena.taps("вт 21.03")
    elena.sees("Така ще изглежда", "вторник, 21 март 2023 г., 11:00 ч.")


async def test_a_weekday_that_does_not_fit_is_asked_back(elena: Actor) -> None:
    await elena.writes(OF_MARCH.replace("вторник", "сряда"))
    elena.sees("📆 10:00", "Датата и денят от седмицата не съвпадат")
    await elena.taps("Продължавам")
    elena.sees_button("вт 21.03")
    await elena.taps("ср 22.03")
    elena.sees("сряда, 22 март 2023 г., 10:00 ч.")


async def test_of_two_days_one_is_chosen(elena: Actor) -> None:
    await elena.writes(TWO_DAYS)
    elena.sees("Ще попитаме още за: дата, час, място")
    await elena.taps_through("Продължавам")
    elena.sees_button("ср 22.03")
    elena.sees_button("чт 23.03")
    elena.sees_no_button("вт 21.03")
    await elena.taps("чт 23.03")
    elena.sees("В колко часа?")


async def test_a_pasted_notice_may_be_left(elena: Actor) -> None:
    await begins(elena)
    await elena.writes(HALF)
    await elena.taps("Отказвам се")
    elena.sees("спряхме дотук", "Нищо не е изпратено")


@pytest.mark.parametrize("words", ["Заседание утре", "Добър ден на всички! " * 10])
async def test_other_words_are_no_notice(elena: Actor, words: str) -> None:
    await begins(elena)
    await elena.writes(words)
    elena.sees("Какво насрочвате?", "изберете някой от бутоните")


async def test_who_organises_nothing_pastes_nothing(town: Town, maria: Actor) -> None:
    await maria.writes(OF_MARCH)
    maria.sees("автоматичен чат", cast.HELP_PHONE[cast.ANTONOVO])


async def test_whoever_organises_in_two_towns_says_first_for_which(town: Town) -> None:
    petar = town.actor(cast.PETAR)
    grant = {"municipality_id": TOWNS[cast.SOPOT], "role": Role.FACILITATOR}
    async with town.database.write() as session:
        rows = grant | {"person_id": (await person_of(town, petar)).id}
        await session.execute(insert(RoleGrant), rows | {"granted_at": town.clock.now()})
    await petar.writes(OF_MARCH)
    petar.sees("В коя община?")
    await petar.taps(cast.ANTONOVO)
    petar.sees("Прочетохме обявата", "вторник, 21 март 2023 г., 10:00")
