"""Everybody in the municipality reads the list of priorities, also as it was before."""

from storage.kinds import NeedArea
from tests import cast
from tests.conversations.population import TOWNS
from tests.conversations.priorities.making import begins, opens_list, published_list
from tests.conversations.town import Actor, Town

EDUCATION, HEALTH, HOUSING = NeedArea.EDUCATION, NeedArea.HEALTH, NeedArea.HOUSING


async def test_members_read_it_by_area_in_short_names(town: Town, maria: Actor) -> None:
    await published_list(
        town,
        (HOUSING, "Постоянен адрес", "Сформиране на комисия"),
        (EDUCATION, "Без такса за градина", None),
        (HEALTH, "Здравен медиатор", None),
    )
    await opens_list(maria)
    maria.sees("📋 Списък с приоритети, община Антоново", "Версия 1", "I. 📚 Образование")
    maria.sees("1. Без такса за градина", "II. 🏥 Здравеопазване", "III. 🏠 Жилищни условия")
    maria.does_not_see("Сформиране на комисия")
    maria.sees_no_button("Работя по него")
    maria.sees_no_button("Като файл")


async def test_a_long_list_has_pages_and_repeats_the_heading(town: Town, maria: Actor) -> None:
    items = [(HEALTH, f"Приоритет с дълго име номер {number}", None) for number in range(1, 8)]
    await published_list(town, *items)
    await opens_list(maria)
    seen = []
    while True:
        seen += [line for line in maria.phone.last_screen.text.splitlines() if "номер" in line]
        maria.sees("I. 🏥 Здравеопазване")
        if not any("➡️" in button.label for button in maria.phone.last_screen.buttons):
            break
        await maria.taps("➡️")
    assert seen == [f"{number}. Приоритет с дълго име номер {number}" for number in range(1, 8)]


async def test_earlier_versions_can_be_read_and_say_so(town: Town, maria: Actor) -> None:
    await published_list(town, (HEALTH, "Старо", None))
    await published_list(town, (HEALTH, "Ново", None), version=2)
    await opens_list(maria)
    maria.sees("Версия 2", "Ново")
    await maria.taps_through("Всички версии", "Версия 1")
    maria.sees("Старо", "Има по-нова версия")
    await maria.taps("най-новата")
    maria.sees("Ново")


async def test_before_the_first_one_there_is_none(maria: Actor) -> None:
    await opens_list(maria)
    maria.sees("Още няма списък")
    maria.sees_no_button("Работя по него")


async def test_organisers_read_who_makes_the_first_one_and_how(
    elena: Actor, radka: Actor, petar: Actor, maria: Actor
) -> None:
    for keeper in (elena, radka):
        await opens_list(keeper)
        keeper.sees("Още няма списък", "Вие го започвате от бутона „✏️ Работя по него“.")
        keeper.sees_button("✏️ Работя по него")
    await opens_list(petar)
    petar.sees("Започва го координаторът или контактното лице, от бутона „✏️ Работя по него“.")
    petar.sees_no_button("Работя по него")
    await opens_list(maria)
    maria.does_not_see("Започва го", "Работя по него")


async def test_a_facilitator_reads_and_takes_files_but_keeps_no_list(
    town: Town, petar: Actor
) -> None:
    await published_list(town, (HEALTH, "Здравен медиатор", None))
    await opens_list(petar)
    petar.sees("Здравен медиатор")
    petar.sees_button("Като файл")
    petar.sees_no_button("Работя по него")


async def test_nobody_reads_what_is_being_worked_on(
    town: Town, elena: Actor, maria: Actor, radka: Actor
) -> None:
    await published_list(town, (HEALTH, "Обявено", None))
    await begins(elena, "Както версия 1")
    elena.sees("Версия 2: по нея се работи", "Обявено")
    await opens_list(maria)
    maria.sees("Версия 1")
    await opens_list(radka)
    await radka.taps("Работя по него")
    radka.sees("Версия 2: по нея се работи")


async def test_another_municipality_has_its_own(town: Town, lili: Actor) -> None:
    await published_list(town, (HEALTH, "На Антоново", None))
    await opens_list(lili)
    lili.sees("Още няма списък")
    await published_list(town, (HEALTH, "На Сопот", None), municipality=TOWNS[cast.SOPOT])
    await opens_list(lili)
    lili.sees("община Сопот", "На Сопот")
    lili.does_not_see("На Антоново")
