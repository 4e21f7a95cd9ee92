"""Somebody says what is needed: in words, with photos, by voice; it is sent once."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.taps import FormTap
from bot.taps.needs import SendNeedTap
from messengers.viber.keyboard import PREFIX
from storage.kinds import NeedArea, NeedReach, NeedState
from storage.models import JournalEntry, Media, Need, NeedEvent, NeedMedia, Settlement
from tests.conversations.deeds import opens_menu
from tests.conversations.needs.deeds import DARK, STREETS, all_needs, says_need, tells
from tests.conversations.tables import count, one, person_of
from tests.conversations.town import SOFIA, Actor, Town


async def test_in_words_it_gets_a_number_and_a_day(town: Town, maria: Actor) -> None:
    await tells(maria)
    maria.sees("Да изпратим ли това?", "💡 Улици", DARK, "🏘️ Моята улица", "без име")
    await maria.taps("Изпращам")
    maria.sees("✅ Записахме го: № 1.", "до понеделник, 27 март 2023 г.", "не е официална жалба")
    maria.sees("☎️ 0601 55 501")
    need = await one(town, Need)
    assert need.author_id == (await person_of(town, maria)).id
    assert (need.text, need.area, need.reach) == (DARK, NeedArea.INFRASTRUCTURE, NeedReach.STREET)
    assert (need.state, need.is_named) == (NeedState.RECEIVED, False)
    assert need.answer_by == datetime(2023, 3, 27, 17, 0, tzinfo=SOFIA).astimezone(UTC)


async def test_who_says_it_stands_only_in_the_need(town: Town, maria: Actor) -> None:
    await says_need(maria)
    assert (await one(town, JournalEntry, JournalEntry.verb == "say")).actor_id is None
    assert (await one(town, NeedEvent)).by_id is None


async def test_everything_can_be_changed_before_it_is_sent(town: Town, maria: Actor) -> None:
    await tells(maria)
    await maria.taps_through("🗂️ Тема", "⋯ Още теми", "🔦 Сигурност")
    await maria.taps_through("📍 Място", "с. Изворово", "👥 Кого засяга", "🏙️ Целия квартал")
    await maria.taps("С името ми")
    maria.sees("🔦 Сигурност", DARK, "📍 с. Изворово", "🏙️ Целия квартал", "👤 с име")
    await maria.writes("И кучета има")
    maria.sees(DARK, "И кучета има")
    await maria.taps("Изпращам")
    need = await one(town, Need)
    assert need.text == f"{DARK}\nИ кучета има"
    assert (need.area, need.reach) == (NeedArea.SAFETY, NeedReach.NEIGHBOURHOOD)
    assert need.is_named
    place = await one(town, Settlement, Settlement.name == "с. Изворово")
    assert need.settlement_id == place.id


async def test_the_place_may_be_written_or_left_out(town: Town, maria: Actor) -> None:
    await tells(maria)
    await maria.taps("📍 Място")
    await maria.writes("никъде")
    maria.sees("няма в нашия списък")
    await maria.writes("село Моравица")
    maria.sees("📍 с. Моравица")
    await maria.taps_through("📍 Място", "Назад")
    maria.sees("📍 с. Моравица")
    await maria.taps_through("📍 Място", "Без място")
    maria.does_not_see("📍 с.")
    await maria.taps("Изпращам")
    assert (await one(town, Need)).settlement_id is None


async def test_a_place_of_another_municipality_is_not_taken(
    town: Town, maria: Actor, lili: Actor
) -> None:
    await tells(maria)
    await maria.taps("📍 Място")
    back = FormTap.unpack((maria.sees_button("Назад").data or "").removeprefix(PREFIX))
    foreign = await one(town, Settlement, Settlement.name == "гр. Сопот")
    await maria.forges(back.model_copy(update={"value": str(foreign.id)}).pack())
    await maria.taps_through("Назад", "Изпращам")
    assert (await one(town, Need)).settlement_id is None


async def test_a_point_on_the_map(town: Town, maria: Actor) -> None:
    await tells(maria)
    await maria.does(maria.phone.sends_location, 43.1567891, 26.1667)
    maria.sees("точка на картата")
    await maria.taps("Изпращам")
    need = await one(town, Need)
    assert (need.latitude, need.longitude) == (43.15679, 26.1667)


async def test_photos_recordings_and_words_together(town: Town, maria: Actor) -> None:
    await opens_menu(maria)
    await maria.taps_through("📌 Какво е нужно", "Казвам какво е нужно")
    await maria.does(maria.phone.sends_photo)
    maria.sees("За какво се отнася?", "📷 1", "обадете се на 112")
    await maria.does(maria.phone.sends_voice, 24)
    await maria.writes(DARK)
    maria.sees("Получихме: 📷 1 · 🔊 1 · ✍️ текст")
    await maria.taps(STREETS)
    await maria.does(maria.phone.sends_photo)
    maria.sees(
        "📷 2", "🔊 1", DARK, "Гласът може да се познае", "координаторът и контактното лице"
    )
    await maria.taps("С името ми")
    maria.does_not_see("Гласът може да се познае")
    await maria.taps("Изпращам")
    assert await count(town, NeedMedia) == 3
    assert await count(town, Media) == 3


async def test_five_go_along_and_no_more(town: Town, maria: Actor) -> None:
    await tells(maria)
    for _each in range(6):
        await maria.does(maria.phone.sends_photo)
    maria.sees("до 5 снимки и записи", "запазено")
    await maria.writes("още думи")
    maria.sees("📷 5", DARK, "още думи")
    await maria.taps("Изпращам")
    assert await count(town, NeedMedia) == 5


async def test_a_mere_courtesy_is_no_need(town: Town, maria: Actor) -> None:
    await opens_menu(maria)
    await maria.taps_through("📌 Какво е нужно", "Казвам какво е нужно")
    asked = maria.phone.last_screen.text
    for words in ("Здравейте", "Благодаря!"):
        await maria.writes(words)
        maria.sees(asked)
    await maria.writes("Здравейте, няма вода")
    maria.sees("За какво се отнася?", "Получихме: ✍️ текст")
    await maria.writes("ок")
    maria.sees("За какво се отнася?")
    await maria.taps(STREETS)
    await maria.writes("Много Ви благодаря")
    maria.sees("Да изпратим ли това?")
    await maria.taps("Изпращам")
    assert (await one(town, Need)).text == "Здравейте, няма вода"


async def test_a_courtesy_below_a_photo_is_no_word_of_the_need(town: Town, maria: Actor) -> None:
    await maria.does(maria.phone.sends_photo, b"\xff\xd8 a street", "Добър ден")
    await maria.taps("📌 Това е нужно")
    maria.sees("Получихме: 📷 1")
    await maria.taps_through(STREETS, "Изпращам")
    assert (await one(town, Need)).text is None


async def test_files_and_what_is_too_large_are_refused(town: Town, maria: Actor) -> None:
    await tells(maria)
    for deed, given, words in (
        (maria.phone.sends_document, (), "не и файлове"),
        (maria.phone.sends_sticker, (), "не и файлове"),
        (maria.phone.sends_big_file, (21, "voice.ogg"), ""),
    ):
        await maria.does(deed, *given)
        maria.sees("⚠️", words, "запазено")
    await maria.writes("дълго " * 400)
    maria.sees("до 2000 знака")
    await maria.writes("стига")
    maria.sees(DARK, "стига")
    assert await count(town, Media) == 0


async def test_a_doubled_tap_sends_it_once(town: Town, maria: Actor) -> None:
    await tells(maria)
    data = maria.sees_button("Изпращам").data
    assert data is not None
    await maria.taps("Изпращам")
    await maria.forges(data)
    maria.sees("✅ Записахме го: № 1.")
    assert await count(town, Need) == 1
    await opens_menu(maria)
    await maria.forges(data)
    maria.sees("от предишен разговор")
    assert await count(town, Need) == 1


async def test_what_the_messenger_says_twice_is_written_down_once(
    town: Town, maria: Actor, ivan: Actor
) -> None:
    await says_need(maria)
    town.repeats()
    await opens_menu(ivan)
    assert await count(town, Need) == 1
    maria.is_shown_again("📌 Моите нужди: 1", "№ 1")


async def test_stop_in_the_middle_leaves_nothing(town: Town, maria: Actor) -> None:
    await tells(maria)
    await maria.writes("СТОП")
    maria.sees("Спряхме съобщенията")
    await maria.writes("СТАРТ")
    await maria.forges(SendNeedTap(nonce="abcd").pack())
    assert await count(town, Need) == 0


async def test_who_leaves_says_nothing(town: Town, maria: Actor) -> None:
    await tells(maria)
    await maria.taps("✖️")
    assert await count(town, Need) == 0
    await opens_menu(maria)
    await maria.taps_through("📌 Какво е нужно", "Казвам какво е нужно", "✖️")
    assert await count(town, Need) == 0


async def test_after_a_day_one_is_asked_whether_to_go_on(town: Town, maria: Actor) -> None:
    await tells(maria)
    await town.waits(hours=21)
    await maria.taps("Изпращам")
    maria.sees("Да продължим ли?")
    await maria.taps_through("▶️", "Изпращам")
    assert await count(town, Need) == 1


async def test_ten_a_day_and_then_a_call(town: Town, maria: Actor) -> None:
    need = await says_need(maria)
    async with town.database.write() as session:
        for number in range(2, 11):
            other = Need(
                **{column: getattr(need, column) for column in Need.__mapper__.c.keys()}  # noqa: SIM118 - no mapping
                | {"id": None, "number": number}
            )
            session.add(other)
    await maria.taps("Още една")
    maria.sees("Днес изпратихте 10 нужди", "обадете се")
    await town.waits(hours=25)
    await opens_menu(maria)
    await maria.taps_through("📌 Какво е нужно", "Казвам какво е нужно")
    maria.sees("Какво е нужно на Вас")


async def test_numbers_count_in_each_municipality(
    town: Town, maria: Actor, ivan: Actor, lili: Actor
) -> None:
    for actor in (maria, ivan, lili):
        await says_need(actor)
    assert [need.number for need in await all_needs(town)] == [1, 2, 1]


async def test_two_at_the_same_moment_get_two_numbers(
    town: Town, maria: Actor, ivan: Actor
) -> None:
    await tells(maria)
    await tells(ivan)
    maria.phone.taps("Изпращам")
    ivan.phone.taps("Изпращам")
    await town.settles()
    assert sorted(need.number for need in await all_needs(town)) == [1, 2]


async def test_a_sunday_becomes_a_monday(town: Town, maria: Actor) -> None:
    await town.moves_to(datetime(2023, 3, 19, 10, 0, tzinfo=SOFIA))
    need = await says_need(maria)
    maria.sees("до понеделник, 3 април 2023 г.")
    assert need.answer_by - need.created_at < timedelta(days=16)


@pytest.mark.not_on_viber("Nobody can record there for a bot")
async def test_who_may_record_reads_before_that_a_voice_can_be_recognised(maria: Actor) -> None:
    await opens_menu(maria)
    await maria.taps_through("📌 Какво е нужно", "Казвам какво е нужно")
    maria.sees("🔊 Гласът може да се познае")


async def test_only_what_was_taken_is_said_to_be_kept(maria: Actor) -> None:
    await maria.writes("Дупка на улицата. " * 200)
    await maria.taps("📌 Това е нужно")
    maria.sees("до 2000 знака")
    maria.does_not_see("запазено")
    await maria.writes("Дупка")
    await maria.does(maria.phone.sends_sticker)
    maria.sees("не и файлове", "запазено")
