"""A message that was sent by mistake is taken back; very many readers are named before."""

from collections.abc import Callable

import pytest

from bot import taps
from simulator.telegram.gestures import PICTURE
from storage.kinds import AnnouncementState
from storage.models import Acknowledgement, Announcement
from tests import cast
from tests.conversations.deeds import drafts_message, opens_menu, sends_message
from tests.conversations.tables import count, one
from tests.conversations.test_redelivery import comes_again
from tests.conversations.test_taking_back import STANDS_AS_IT_WAS, crowd
from tests.conversations.town import Actor, Town

TEXT = "Пътят е затворен до петък."


async def opens_message(elena: Actor) -> None:
    """Come to the live card of the newest message."""
    await opens_menu(elena)
    await elena.taps_through("Ново съобщение", "Изпратени досега", "📣 1.")


async def takes_back(elena: Actor) -> None:
    """Say that the newest message was sent by mistake."""
    await opens_message(elena)
    await elena.taps_through("Изпратено по погрешка", "Да, по погрешка")


@pytest.mark.not_on_viber(STANDS_AS_IT_WAS)
async def test_the_message_changes_where_it_stands(
    town: Town, elena: Actor, maria: Actor, ani: Actor
) -> None:
    await sends_message(elena)
    message = maria.phone.last_screen
    maria.listens()
    await takes_back(elena)
    maria.hears_nothing()
    assert "ИЗПРАТЕНО ПО ПОГРЕШКА: съобщението от 13 март (понеделник)" in message.text
    assert "Не важи. Извинете ни." in message.text
    assert TEXT not in message.text
    assert not [each for each in message.buttons if "Разбрах" in each.label]
    ani.sees("SENT BY MISTAKE")
    elena.sees("ПО ПОГРЕШКА: съобщението от 13 март", "Поправени съобщения: 4")
    assert (await one(town, Announcement)).state == AnnouncementState.TAKEN_BACK


async def test_it_is_asked_before(elena: Actor, maria: Actor) -> None:
    await sends_message(elena)
    await opens_message(elena)
    await elena.taps("Изпратено по погрешка")
    elena.sees("По погрешка ли изпратихте", "4 души ще прочетат, че не важи", "👍 към него")
    await elena.taps("Назад")
    elena.sees("📣 Съобщение от 13 март", "Изпратени: 4")
    maria.sees(TEXT)


@pytest.mark.not_on_viber(STANDS_AS_IT_WAS)
@pytest.mark.parametrize("shape", ["photo", "file", "voice"])
async def test_the_words_under_what_was_attached_change(
    elena: Actor, maria: Actor, shape: str
) -> None:
    await opens_menu(elena)
    await elena.taps("Ново съобщение")
    phone = elena.phone
    sends: dict[str, Callable[[], object]] = {
        "photo": phone.sends_photo,
        "file": phone.sends_document,
        "voice": phone.sends_voice,
    }
    await elena.does(sends[shape])
    await elena.taps_through("Двете групи", "Изпращам")
    await elena.town.waits(seconds=30)
    message = maria.phone.last_screen
    await maria.taps("Разбрах")
    maria.listens()
    await takes_back(elena)
    maria.hears_nothing()
    assert maria.phone.last_screen is message
    assert message.photo or message.document or message.voice
    assert "ИЗПРАТЕНО ПО ПОГРЕШКА" in message.text
    assert "както и приложеното" in message.text
    assert "👍" not in message.text
    assert [each.label for each in message.buttons] == ["🏠 Меню", "☎️ Помощ"]
    elena.sees("Поправени съобщения: 4")


@pytest.mark.not_on_viber(STANDS_AS_IT_WAS)
async def test_what_followed_a_photo_says_it_of_both(elena: Actor, maria: Actor) -> None:
    words = ("Дълъг разказ за залата. " * 45).strip()
    await opens_menu(elena)
    await elena.taps("Ново съобщение")
    await elena.does(elena.phone.sends_photo, PICTURE, words)
    maria.listens()
    await elena.taps_through("Двете групи", "Изпращам")
    await elena.town.waits(seconds=30)
    photo, text = maria.phone.heard(maria.mark)
    maria.listens()
    await takes_back(elena)
    maria.hears_nothing()
    assert not photo.text
    assert "ИЗПРАТЕНО ПО ПОГРЕШКА" in text.text
    assert "както и приложеното към него" in text.text
    assert words not in text.text


async def test_understood_is_void(town: Town, elena: Actor, maria: Actor) -> None:
    await sends_message(elena)
    data = maria.sees_button("Разбрах").data
    assert data is not None
    await maria.taps("Разбрах")
    await takes_back(elena)
    assert await count(town, Acknowledgement) == 0
    await maria.forges(data)
    maria.sees("ИЗПРАТЕНО ПО ПОГРЕШКА", "Не важи")
    assert await count(town, Acknowledgement) == 0
    await opens_menu(maria)
    await maria.taps("Моите данни")
    maria.does_not_see("👍")


@pytest.mark.not_on_viber("Nobody can record there, so no recording is asked for")
async def test_it_is_not_heard_any_more(town: Town, elena: Actor, maria: Actor) -> None:
    await drafts_message(elena)
    await elena.taps("Добавям глас")
    await elena.does(elena.phone.sends_voice)
    await elena.taps("Изпращам")
    await town.waits(seconds=30)
    data = maria.sees_button("🔊 Слушам").data
    assert data is not None
    await takes_back(elena)
    await maria.forges(data)
    maria.sees("ИЗПРАТЕНО ПО ПОГРЕШКА")
    assert not [each for each in maria.phone.heard() if each.voice]


async def test_who_was_never_told_learns_nothing(
    town: Town, elena: Actor, maria: Actor, boris: Actor
) -> None:
    await sends_message(elena, who="Общинска работна група")
    await takes_back(elena)
    told = (await one(town, Announcement)).id
    for outsider in (maria, boris):
        await outsider.forges(taps.UnderstoodTap(announcement=told).pack())
        outsider.sees("не води никъде")


@pytest.mark.not_on_viber(STANDS_AS_IT_WAS)
async def test_whose_message_can_not_be_changed_hears_one_apology(
    town: Town, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    await sends_message(elena)
    maria.phone.clears_history()
    maria.listens()
    ivan.listens()
    await takes_back(elena)
    await town.waits(days=1)
    assert maria.heard_new() == 1
    maria.sees("ИЗПРАТЕНО ПО ПОГРЕШКА", "Извинете ни")
    ivan.hears_nothing()
    card = next(each for each in elena.phone.heard() if "ПО ПОГРЕШКА" in each.text)
    assert "затова се извиняваме: 1" in card.text


async def test_what_waits_is_stopped_and_nothing_is_reported(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await drafts_message(elena)
    maria.listens()
    await elena.taps_through("Изпращам", "Изпратено по погрешка", "Да, по погрешка")
    elena.listens()
    await town.waits(days=9)
    maria.hears_nothing()
    elena.hears_nothing()


async def test_a_stale_or_doubled_tap_changes_nothing(
    town: Town, elena: Actor, radka: Actor, maria: Actor
) -> None:
    await drafts_message(elena)
    await elena.taps_through("Изпращам", "Изпратено по погрешка")
    stale = elena.sees_button("Да, по погрешка").data
    assert stale is not None
    told = (await one(town, Announcement)).id
    await radka.forges(taps.StopAnnouncementTap(announcement=told).pack())
    await elena.forges(stale)
    elena.sees("друг човек промени")
    await elena.taps_through("Преглеждам", "Изпращам")
    await town.waits(seconds=30)
    await elena.forges(stale)
    elena.sees("друг човек промени")
    maria.sees(TEXT)
    await takes_back(elena)
    await comes_again(town)
    elena.is_shown_again("Поправени съобщения: 4")
    await radka.forges(taps.TakeBackAnnouncementTap(announcement=told).pack())
    radka.sees("ИЗПРАТЕНО ПО ПОГРЕШКА")
    await radka.forges(taps.AnnouncementCallsTap(announcement=told).pack())
    radka.sees("ИЗПРАТЕНО ПО ПОГРЕШКА")


async def test_it_leaves_the_list(town: Town, elena: Actor) -> None:
    await sends_message(elena, "Първо.")
    await sends_message(elena, "Второ.")
    await takes_back(elena)
    await elena.taps("📣 Съобщения")
    elena.sees("1. Първо.")
    elena.does_not_see("Второ")


async def test_over_fifty_people_are_named_before(town: Town, elena: Actor, maria: Actor) -> None:
    await crowd(town, 46)
    await drafts_message(elena)
    maria.listens()
    await elena.taps("Изпращам")
    elena.sees("51 души", "МЕСТНА АКТИВНА ГРУПА", f"община {cast.ANTONOVO.upper()}", "Вярно ли е?")
    await town.waits(minutes=1)
    maria.hears_nothing()
    await elena.taps("Назад")
    elena.sees("👁️", TEXT)
    await elena.taps_through("Изпращам", "Да, изпращам")
    await town.waits(minutes=1)
    assert maria.heard_new() == 1


async def test_fifty_people_need_no_second_tap(town: Town, elena: Actor, maria: Actor) -> None:
    await crowd(town, 45)
    await drafts_message(elena)
    maria.listens()
    await elena.taps("Изпращам")
    elena.sees("👥 За 50 души")
    await town.waits(minutes=1)
    assert maria.heard_new() == 1
