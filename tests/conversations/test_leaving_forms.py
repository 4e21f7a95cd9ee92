"""Words that leave a form or go back in it, as a whole message (reference/domain.md, 4)."""

from storage.models import Meeting
from tests.conversations.deeds import opens_menu
from tests.conversations.tables import count, is_forgotten, person_of
from tests.conversations.town import Actor, Town


async def test_back_and_cancel_are_understood_in_a_form(town: Town, elena: Actor) -> None:
    await opens_menu(elena)
    await elena.taps_through("Нова среща", "Обучение", "Двете групи")
    await elena.writes("назад")
    elena.sees("Кого каним?")
    await elena.writes("Назад")
    await elena.writes("назад")
    elena.sees("Какво насрочвате?")
    await elena.writes("отказ")
    elena.sees("спряхме дотук")
    await elena.writes("21 март")
    elena.sees("автоматичен чат")
    assert await count(town, Meeting) == 0


async def test_the_end_is_asked_back(elena: Actor) -> None:
    await opens_menu(elena)
    await elena.taps_through("Нова среща", "Обучение", "Двете групи")
    await elena.writes("край")
    elena.sees("Какво да спрем?")
    await elena.taps("Продължавам")
    elena.sees("На коя дата?")
    await elena.writes("край")
    await elena.taps("Само това")
    elena.sees("спряхме дотук")
    elena.does_not_see("Спряхме съобщенията")


async def test_the_end_may_mean_all_messages(elena: Actor) -> None:
    await opens_menu(elena)
    await elena.taps("Нова среща")
    await elena.writes("край")
    await elena.taps("Спирам съобщенията")
    elena.sees("Спряхме съобщенията")


async def test_cancel_before_the_consent_keeps_nothing(town: Town, gosho: Actor) -> None:
    await gosho.opens_invite(await town.invite())
    await gosho.taps("Български")
    await gosho.writes("назад")
    gosho.sees("общината.\nНа кой език да Ви пишем?")
    await gosho.writes("отказ")
    gosho.sees("спряхме дотук", "отворете поканата отново")
    gosho.does_not_see("7 дни")
    assert await is_forgotten(town, gosho)


async def test_back_and_cancel_are_no_names(town: Town, gosho: Actor) -> None:
    token = await town.invite()
    await gosho.opens_invite(token)
    await gosho.taps_through("Български", "Приемам")
    await gosho.writes("назад")
    gosho.sees("Как да се обръщаме")
    await gosho.writes("отказ")
    gosho.sees("спряхме дотук", "До 7 дни")
    assert (await person_of(town, gosho)).name is None
    await gosho.opens_invite(token)
    await gosho.taps_through("Гошо", "с. Изворово")
    gosho.sees("Готово, Гошо")


async def test_back_and_cancel_lead_from_a_correction_to_my_data(maria: Actor) -> None:
    await opens_menu(maria)
    await maria.taps("Моите данни")
    for word in ("назад", "отказ"):
        await maria.taps("✏️ Име")
        await maria.writes("12")
        maria.sees_button("↩️ Назад")
        await maria.writes(word)
        maria.sees("Вашите данни", "Име: Мария")
    await maria.taps("✏️ Име")
    await maria.writes("край")
    await maria.taps("Само това")
    maria.sees("Вашите данни", "Име: Мария")


async def test_outside_a_form_these_words_change_nothing(maria: Actor) -> None:
    for word in ("назад", "отказ", "край"):
        await maria.writes(word)
        maria.sees("автоматичен чат")
