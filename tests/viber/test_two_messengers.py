"""One person, two messengers: a second one is joined by a short code and a yes."""

import pytest

from simulator.telegram.server import TelegramServer
from storage.models import Contact, JournalEntry, LinkCode, Person
from tests.conversations.deeds import opens_menu
from tests.conversations.tables import contact_of, count, is_forgotten, person_of
from tests.conversations.town import Actor, Town
from tests.viber.other_phone import OtherPhone, links, looks, takes_code
from tests.viber.test_cost import limits, used

CYRILLIC = str.maketrans("ACEHKMPTXY", "АСЕНКМРТХУ")
NO_SUCH = ("ACEH-2456", "ACEH-2457", "ACEH-2459", "ACEH-2462", "ACEH-2464")


async def chats_of(town: Town, actor: Actor) -> int:
    """How many chats the person behind a phone has."""
    person = await person_of(town, actor)
    return await count(town, Contact, Contact.person_id == person.id)


async def test_a_code_is_shown_with_the_link_that_carries_it(
    maria: Actor, telegram: TelegramServer
) -> None:
    code = await takes_code(maria)
    maria.sees("Изпратете ни този код в Telegram", "15 минути")
    maria.sees("https://t.me/", f"?start=link-{code.replace('-', '')}")


async def test_one_tap_on_the_link_and_a_yes_are_enough(
    town: Town, maria: Actor, second: OtherPhone
) -> None:
    await links(maria, second)
    second.sees("Свързахме този Telegram", "Сега пишем във Viber")
    maria.has_heard("можете да ни пишете и в Telegram", "Ако не сте Вие")
    assert await chats_of(town, maria) == 2
    assert (await person_of(town, second)).id == (await person_of(town, maria)).id
    assert (await contact_of(town, second)).language == "bg"
    assert await count(town, LinkCode) == 0
    assert await count(town, JournalEntry, JournalEntry.verb == "link") == 1


@pytest.mark.parametrize("limit", [0, 1])
async def test_the_word_to_the_first_chat_counts_as_any_other(
    town: Town, maria: Actor, second: OtherPhone, limit: int
) -> None:
    await limits(town, limit)
    await maria.writes("/menu")
    await town.waits(hours=23, minutes=55)
    code = await takes_code(maria)
    await town.waits(minutes=10)
    await second.writes(code)
    maria.listens()
    await second.taps("✅ Да")
    second.sees("Свързахме този Telegram")
    assert maria.heard_new() == await used(town) == limit


async def test_the_word_to_the_first_chat_comes_at_night_too(
    town: Town, maria: Actor, second: OtherPhone
) -> None:
    await town.moves_to(town.clock.at.replace(hour=22, minute=30))
    await links(maria, second)
    maria.has_heard("Ако не сте Вие")


@pytest.mark.parametrize("spelling", ["small", "apart", "together", "cyrillic", "labelled"])
async def test_the_code_is_read_as_people_type_it(
    maria: Actor, second: OtherPhone, spelling: str
) -> None:
    code = await takes_code(maria)
    typed_as = {
        "small": code.lower(),
        "apart": f" {code.replace('-', ' ')} ",
        "together": code.replace("-", ""),
        "cyrillic": code.translate(CYRILLIC).lower(),
        "labelled": f"📱 Код: {code}",
    }
    await second.writes(typed_as[spelling])
    second.sees("Да свържем ли този Telegram", "община Антоново")
    second.does_not_see("Мария")


async def test_no_links_nothing_and_keeps_nothing(
    town: Town, maria: Actor, second: OtherPhone
) -> None:
    await second.writes(await takes_code(maria))
    await second.taps("✖️ Не")
    second.sees("нищо не сме свързали")
    assert await is_forgotten(town, second)
    assert await chats_of(town, maria) == 1
    maria.has_not_heard("можете да ни пишете и в Telegram")


async def test_an_old_code_and_a_wrong_one_are_answered_alike(
    town: Town, maria: Actor, second: OtherPhone
) -> None:
    code = await takes_code(maria)
    await town.waits(minutes=16)
    answers = set()
    for each in (code, "ACEH-2456", "ACEH-245", "BOBO-1358"):
        await second.writes(each)
        second.sees("не работи или вече не важи", "Моите данни")
        answers.add(second.phone.last_screen.text)
    assert len(answers) == 1
    assert await is_forgotten(town, second)


async def test_a_code_ends_while_the_question_stands(
    town: Town, maria: Actor, second: OtherPhone
) -> None:
    await second.writes(await takes_code(maria))
    await town.waits(minutes=16)
    await second.taps("✅ Да")
    second.sees("не работи или вече не важи")
    assert await is_forgotten(town, second)


async def test_a_new_code_takes_the_place_of_the_old_one(maria: Actor, second: OtherPhone) -> None:
    old, new = await takes_code(maria), await takes_code(maria)
    await second.writes(old)
    second.sees("не работи или вече не важи")
    await second.writes(new)
    second.sees("Да свържем ли")


async def test_a_code_works_once(
    town: Town, maria: Actor, second: OtherPhone, telegram: TelegramServer
) -> None:
    code = await takes_code(maria)
    third = OtherPhone(town, telegram, 9102, "Друг")
    await third.writes(code)
    await second.writes(code)
    await second.taps("✅ Да")
    await third.taps("✅ Да")
    third.sees("не работи или вече не важи")
    assert await chats_of(town, maria) == 2


async def test_guessing_has_an_end_that_stop_does_not_move(
    town: Town, maria: Actor, second: OtherPhone
) -> None:
    for each in NO_SUCH:
        await second.writes(each)
    code = await takes_code(maria)
    await second.writes("СТОП")
    await second.writes(code)
    second.sees("Един час не гледаме кодове")
    await town.waits(hours=1, minutes=1)
    await second.writes(await takes_code(maria))
    second.sees("Да свържем ли")


async def test_who_is_somebody_there_keeps_both_registrations(
    town: Town, maria: Actor, ivan: Actor, second: OtherPhone
) -> None:
    await links(maria, second)
    code = await takes_code(ivan)
    await second.writes(code)
    second.sees("свое записване", "Изтривам всичко")
    await second.opens_invite(f"link-{code.replace('-', '')}")
    second.sees("свое записване")
    assert (await person_of(town, second)).name == "Мария"


async def test_who_has_only_begun_to_join_may_link_instead(
    town: Town, maria: Actor, second: OtherPhone
) -> None:
    await second.opens_invite(await town.invite())
    await second.taps_through("Български", "Приемам")
    await second.writes(await takes_code(maria))
    await second.taps("✅ Да")
    second.sees("Свързахме този Telegram")
    assert await count(town, Person, Person.joined_at.is_(None)) == 0
    assert await chats_of(town, maria) == 2


async def test_a_name_with_figures_is_still_a_name(town: Town, second: OtherPhone) -> None:
    await second.opens_invite(await town.invite())
    await second.taps_through("Български", "Приемам")
    await second.writes("Иван2023")
    second.does_not_see("код")


async def test_a_member_s_words_are_not_taken_for_a_code(maria: Actor, elena: Actor) -> None:
    await opens_menu(elena)
    await elena.taps("Ново съобщение")
    await elena.writes("ACEH-2456")
    elena.does_not_see("свое записване")
    await maria.writes("Идвам 18ч")
    maria.does_not_see("свое записване")


async def test_the_menu_leaves_the_question(town: Town, maria: Actor, second: OtherPhone) -> None:
    await second.writes(await takes_code(maria))
    await second.taps("Меню")
    second.sees("хора с покана")
    assert await is_forgotten(town, second)


async def test_a_stop_ends_the_code(maria: Actor, second: OtherPhone) -> None:
    code = await takes_code(maria)
    await maria.writes("СТОП")
    await second.writes(code)
    second.sees("не работи или вече не важи")
    await looks(maria)
    maria.sees_no_button("Свързвам")


async def test_nobody_is_offered_a_messenger_that_they_have(
    maria: Actor, second: OtherPhone
) -> None:
    await links(maria, second)
    await looks(maria)
    maria.sees("Viber, Telegram")
    maria.sees_button("Къде да ми пишете")
    maria.sees_no_button("Свързвам")
    await maria.forges("li:telegram")
    maria.sees("Вашите данни")


async def test_who_opens_an_invite_in_the_other_messenger_is_shown_how_to_stay_one_person(
    town: Town, maria: Actor, second: OtherPhone
) -> None:
    await second.opens_invite(await town.invite())
    await second.taps("Имам чат във Viber")
    second.sees("Отворете нашия чат във Viber", "„📱 Свързвам Telegram“", "един глас")
    await second.taps("Назад")
    second.sees("На кой език")
    await second.taps("Имам чат във Viber")
    code = await takes_code(maria)
    await second.writes(code)
    await second.taps("✅ Да")
    second.sees("Свързахме този Telegram")
    assert await chats_of(town, maria) == 2
    assert await count(town, Person, Person.joined_at.is_(None)) == 0
