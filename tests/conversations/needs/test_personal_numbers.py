"""Personal numbers and telephones are hidden before they are stored, and nothing else is lost."""

import logging

import pytest

from simulator.telegram.gestures import PICTURE
from storage.models import EnquiryMessage, Need, NeedEvent
from tests.conversations.deeds import opens_menu
from tests.conversations.needs.deeds import STREETS, says_need, tells
from tests.conversations.needs.test_asking import asks as asks_back
from tests.conversations.needs.triaging import gathers, has_said, need_now, opens_new
from tests.conversations.tables import dump, one
from tests.conversations.town import Actor, Town

EGN, PHONE = "7501020018", "0888 123 456"
WORDS = f"Счупена шахта до № 14. Аз съм {EGN}, тел. {PHONE}."
HIDDEN = "Счупена шахта до № 14. Аз съм •••, тел. •••."


async def test_the_author_sees_that_they_were_hidden(town: Town, maria: Actor) -> None:
    await tells(maria, WORDS)
    maria.sees(HIDDEN, "⚠️ Скрихме номер, който прилича на ЕГН или телефон.")
    maria.does_not_see(EGN, PHONE)
    await maria.taps("Изпращам")
    need = await one(town, Need)
    assert need.text == HIDDEN
    assert need.has_masked_number


async def test_they_are_stored_nowhere_also_before_it_is_sent(
    town: Town, maria: Actor, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    await tells(maria, WORDS)
    before = repr(await dump(town.database))
    await maria.taps("Изпращам")
    for tables in (before, repr(await dump(town.database))):
        assert HIDDEN in tables
        assert EGN not in tables
        assert PHONE not in tables
    assert EGN not in caplog.text


async def test_also_below_a_photo(town: Town, maria: Actor) -> None:
    await opens_menu(maria)
    await maria.taps_through("📌 Какво е нужно", "Казвам какво е нужно")
    await maria.does(maria.phone.sends_photo)
    await maria.writes(f"Моят номер е {EGN}")
    await maria.taps_through(STREETS, "Изпращам")
    assert (await one(town, Need)).text == "Моят номер е •••"


async def test_also_where_they_stand_below_a_photo(town: Town, maria: Actor) -> None:
    await opens_menu(maria)
    await maria.taps_through("📌 Какво е нужно", "Казвам какво е нужно")
    await maria.does(maria.phone.sends_photo, PICTURE, WORDS)
    assert EGN not in repr(await dump(town.database))
    await maria.taps_through(STREETS, "Изпращам")
    assert (await one(town, Need)).text == HIDDEN
    assert EGN not in repr(await dump(town.database))


async def test_also_in_two_messages(town: Town, maria: Actor) -> None:
    await tells(maria, f"Счупена шахта. ЕГН {EGN[:6]}")
    await maria.writes(f"{EGN[6:]} и 0888")
    maria.sees("ЕГН ••• и 0888", "⚠️ Скрихме номер")
    await maria.writes("123 456")
    maria.sees("ЕГН ••• и •••")
    await maria.taps("Изпращам")
    need = await one(town, Need)
    assert (need.text, need.has_masked_number) == ("Счупена шахта. ЕГН ••• и •••", True)


@pytest.mark.parametrize("parts", [("7501", "02", "0018"), ("7", "50102001", "8"), tuple(EGN)])
async def test_also_in_several_messages(town: Town, maria: Actor, parts: tuple[str, ...]) -> None:
    first, *rest = parts
    await tells(maria, f"Счупена шахта. ЕГН {first}")
    for part in rest:
        await maria.writes(part)
    maria.sees("ЕГН •••", "⚠️ Скрихме номер")
    await maria.writes("Благодаря, до моста е")
    await maria.taps("Изпращам")
    need = await one(town, Need)
    text = "Счупена шахта. ЕГН •••\nБлагодаря, до моста е"
    assert (need.text, need.has_masked_number) == (text, True)


async def test_also_in_several_messages_of_one_breath(town: Town, maria: Actor) -> None:
    for part in ("Счупена шахта", f"ЕГН {EGN[:4]}", EGN[4:6], f"{EGN[6:]} и до моста"):
        await maria.writes(part)
    await maria.taps_through("📌 Това е нужно", STREETS)
    maria.sees("⚠️ Скрихме номер")
    await maria.taps("Изпращам")
    assert (await one(town, Need)).text == "Счупена шахта\nЕГН ••• и до моста"


async def test_also_in_an_answer_of_one_breath(town: Town, maria: Actor, elena: Actor) -> None:
    await has_said(maria)
    await asks_back(elena)
    for part in ("Аз съм", EGN[:4], EGN[4:6], EGN[6:]):
        await maria.writes(part)
    await maria.taps("✍️ Да, по № 1")
    assert (await one(town, NeedEvent, NeedEvent.kind == "answer")).words == "Аз съм\n•••"


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        (("Звънете на 0888 123", "456"), ["Звънете на •••", "•••"]),
        (("Аз съм 750", "10200", "18, до моста"), ["Аз съм •••", "•••", "•••, до моста"]),
    ],
)
async def test_also_in_several_answers(
    town: Town, maria: Actor, elena: Actor, parts: tuple[str, ...], shown: list[str]
) -> None:
    need = await has_said(maria)
    await asks_back(elena)
    await maria.taps("✍️ Отговарям")
    await maria.writes(parts[0])
    for part in parts[1:]:
        await maria.taps("✍️ Добавям още нещо")
        await maria.writes(part)
    assert (await need_now(town, need)).has_masked_number
    await opens_menu(elena)
    await elena.taps_through("📌 Нужди", "👁️ Разглеждат се")
    elena.sees("⚠️ Имаше личен номер", *(f"✍️ „{words}“" for words in shown))
    elena.does_not_see("0888", "750")


async def test_answers_to_another_question_stay(town: Town, maria: Actor, elena: Actor) -> None:
    need = await has_said(maria)
    await asks_back(elena)
    await maria.taps("✍️ Отговарям")
    await maria.writes("До № 0888 123")
    await gathers(town)
    await elena.taps_through("👁️ № 1", "✍️ Питам")
    await elena.writes("Колко лампи?")
    await gathers(town)
    await maria.taps("✍️ Отговарям")
    await maria.writes("456")
    assert not (await need_now(town, need)).has_masked_number


async def test_to_a_human_it_goes_as_it_was_written(town: Town, maria: Actor) -> None:
    for part in ("Аз съм", EGN[:4], EGN[4:6], EGN[6:]):
        await maria.writes(part)
    maria.sees(f"Аз съм / {EGN[:4]} / {EGN[4:6]} / {EGN[6:]}")
    await maria.taps("Да, предавам го")
    said = await one(town, EnquiryMessage)
    assert said.text == f"Аз съм\n{EGN[:4]}\n{EGN[4:6]}\n{EGN[6:]}"


async def test_who_has_none_is_told_nothing(town: Town, maria: Actor) -> None:
    need = await says_need(maria, "Дупка пред бл. 5, на 21.03.2023 г.")
    assert not need.has_masked_number
    maria.has_not_heard("Скрихме")


async def test_they_are_hidden_in_the_words_for_members_too(
    town: Town, elena: Actor, maria: Actor
) -> None:
    need = await has_said(maria)
    await opens_new(elena)
    await elena.taps("✅ Приемам")
    await elena.writes(f"Лампи, тел. {PHONE}")
    elena.sees("кратко име", "⚠️ Скрихме номер")
    elena.sees_no_button("Така остава")
    await elena.writes(f"Лампи {EGN}")
    elena.sees("✅ № 1: прието", "⚠️ Скрихме номер")
    stands = await need_now(town, need)
    assert (stands.wording, stands.short_name) == ("Лампи, тел. •••", "Лампи •••")
    await elena.taps_through("↩️ Към № 1", "⋯ Още", "✏️ Текст за членовете")
    elena.sees_no_button("Така остава")
    await elena.writes("Лампи на ул. Река")
    await elena.taps("Така остава")
    elena.does_not_see("Скрихме")
    tables = repr(await dump(town.database))
    assert (PHONE in tables, EGN in tables) == (False, False)


async def test_a_number_in_the_words_for_members_does_not_hide_what_is_alike(
    town: Town, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    await has_said(maria)
    await opens_new(elena)
    await elena.taps("✅ Приемам")
    await elena.writes(f"Тротоар на ул. Заря, тел. {PHONE}")
    await elena.writes("Тротоар")
    await tells(ivan, "На ул. Заря няма тротоар, децата вървят по платното")
    ivan.sees("За същото ли е като № 1?", "тел. •••")


async def test_in_other_words_of_organisers_the_telephone_of_an_office_stays(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await has_said(maria)
    await opens_new(elena)
    await elena.taps("❌ Не приемам")
    await elena.writes(f"Подадено е от {EGN}, питайте на 0601 55 501")
    elena.sees("✅ № 1: не е прието", "⚠️ Скрихме номер")
    await town.waits(minutes=11)
    maria.sees("Причина: Подадено е от •••, питайте на 0601 55 501")
    assert EGN not in repr(await dump(town.database))
    await elena.taps_through("↩️ Към № 1", "🔄 Отварям го отново")
    await elena.writes("Питайте на 0601 55 501")
    elena.sees("✅ № 1: разглежда се")
    elena.does_not_see("Скрихме")


async def test_also_where_it_is_written_who_sees_to_it(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await has_said(maria)
    await opens_new(elena)
    await elena.taps_through("⋯ Още", "👤 Отговорник и срок")
    await elena.writes(f"Стоян, ЕГН {EGN}, {PHONE}")
    await elena.taps("Без срок")
    elena.sees("⚠️ Скрихме номер")
    assert (await one(town, Need)).owner == f"Стоян, ЕГН •••, {PHONE}"
