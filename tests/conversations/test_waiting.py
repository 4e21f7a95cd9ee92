"""What somebody hears who is in no group yet: who waits, who stopped half way, who is nobody."""

import pytest

from bot.taps import MeetingsTap
from storage.kinds import GroupKind
from tests import cast
from tests.conversations.deeds import joins, opens_menu, sends_meeting
from tests.conversations.town import Actor, Town

PHONE = cast.HELP_PHONE[cast.ANTONOVO]
WAITS = ("чака отговор", "Местна активна група, община Антоново", PHONE)
PROMISE = "ще Ви пишем"


@pytest.fixture
async def token(town: Town, gosho: Actor) -> str:
    """Gosho waits to be let in by this invite."""
    token = await town.invite(needs_approval=True)
    await joins(gosho, token)
    return token


@pytest.mark.usefixtures("token")
async def test_the_menu_says_that_somebody_waits_and_offers_nothing_else(gosho: Actor) -> None:
    await opens_menu(gosho)
    gosho.sees(*WAITS, PROMISE)
    gosho.sees_button("☎️ Помощ")
    gosho.sees_button("Моите данни")
    for label in ("Срещи", "Нова среща", "Чакат", "СТАРТ"):
        gosho.sees_no_button(label)


@pytest.mark.usefixtures("token")
async def test_meetings_of_somebody_who_waits_say_that_they_wait(
    gosho: Actor, elena: Actor
) -> None:
    await sends_meeting(elena, who="Местна активна група")
    await gosho.forges(MeetingsTap().pack())
    gosho.sees(*WAITS)
    gosho.does_not_see("21 март", "Покана")


async def test_the_invite_opened_again_says_the_same(gosho: Actor, token: str) -> None:
    await gosho.opens_invite(token)
    gosho.sees(*WAITS, PROMISE)


async def test_who_waits_and_said_stop_is_promised_no_message(gosho: Actor, token: str) -> None:
    await gosho.writes("СТОП")
    gosho.sees("Данните Ви са запазени")
    await opens_menu(gosho)
    gosho.sees(*WAITS, "Съобщенията са спрени")
    gosho.does_not_see(PROMISE)
    await gosho.opens_invite(token)
    gosho.sees(*WAITS, "Съобщенията са спрени")
    await gosho.taps("СТАРТ")
    gosho.sees(*WAITS, PROMISE)
    gosho.does_not_see("Отново получавате", "Съобщенията са спрени")


@pytest.mark.usefixtures("token")
async def test_who_waits_and_was_let_in_meanwhile_hears_of_messages_again(
    gosho: Actor, elena: Actor
) -> None:
    await gosho.writes("СТОП")
    await elena.taps("✅ Приемам")
    await gosho.writes("СТАРТ")
    gosho.sees("Отново получавате съобщения")


@pytest.mark.usefixtures("token")
async def test_who_was_turned_away_meanwhile_hears_that(gosho: Actor, elena: Actor) -> None:
    await gosho.writes("СТОП")
    await elena.taps("❌ Не приемам")
    await gosho.writes("СТАРТ")
    gosho.sees("вече не са спрени", "За да се включите", PHONE)
    gosho.does_not_see("Отново получавате", PROMISE)


async def test_a_member_who_waits_for_a_second_group_keeps_the_menu(
    town: Town, maria: Actor, elena: Actor
) -> None:
    await sends_meeting(elena)
    await maria.opens_invite(await town.invite(group=GroupKind.WORKING, needs_approval=True))
    maria.sees("Благодарим, Мария", "Общинска работна група")
    await opens_menu(maria)
    maria.sees("Община Антоново", "чака отговор: Общинска работна група", "Какво желаете?")
    await maria.taps("Срещи")
    maria.sees_button("21.03")


async def test_stop_half_way_says_when_everything_is_gone(town: Town, gosho: Actor) -> None:
    token = await town.invite()
    await gosho.opens_invite(token)
    await gosho.taps_through("Български", "Приемам")
    await gosho.writes("СТОП")
    gosho.sees("Спряхме", "До 7 дни изтриваме")
    gosho.does_not_see("СТАРТ")
    gosho.sees_no_button("СТАРТ")
    await gosho.writes("СТАРТ")
    gosho.sees("вече не са спрени", "отворете отново поканата")
    gosho.does_not_see("Отново получавате")
    await gosho.opens_invite(token)
    gosho.sees("Как да се обръщаме")


async def test_a_stranger_s_start_promises_nothing(town: Town, gosho: Actor) -> None:
    await gosho.writes("СТАРТ")
    gosho.sees("хора с покана", "Не сме запазили нищо")
    await gosho.opens_invite(await town.invite())
    await gosho.writes("СТАРТ")
    gosho.sees("На кой език")
    gosho.does_not_see("Отново получавате")


async def test_who_has_not_finished_sees_and_erases_what_is_kept(town: Town, gosho: Actor) -> None:
    await gosho.opens_invite(await town.invite())
    await opens_menu(gosho)
    gosho.sees_no_button("Моите данни")
    await gosho.taps_through("Продължавам", "Български", "Приемам")
    await opens_menu(gosho)
    await gosho.taps("Моите данни")
    gosho.sees("Вашите данни", town.messenger, "Дадено съгласие")
    gosho.sees_no_button("✏️")
    await gosho.taps_through("Изтривам всичко", "Да, изтривам")
    gosho.sees("Изтрихме данните Ви")


async def test_a_lost_member_is_shown_the_meetings_if_there_are_any(
    town: Town, maria: Actor, elena: Actor
) -> None:
    await maria.writes("ще дойда")
    maria.sees("автоматичен чат")
    maria.sees_no_button("Срещи")
    await sends_meeting(elena)
    await maria.writes("Кога ще оправите улицата?")
    maria.sees("автоматичен чат")
    maria.sees_button("📅 Срещи")
    await maria.does(maria.phone.sends_sticker)
    await maria.taps("📅 Срещи")
    maria.sees_button("21.03")
    await elena.writes("да")
    elena.sees_button("📅 Срещи")
    await town.waits(days=9)
    await maria.writes("да")
    maria.sees_no_button("Срещи")


async def test_after_help_in_the_middle_of_joining_one_goes_on(town: Town, gosho: Actor) -> None:
    await gosho.opens_invite(await town.invite())
    for question, answer in (
        ("На кой език", "Български"),
        ("Приемате ли?", "Приемам"),
        ("Как да се обръщаме", "Гошо"),
        ("Къде живеете?", "с. Изворово"),
    ):
        await gosho.taps("☎️ Помощ")
        gosho.sees(PHONE)
        await gosho.taps("Продължавам")
        gosho.sees(question)
        await gosho.taps(answer)
    gosho.sees("Готово, Гошо")
    await gosho.taps("☎️ Помощ")
    gosho.sees_no_button("Продължавам")


async def test_after_help_in_the_middle_of_a_form_one_goes_on(elena: Actor) -> None:
    await opens_menu(elena)
    await elena.taps_through("Нова среща", "Обучение", "☎️ Помощ", "Продължавам")
    elena.sees("Кого каним?")
