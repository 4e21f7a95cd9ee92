"""Organisers go through what people say is needed, one by one, and decide."""

from bot.taps.enquiries import NeedEnquiryTap
from storage.kinds import NeedState
from storage.models import NeedEvent
from tests.conversations.deeds import opens_menu
from tests.conversations.needs.deeds import says_need, words_need
from tests.conversations.needs.triaging import (
    accepts,
    gathers,
    has_said,
    need_now,
    opens_new,
    supports,
)
from tests.conversations.tables import count
from tests.conversations.town import Actor, Town


async def test_the_oldest_comes_first_one_by_one(
    town: Town, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    await has_said(maria)
    await has_said(ivan, "Децата пътуват с два автобуса", is_named=True)
    await opens_menu(elena)
    elena.sees_button("📌 Нужди (2 нови)")
    await elena.taps_through("📌 Нужди", "📌 Нови: 2")
    elena.sees("№ 1", "Улици, вода", "Няма лампи", "🔒 Без име", "днес")
    elena.does_not_see("Мария")
    await elena.taps("➡️ Следващо")
    elena.sees("№ 2", "два автобуса", "👤 Иван")
    await elena.taps("➡️ Следващо")
    elena.sees("Това беше последното")
    elena.sees_button("📌 Нови: 2")


async def test_only_coordinator_and_contact_person_see_them(
    town: Town, radka: Actor, petar: Actor, boris: Actor, maria: Actor, lili: Actor
) -> None:
    await has_said(maria)
    await opens_new(radka)
    radka.sees("Няма лампи")
    for other in (petar, maria, lili):
        await opens_menu(other)
        other.sees_no_button("📌 Нужди")
    await opens_menu(boris)
    boris.sees_button("📌 Нужди")
    boris.sees_no_button("нови")
    await boris.taps("📌 Нужди")
    boris.sees("Няма нищо")


async def test_accepting_asks_for_words_and_a_short_name(
    town: Town, elena: Actor, maria: Actor
) -> None:
    need = await has_said(maria, "Няма лампи до баба Мина на ул. Река, пълен мрак е там")
    await opens_new(elena)
    await elena.taps("✅ Приемам")
    elena.sees("№ 1: как да го четат членовете?", "пълен мрак")
    await elena.writes("Улично осветление на улица „Река“ до моста")
    elena.sees("кратко име", "30 знака")
    elena.sees_no_button("Така остава")
    await elena.writes("дълго име, което никога няма да се побере")
    elena.sees("30 знака")
    await elena.writes("Лампи на ул. „Река“")
    elena.sees("✅ № 1: прието", "след около десет минути")
    stands = await need_now(town, need)
    assert stands.state == NeedState.ACCEPTED
    assert (stands.wording, stands.short_name) == (
        "Улично осветление на улица „Река“ до моста",
        "Лампи на ул. „Река“",
    )
    assert stands.answered_at is not None
    await gathers(town)
    maria.sees("📌 № 1: прието", "Улично осветление на улица „Река“")
    first = maria.phone.last_screen.text[:60]
    assert "осветление" not in first


async def test_what_comes_together_reaches_author_and_supporters_in_one_message(
    town: Town, elena: Actor, maria: Actor, ivan: Actor, doctor: Actor, radka: Actor
) -> None:
    need = await has_said(maria)
    await opens_new(elena)
    await accepts(elena)
    await supports(ivan, need)
    await gathers(town)
    for actor in (maria, ivan, doctor, radka):
        actor.listens()
    await elena.taps_through("↩️ Към № 1", "🗂️ Влезе в плана", "Без думи", "↩️ Към № 1")
    await elena.taps_through("🛠️ Изпълнява се")
    await elena.writes("Лампите са поръчани")
    await gathers(town)
    for follower in (maria, ivan):
        assert follower.heard_new() == 1
        follower.sees("Новини: 2", "№ 1: в плана", "№ 1: изпълнява се. Лампите са поръчани")
    doctor.hears_nothing()
    radka.hears_nothing()
    await town.waits(days=1)
    assert maria.heard_new() == 1


async def test_declining(town: Town, elena: Actor, maria: Actor) -> None:
    need = await has_said(maria)
    await opens_new(elena)
    await elena.taps("❌ Не приемам")
    elena.sees("защо не е прието?")
    await elena.taps("Не е на общината")
    await gathers(town)
    maria.sees("📌 № 1: не е прието", "Причина: Не е на общината", "0601 55 501")
    await elena.taps_through("↩️ Към № 1", "🔄 Отварям го отново")
    await elena.writes("Намерихме пари")
    assert (await need_now(town, need)).state == NeedState.IN_REVIEW
    assert (await need_now(town, need)).answered_at is None
    await gathers(town)
    maria.sees("📌 № 1: разглежда се", "Ще имате отговор до", "Намерихме пари")


async def test_a_question_about_a_no_reaches_a_human(
    town: Town, elena: Actor, radka: Actor, maria: Actor, ivan: Actor
) -> None:
    need = await has_said(maria, is_named=True)
    await opens_new(elena)
    await elena.taps_through("❌ Не приемам", "Вече се прави")
    await gathers(town)
    await maria.taps("✍️ Въпрос")
    maria.sees("№ 1")
    await maria.writes("Къде се прави?")
    radka.listens()
    await maria.taps("Изпращам")
    await town.waits(minutes=2)
    radka.sees("№ 1")
    await opens_menu(ivan)
    await ivan.forges(NeedEnquiryTap(need=need).pack())
    ivan.sees("не води никъде")


async def test_passing_on_and_what_the_others_did_there(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await has_said(maria)
    await opens_new(elena)
    await elena.taps_through("⋯ Още", "↪️ Препращам")
    await elena.writes("Областната администрация")
    await gathers(town)
    maria.sees("📌 № 1: препратено", "Областната администрация")
    await elena.taps_through("↩️ Към № 1", "✅ Изпълнено е", "Без думи")
    elena.sees("№ 1: изпълнено")


async def test_who_and_until_when_wait_for_the_next_news_and_a_note_stays_inside(
    town: Town, elena: Actor, radka: Actor, maria: Actor
) -> None:
    await has_said(maria)
    await opens_new(elena)
    maria.listens()
    await elena.taps_through("⋯ Още", "👤 Отговорник и срок")
    await elena.writes("Отдел Строителство")
    await elena.writes("вчера")
    elena.sees("Не успяхме да прочетем")
    await elena.writes("30.09.2023")
    elena.sees("Който следи нуждата, го чете, когато тя влезе в плана или започне.")
    await elena.taps_through("↩️ Към № 1", "⋯ Още", "🔒 Бележка за екипа")
    await elena.writes("Питай Стоян за кабела")
    elena.sees("Виждат го само организаторите")
    await opens_new(radka)
    radka.sees("👤 Отдел Строителство", "до 30 септември")
    await radka.taps_through("⋯ Още", "📜 Какво стана")
    radka.sees("Елена: бележка за екипа: Питай Стоян за кабела")
    radka.sees("който го е казал: получено")
    radka.does_not_see("Мария")
    await gathers(town)
    maria.hears_nothing()
    await radka.taps_through("↩️ Към № 1", "✅ Приемам")
    await radka.writes("Лампи на ул. Река")
    await radka.taps("Така остава")
    await gathers(town)
    maria.does_not_see("Отдел Строителство")
    await radka.taps_through("↩️ Към № 1", "🗂️ Влезе в плана", "Без думи")
    await gathers(town)
    maria.sees("📌 № 1: в плана", "👤 Отдел Строителство", "до 30 септември")


async def test_two_organisers_at_one_card(
    town: Town, elena: Actor, radka: Actor, maria: Actor
) -> None:
    need = await has_said(maria)
    await opens_new(elena)
    await opens_new(radka)
    await radka.taps_through("⋯ Още", "👁️ Разглеждам го")
    await elena.taps("✅ Приемам")
    elena.sees("Междувременно има промяна", "Радка: разглежда се")
    await elena.taps("↩️ Към № 1")
    elena.sees("Докъде е: разглежда се")
    await elena.taps("❌ Не приемам")
    await accepts_by(radka)
    await elena.writes("Няма пари")
    elena.sees("Радка: прието")
    assert (await need_now(town, need)).state == NeedState.ACCEPTED
    assert await count(town, NeedEvent, NeedEvent.state == NeedState.DECLINED) == 0


async def accepts_by(radka: Actor) -> None:
    await radka.taps("↩️ Към № 1")
    await accepts(radka)


async def test_a_double_tap_decides_once(
    town: Town, elena: Actor, radka: Actor, maria: Actor
) -> None:
    await has_said(maria)
    await opens_new(elena)
    await elena.taps("⋯ Още")
    maria.listens()
    await elena.taps("👁️ Разглеждам го")
    town.repeats()
    await opens_menu(radka)
    await gathers(town)
    assert maria.heard_new() == 1
    assert await count(town, NeedEvent, NeedEvent.state == NeedState.IN_REVIEW) == 1


async def test_a_masked_number_is_told(town: Town, elena: Actor, maria: Actor) -> None:
    await has_said(maria, "Обадете се на 0888 123 456 за лампите")
    await opens_new(elena)
    elena.sees("⚠️", "Скрихме го", "•••")
    elena.does_not_see("0888")
    await elena.taps("✅ Приемам")
    elena.sees("как да го четат членовете?")
    elena.sees_no_button("Така остава")
    await elena.writes("Лампи на ул. Река")
    await elena.taps_through("Така остава", "↩️ Към № 1")
    elena.sees("•••")
    elena.does_not_see("⚠️")


async def test_also_with_every_shelf_full_an_organiser_says_what_is_needed(
    town: Town, elena: Actor, maria: Actor
) -> None:
    for state in (
        NeedState.RECEIVED,
        NeedState.IN_REVIEW,
        NeedState.NEEDS_INFO,
        NeedState.ACCEPTED,
        NeedState.DECLINED,
    ):
        need = await says_need(maria)
        await words_need(town, need, "Осветление", state)
    await town.waits(days=15)
    await opens_menu(elena)
    await elena.taps("📌 Нужди")
    for shelf in ("📌 Нови", "👁️", "✍️ Чакаме отговор", "⏰", "▶️", "✅"):
        elena.sees_button(shelf)
    await elena.taps("📌 Какво е нужно")
    elena.sees_button("📋 Списък")
    await elena.taps("✍️ Казвам какво е нужно")
    elena.sees("📌 Какво е нужно на Вас")
