"""An organiser works on a version of the list: adds, orders, names, takes out."""

from storage.kinds import NeedArea
from storage.models import PriorityItem, PriorityList
from tests.conversations.priorities.making import (
    accepted_need,
    begins,
    held_meeting,
    names_in,
    opens_list,
    published_list,
)
from tests.conversations.tables import count, one
from tests.conversations.town import Actor, Town

HEALTH, HOUSING = NeedArea.HEALTH, NeedArea.HOUSING


async def test_an_accepted_need_is_added_with_one_tap(town: Town, elena: Actor) -> None:
    need = await accepted_need(
        town, 14, "Назначаване на здравен медиатор.", short_name="Здравен медиатор"
    )
    await begins(elena)
    elena.sees("Засега е празна")
    await elena.taps_through("Добавям приоритет", "Нужда: 1")
    elena.sees("№ 14 Здравен медиатор")
    elena.does_not_see("Думи на автора")
    await elena.taps("📌 № 14")
    elena.sees("Няма повече")
    item = await one(town, PriorityItem)
    assert (item.need_id, item.wording) == (need, "Назначаване на здравен медиатор.")
    await elena.taps_through("↩️ Назад", "↩️ Назад")
    elena.sees("I. 🏥 Здравеопазване", "1. Здравен медиатор (№ 14)")


async def test_a_need_without_a_short_name_gets_one(town: Town, elena: Actor) -> None:
    await accepted_need(town, 9, "Осветление по улицата до училището", area=HOUSING)
    await begins(elena)
    await elena.taps_through("Добавям приоритет", "Нужда: 1", "📌 № 9")
    elena.sees("Кратко име", "Осветление по улицата до училището", "30 знака")
    await elena.writes("Това е много по-дълго от тридесет знака")
    elena.sees("от 1 до 30 знака")
    await elena.writes("Осветление до училището")
    elena.sees("✏️ I.1. Осветление до училището (№ 9)", "В документите: Осветление по улицата")


async def test_what_a_meeting_decided_is_added_in_four_steps(town: Town, elena: Actor) -> None:
    await held_meeting(town)
    await begins(elena)
    await elena.taps_through("Добавям приоритет", "Решение на среща", "📅 пт 10.03")
    await elena.taps_through("Още теми", "Помощ за семейства")
    await elena.writes("Дневен център")
    elena.sees("I.1. Дневен център (среща 10.03.2023 г.)")
    elena.sees("Социални услуги", "В документите: още няма")


async def test_the_meeting_s_older_ones_are_behind_a_page(town: Town, elena: Actor) -> None:
    for days in range(1, 8):
        await held_meeting(town, days_ago=days)
    await begins(elena)
    await elena.taps_through("Добавям приоритет", "Решение на среща", "По-стари")
    await elena.taps_through("📅 пн 06.03", "Здраве")
    await elena.writes("Кабинет")
    elena.sees("Кабинет (среща 06.03.2023 г.)")


async def test_a_priority_is_named_worded_and_put_elsewhere(town: Town, elena: Actor) -> None:
    await published_list(town, (HEALTH, "Кабинет", None), (HOUSING, "Адрес", None))
    await begins(elena, "Както версия 1")
    await elena.taps_through("✏️ I.1", "Кратко име")
    await elena.writes("Лекарски кабинет")
    elena.sees("I.1. Лекарски кабинет")
    await elena.taps("За документите")
    await elena.writes("Разкриване на лекарски кабинет в квартала.")
    elena.sees("В документите: Разкриване на лекарски кабинет в квартала.")
    await elena.taps_through("Друга тема", "Жилище")
    elena.sees("I.2. Лекарски кабинет", "Жилищни условия")
    assert await names_in(town, is_published=True) == ["Кабинет", "Адрес"]


async def test_order_within_an_area(town: Town, elena: Actor) -> None:
    await published_list(town, *((HEALTH, name, None) for name in ("Едно", "Две", "Три")))
    await begins(elena, "Както версия 1")
    await elena.taps("✏️ I.3")
    elena.sees_no_button("Надолу")
    await elena.taps_through("Нагоре", "Нагоре")
    elena.sees("I.1. Три")
    elena.sees_no_button("Нагоре")
    assert await names_in(town) == ["Три", "Едно", "Две"]
    await elena.taps("Надолу")
    assert await names_in(town) == ["Едно", "Три", "Две"]


async def test_a_move_that_was_looked_at_long_ago_is_not_done(
    town: Town, elena: Actor, radka: Actor
) -> None:
    await published_list(town, *((HEALTH, name, None) for name in ("Едно", "Две", "Три")))
    await begins(elena, "Както версия 1")
    await elena.taps("✏️ I.3")
    await opens_list(radka)
    await radka.taps_through("Работя по него", "✏️ I.1", "Надолу")
    await elena.taps("Нагоре")
    elena.sees("Междувременно някой я промени", "1. Две", "2. Едно", "3. Три")
    assert await names_in(town) == ["Две", "Едно", "Три"]


async def test_taking_out_is_asked_once_more(town: Town, elena: Actor) -> None:
    await published_list(town, (HEALTH, "Едно", None), (HEALTH, "Две", None))
    await begins(elena, "Както версия 1")
    await elena.taps_through("✏️ I.1", "Изваждам го")
    elena.sees("Да извадим ли „Едно“?")
    await elena.taps_through("↩️ Назад", "Изваждам го", "Да, изваждам го")
    elena.sees("1. Две")
    elena.does_not_see("Едно")


async def test_two_organisers_begin_one_version(town: Town, elena: Actor, radka: Actor) -> None:
    await opens_list(radka)
    await radka.taps("Работя по него")
    await begins(elena)
    await radka.taps("Започвам празен списък")
    radka.sees("Версия 1: по нея се работи")
    assert await count(town, PriorityList) == 1


async def test_it_can_be_thrown_away(town: Town, elena: Actor) -> None:
    await published_list(town, (HEALTH, "Едно", None))
    await begins(elena, "Както версия 1")
    await elena.taps_through("Към прегледа", "Изтривам черновата")
    elena.sees("Нова версия на списъка", "Как да започне")
    assert await names_in(town) == ["Едно"]
    assert await count(town, PriorityList) == 1
    assert await count(town, PriorityItem) == 1


async def test_whoever_leaves_a_question_is_back_in_the_version(town: Town, elena: Actor) -> None:
    await held_meeting(town)
    await begins(elena)
    await elena.taps_through("Добавям приоритет", "Решение на среща", "Отказвам се")
    elena.sees("Версия 1: по нея се работи")
    assert await count(town, PriorityItem) == 0
