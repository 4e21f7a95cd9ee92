"""The official notice to copy and the poster to print."""

from io import BytesIO

import zxingcpp
from PIL import Image

from bot.reading.official_notice import read_notice
from storage.models import Invite
from tests.conversations.deeds import drafts_meeting, opens_card, sends_meeting
from tests.conversations.tables import count
from tests.conversations.town import BEGINNING, Actor, Town

NOTICE = """ПОКАНА
за работно заседание

Канят се: всички членове на Местната активна група (МАГ), всички членове на Общинската \
работна група (ОРГ)
Кога: 21.03.2023 г. (вторник), 10:00 ч.
Място: Заседателна зала на Общински съвет – Антоново

ДНЕВЕН РЕД:
1. Постигнати резултати
2. Възможности за финансиране
3. Как проверяваме плана

За контакти: Радка, тел. 0601 55 501
Публикувано на 13.03.2023 г., община Антоново"""


async def test_the_notice_of_a_sent_meeting_is_copied(elena: Actor) -> None:
    await sends_meeting(elena)
    await opens_card(elena)
    await elena.taps_through("Още", "Обява за сайта")
    assert elena.phone.last_screen.text == NOTICE
    elena.sees("Ето обявата за сайта")
    await elena.taps("↩️ Назад")
    elena.sees("📊 Среща на 21 март")


async def test_the_notice_of_a_draft_is_copied_before_anybody_hears(
    elena: Actor, maria: Actor
) -> None:
    maria.listens()
    await drafts_meeting(elena)
    await elena.taps("Обява за сайта")
    assert elena.phone.last_screen.text == NOTICE
    elena.sees_no_button("Плакат")
    await elena.taps("↩️ Назад")
    elena.sees("Така ще изглежда")
    maria.hears_nothing()


async def test_what_was_copied_can_be_pasted_again(elena: Actor) -> None:
    await drafts_meeting(elena)
    await elena.taps("Обява за сайта")
    copied = elena.phone.last_screen.text
    await elena.writes("/menu")
    await elena.writes(copied)
    elena.sees("вторник, 21 март 2023 г., 10:00", "3 точки")


async def test_a_cancelled_meeting_has_another_notice(elena: Actor) -> None:
    await sends_meeting(elena)
    await opens_card(elena)
    await elena.taps_through("Отменям срещата", "Лошо време", "Отменям я")
    await elena.taps_through("Още", "Обява за сайта")
    text = elena.phone.last_screen.text
    assert text.startswith("СЪОБЩЕНИЕ\n")
    assert "Срещата на 21.03.2023 г. (вторник) от 10:00 ч. няма да се проведе." in text
    assert "Причина: лошо време" in text
    assert read_notice(text, BEGINNING.date(), "bg").moments == []
    elena.sees_no_button("Плакат")


async def test_the_notice_speaks_the_language_of_the_municipality(
    town: Town, elena: Actor
) -> None:
    await sends_meeting(elena)
    await elena.writes("/menu")
    await elena.taps_through("Моите данни", "Език", "English")
    await elena.writes("/menu")
    await elena.taps_through("Meetings", "📊", "More", "Notice for the site")
    elena.sees("Below is the notice")
    assert elena.phone.last_screen.text == NOTICE


async def test_a_poster_lets_people_ask_to_join(town: Town, elena: Actor, gosho: Actor) -> None:
    await sends_meeting(elena)
    await opens_card(elena)
    await elena.taps_through("Още", "Обява за сайта", "Плакат с QR")
    elena.sees("Плакатът е готов")
    file, _words = elena.hears_file()
    assert file.name == "2023-03-21.png"
    codes = zxingcpp.read_barcodes(Image.open(BytesIO(file.content)))
    await gosho.opens_invite(town.token_of([code.text for code in codes]))
    await gosho.taps_through("Български", "Приемам", "Гошо", "гр. Антоново")
    gosho.sees("преглежда всяко записване")
    elena.has_heard("Гошо", "Местна активна група")


async def test_a_second_poster_has_the_same_invite(town: Town, elena: Actor) -> None:
    await sends_meeting(elena)
    await opens_card(elena)
    await elena.taps_through("Още", "Обява за сайта", "Плакат с QR", "↩️ Назад", "Плакат с QR")
    assert await count(town, Invite) == 1


async def test_a_facilitator_prints_no_invitations(petar: Actor) -> None:
    await sends_meeting(petar)
    await opens_card(petar)
    await petar.taps_through("Още", "Обява за сайта")
    petar.sees_no_button("Плакат")
