"""A coordinator tells groups something beside meetings; the readers say that they understood."""

from datetime import datetime

from bot import taps
from storage.kinds import AnnouncementState
from storage.models import Acknowledgement, Announcement, Delivery
from tests import cast
from tests.conversations.deeds import drafts_message, joins, opens_menu, sends_message
from tests.conversations.tables import count, one
from tests.conversations.test_redelivery import comes_again
from tests.conversations.town import SOFIA, Actor, Town

TEXT = "Пътят е затворен до петък."


async def test_both_groups_hear_it_once_each(
    town: Town, elena: Actor, maria: Actor, ivan: Actor, doctor: Actor, lili: Actor
) -> None:
    await drafts_message(elena)
    for one_of_them in (maria, ivan, doctor, lili):
        one_of_them.listens()
    await elena.taps("Изпращам")
    maria.hears_nothing()
    await town.waits(seconds=30)
    for one_of_them in (maria, ivan, doctor):
        assert one_of_them.heard_new() == 1
        one_of_them.sees("📣 Съобщение, община Антоново", TEXT)
        one_of_them.sees_button("👍 Разбрах")
    town.actor(cast.ANI).sees("📣 Message, municipality of Антоново", TEXT)
    lili.hears_nothing()


async def test_the_preview_is_what_members_will_see(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await drafts_message(elena)
    elena.sees("👁️", "📣 Съобщение, община Антоново\n" + TEXT)
    elena.sees("🔒 На заключен екран: „📣 Съобщение, община Антоново Пътят")
    elena.sees(f"👥 5 души: {town.messenger} 4, по телефон: 1")
    maria.has_not_heard(TEXT)


async def test_one_tap_says_understood_and_counts_once(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await sends_message(elena)
    card = next(each for each in elena.phone.heard() if "👍 Разбрали: 0" in each.text)
    data = maria.sees_button("Разбрах").data
    assert data is not None
    maria.listens()
    await maria.taps("Разбрах")
    maria.hears_only_the_answer()
    maria.sees("👍 Записахме")
    maria.sees_no_button("Разбрах")
    maria.is_told_in_passing("Записахме го, благодарим", is_said=True)
    await maria.forges(data)
    maria.is_told_in_passing("Вече е записано")
    assert await count(town, Acknowledgement) == 1
    card = await elena.looks_again(card, "Обновявам")
    assert "👍 Разбрали: 1" in card.text


async def test_the_menu_does_not_take_the_message_away(elena: Actor, maria: Actor) -> None:
    await sends_message(elena)
    await maria.taps_through("Разбрах", "Меню")
    maria.has_heard(TEXT)
    maria.has_heard("👍 Записахме")
    maria.sees("🏠 Община Антоново")


async def test_my_data_say_it_and_erasing_removes_it(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await sends_message(elena)
    await maria.taps("Разбрах")
    await opens_menu(maria)
    await maria.taps("Моите данни")
    maria.sees("👍 на 1 съобщение")
    await maria.taps_through("Изтривам всичко", "Да, изтривам")
    assert await count(town, Acknowledgement) == 0


async def test_the_card_and_the_report_count(town: Town, elena: Actor) -> None:
    await drafts_message(elena)
    await elena.taps("Изпращам")
    elena.sees("📣 Съобщение от 13 март (понеделник)", "👥 За 5 души", "половин минута")
    card = elena.phone.last_screen
    await town.waits(seconds=30)
    await elena.looks_again(card, "Обновявам")
    elena.has_heard("👥 За 5 души", "📨 Изпратени: 4", "☎️ По телефон: 1", "👍 Разбрали: 0")
    elena.has_heard("📨 Съобщението от 13 март (понеделник)", "е изпратено")
    await elena.taps("За обаждане")
    elena.sees("☎️ За обаждане: 1", "Стефан, 0888 55 01 04")


async def test_who_stopped_or_blocked_is_to_be_called(
    town: Town, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    await maria.writes("СТОП")
    await drafts_message(elena)
    elena.sees("по телефон: 2")
    await elena.taps("Изпращам")
    ivan.phone.blocks()
    await town.settles()
    maria.listens()
    await town.waits(seconds=30)
    maria.hears_nothing()
    await elena.taps("За обаждане")
    elena.sees("Мария", "Иван", "Стефан")


async def test_stopping_in_time_makes_it_a_draft_again(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await drafts_message(elena)
    maria.listens()
    await elena.taps_through("Изпращам", "Спирам изпращането")
    elena.sees("на никого не писахме", "отново е чернова")
    await town.waits(minutes=5)
    maria.hears_nothing()
    await elena.taps_through("Към прегледа", "Изпращам")
    await town.waits(seconds=30)
    assert maria.heard_new() == 1


async def test_at_night_it_waits_for_the_morning(town: Town, elena: Actor, maria: Actor) -> None:
    await town.moves_to(datetime(2023, 3, 13, 22, 0, tzinfo=SOFIA))
    await drafts_message(elena)
    maria.listens()
    await elena.taps("🌅 Изпращам")
    await town.waits(hours=2)
    maria.hears_nothing()
    elena.sees("Тръгва на 14 март")
    await elena.taps("Спирам изпращането")
    elena.sees("отново е чернова")
    await town.waits(days=1)
    maria.hears_nothing()


async def test_a_doubled_send_sends_once(town: Town, elena: Actor, maria: Actor) -> None:
    await drafts_message(elena)
    data = elena.sees_button("Изпращам").data
    assert data is not None
    await elena.forges(data)
    await elena.forges(data)
    elena.sees("вече е изпратено")
    await elena.taps("Как върви")
    elena.sees("👥 За 5 души")
    maria.listens()
    await town.waits(seconds=30)
    assert maria.heard_new() == 1
    assert await count(town, Delivery) == 5 + 1


async def test_a_stale_send_shows_the_fresh_preview(
    town: Town, elena: Actor, radka: Actor, maria: Actor
) -> None:
    await drafts_message(elena)
    draft = (await one(town, Announcement)).id
    await radka.forges(taps.AnnouncementPreviewTap(announcement=draft).pack())
    await radka.taps("Пиша го отново")
    await radka.writes("Пътят е отворен.")
    radka.sees("Пътят е отворен.")
    await elena.taps("Изпращам")
    elena.sees("Междувременно съобщението е променено", "Пътят е отворен.")
    assert (await one(town, Announcement)).state == AnnouncementState.DRAFT
    await elena.taps("Изпращам")
    await town.waits(seconds=30)
    maria.sees("Пътят е отворен.")


async def test_a_stale_change_is_not_taken(town: Town, elena: Actor, radka: Actor) -> None:
    await drafts_message(elena)
    draft = (await one(town, Announcement)).id
    await elena.taps("Пиша го отново")
    await radka.forges(taps.AnnouncementPreviewTap(announcement=draft).pack())
    await radka.taps("На други хора")
    await radka.taps("Общинска работна група")
    radka.sees("👥 2 души")
    await elena.writes("Нещо друго.")
    elena.sees("друг човек промени", "Не записахме")
    await elena.taps("Преглеждам")
    elena.sees(TEXT, "👥 2 души")


async def test_who_joins_later_does_not_get_it(town: Town, elena: Actor, gosho: Actor) -> None:
    await sends_message(elena)
    await joins(gosho, await town.invite())
    await town.waits(days=1)
    gosho.has_not_heard(TEXT)
    told = (await one(town, Announcement)).id
    for tap in (taps.AnnouncementTap, taps.UnderstoodTap, taps.HearAnnouncementTap):
        await gosho.forges(tap(announcement=told).pack())
        gosho.sees("не води никъде")
    assert await count(town, Acknowledgement) == 0


async def test_only_the_chosen_group_hears_and_may_answer(
    town: Town, elena: Actor, maria: Actor, doctor: Actor, boris: Actor, petar: Actor
) -> None:
    maria.listens()
    await sends_message(elena, who="Общинска работна група")
    doctor.sees(TEXT)
    maria.hears_nothing()
    told = (await one(town, Announcement)).id
    for outsider in (maria, boris):
        await outsider.forges(taps.UnderstoodTap(announcement=told).pack())
        outsider.sees("не води никъде")
    await petar.forges(taps.UnderstoodTap(announcement=told).pack())
    assert await count(town, Acknowledgement) == 0


async def test_a_facilitator_announces_but_sees_no_numbers(
    town: Town, petar: Actor, maria: Actor
) -> None:
    await sends_message(petar)
    maria.sees(TEXT)
    petar.has_heard("📨 Изпратени: 4")
    petar.sees_no_button("За обаждане")
    told = (await one(town, Announcement)).id
    await petar.forges(taps.AnnouncementCallsTap(announcement=told).pack())
    petar.sees("не води никъде")


async def test_a_member_does_not_announce(elena: Actor, maria: Actor) -> None:
    await opens_menu(maria)
    maria.sees_no_button("Ново съобщение")
    await maria.forges(taps.AnnounceTap().pack())
    maria.sees("само за организаторите")


async def test_stop_in_the_middle_leaves_nothing(town: Town, elena: Actor, maria: Actor) -> None:
    await opens_menu(elena)
    await elena.taps("Ново съобщение")
    await elena.writes(TEXT)
    await elena.writes("СТОП")
    elena.sees("Спряхме съобщенията")
    assert await count(town, Announcement) == 0
    await elena.writes("СТАРТ")
    await elena.writes("Нещо друго")
    assert await count(town, Announcement) == 0


async def test_the_longest_text_arrives_whole(town: Town, elena: Actor, maria: Actor) -> None:
    text = ("дума " * 700)[:3499] + "."
    await sends_message(elena, text)
    maria.sees(text)


async def test_the_list_leads_to_cards_and_drafts(town: Town, elena: Actor) -> None:
    await opens_menu(elena)
    await elena.taps("Ново съобщение")
    elena.sees_no_button("Изпратени досега")
    for number in range(6):
        await sends_message(elena, f"Съобщение {number}.")
    await drafts_message(elena, "Още едно.")
    await opens_menu(elena)
    await elena.taps_through("Ново съобщение", "Изпратени досега")
    elena.sees("📣 Последни съобщения")
    await elena.taps("✏️ 1. Чернова")
    elena.sees("Още едно.")
    await elena.taps_through("Изтривам черновата", "📣 Съобщения", "По-стари", "📣 6.")
    elena.sees("📣 Съобщение от 13 март", "📨 Изпратени: 4")
    await elena.writes("Това не отива никъде.")
    assert await count(town, Announcement) == 6


async def test_nobody_to_tell(town: Town, boris: Actor, lili: Actor) -> None:
    await drafts_message(boris, who="Местна активна група")
    await opens_menu(lili)
    await lili.taps_through("Моите данни", "Изтривам всичко", "Да, изтривам")
    await boris.taps("Изпращам")
    boris.sees("няма кого да поканим")


async def test_a_repeated_update_changes_nothing(town: Town, elena: Actor, maria: Actor) -> None:
    await drafts_message(elena)
    await elena.taps("Изпращам")
    await comes_again(town)
    await town.waits(seconds=30)
    assert len([one for one in maria.phone.heard() if TEXT in one.text]) == 1
    await maria.taps("Разбрах")
    await comes_again(town)
    assert await count(town, Acknowledgement) == 1
    maria.sees("👍 Записахме")


async def test_a_coordinator_who_is_erased_takes_the_draft_along(town: Town, elena: Actor) -> None:
    await drafts_message(elena)
    await opens_menu(elena)
    await elena.taps_through("Моите данни", "Изтривам всичко", "Да, изтривам")
    assert await count(town, Announcement) == 0
