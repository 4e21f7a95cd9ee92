"""A meeting that is two kinds at once."""

from datetime import datetime

import pytest

from tests.conversations.deeds import drafts_meeting, opens_card, opens_menu, sends
from tests.conversations.town import SOFIA, Actor, Town

POINTS = "Отчет\nРазни"
NOTICE = """ОБЯВЛЕНИЕ за обучение и заседание на Местната активна група
На 21.03.2023 г. /вторник/ от 10:00 часа в заседателната зала на Община Антоново
ДНЕВЕН РЕД:
1. Отчет
2. Разни"""


async def sends_both(elena: Actor) -> None:
    await opens_menu(elena)
    await elena.taps("Нова среща")
    await elena.writes("обучение и заседание")
    await elena.taps_through("Двете групи", "вт 21.03", "10:00", "Общински съвет")
    await elena.writes(POINTS)
    elena.sees("📅 Покана за обучение и работно заседание")
    await sends(elena)


async def test_both_stand_in_invitation_reminder_and_notice(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await sends_both(elena)
    maria.sees("📅 Покана за обучение и работно заседание")
    await opens_card(elena)
    await elena.taps_through("Още", "Обява за сайта")
    elena.sees("ПОКАНА", "за обучение и работно заседание")
    await town.moves_to(datetime(2023, 3, 20, 17, 0, tzinfo=SOFIA))
    maria.sees("🔔 Утре, 21 март (вторник), 10:00 ч. – обучение и работно заседание")
    await town.moves_to(datetime(2023, 3, 20, 18, 0, tzinfo=SOFIA))
    elena.sees("обучение и работно заседание")


async def test_the_next_one_is_both_again(elena: Actor, maria: Actor) -> None:
    await sends_both(elena)
    await opens_menu(elena)
    await elena.taps_through("Нова среща", "Като предишната", "ср 15.03")
    await sends(elena)
    maria.sees("📅 Покана за обучение и работно заседание", "15 март")


async def test_a_pasted_notice_names_both(elena: Actor) -> None:
    await elena.writes(NOTICE)
    elena.sees("🎓 Обучение + 🏛️ Работно заседание", "21 март 2023 г., 10:00", "2 точки")
    await elena.taps("Продължавам")
    elena.sees("📅 Покана за обучение и работно заседание")


async def test_one_of_them_is_taken_away_again(elena: Actor) -> None:
    await elena.writes(NOTICE)
    await elena.taps_through("Продължавам", "Поправям", "📅 Вид", "Обучение")
    elena.sees("📅 Покана за обучение")
    elena.does_not_see("заседание\n")


async def test_a_second_kind_by_tap(elena: Actor, maria: Actor) -> None:
    await drafts_meeting(elena)
    await elena.taps_through("Поправям", "Още един вид")
    for offered in ("Обучение", "Кръгла маса", "Публично обсъждане", "Без втори вид"):
        elena.sees_button(offered)
    for not_offered in ("Работно заседание", "Друга среща"):
        elena.sees_no_button(not_offered)
    await elena.writes("баница")
    elena.sees("изберете")
    await elena.taps("Обучение")
    elena.sees("📅 Покана за работно заседание и обучение")
    await elena.taps_through("Поправям", "Още един вид", "Без втори вид")
    elena.sees("📅 Покана за заседание\n")
    await elena.taps_through("Поправям", "Още един вид", "Назад")
    elena.sees("📅 Покана за заседание\n")
    await elena.taps_through("Поправям", "Още един вид", "Кръгла маса")
    await sends(elena)
    maria.sees("📅 Покана за работно заседание и кръгла маса")


async def test_going_back_keeps_both(elena: Actor) -> None:
    await opens_menu(elena)
    await elena.taps("Нова среща")
    await elena.writes("обучение и заседание")
    await elena.taps_through("Двете групи", "Назад", "Двете групи", "вт 21.03", "10:00")
    await elena.taps_through("Общински съвет", "Без дневен ред")
    elena.sees("📅 Покана за обучение и работно заседание")


async def test_other_words_are_no_kind(elena: Actor) -> None:
    await opens_menu(elena)
    await elena.taps("Нова среща")
    for words in (
        "баница",
        "обучение, заседание и кръгла маса",
        "обучение и заседание на баницата",
        "среща на групата и друга среща",
    ):
        await elena.writes(words)
        elena.sees("Какво насрочвате?", "изберете")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("обучение", "обучение"),
        ("Кръгла маса.", "кръгла маса"),
        ("обучение и работна среща", "обучение и работно заседание"),
        ("заседание + обучение", "работно заседание и обучение"),
    ],
)
async def test_a_kind_in_words_alone_is_taken(elena: Actor, words: str, kind: str) -> None:
    await opens_menu(elena)
    await elena.taps("Нова среща")
    await elena.writes(words)
    await elena.taps_through("Двете групи", "вт 21.03", "10:00", "Общински съвет")
    await elena.writes(POINTS)
    elena.sees(f"📅 Покана за {kind}")
