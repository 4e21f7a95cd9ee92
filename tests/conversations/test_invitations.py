"""A member is invited and answers (journey B)."""

from datetime import timedelta

from icalendar import Calendar

from tests import cast
from tests.conversations.deeds import opens_card, opens_menu, sends, sends_meeting
from tests.conversations.town import BEGINNING, Actor, Town


async def test_maria_answers_with_one_tap(elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    await maria.taps("Ще дойда")
    maria.sees("Записахме: ще дойдете на 21 март (вторник) в 10:00 ч.", "Общински съвет")
    maria.is_told_in_passing("Записахме отговора Ви", is_said=True)
    await opens_card(elena)
    elena.sees("✅ 1 · ❌ 0 · ❓ 0 · без отговор: 4")


async def test_each_answer_is_counted(
    elena: Actor, maria: Actor, ivan: Actor, doctor: Actor
) -> None:
    await sends_meeting(elena)
    await maria.taps("Ще дойда")
    await ivan.taps("Няма да дойда")
    await doctor.taps("Още не знам")
    await opens_card(elena)
    elena.sees("✅ 1 · ❌ 1 · ❓ 1 · без отговор: 2")


async def test_an_answer_can_be_changed_until_the_meeting_begins(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await sends_meeting(elena)
    await maria.taps("Ще дойда")
    await maria.taps("Няма да дойда")
    maria.sees("Променихме отговора Ви", "няма да дойдете")
    await opens_card(elena)
    elena.sees("✅ 0 · ❌ 1")


async def test_after_the_beginning_no_answer_is_taken(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await sends_meeting(elena)
    await town.moves_to(BEGINNING + timedelta(days=8))
    await maria.taps("Ще дойда")
    maria.sees("вече започна", "Нищо не се промени")
    await opens_menu(elena)
    assert "✅ 0" not in elena.phone.last_screen.text


async def test_the_agenda_is_numbered_and_can_be_answered(elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    await maria.taps("Дневен ред")
    maria.sees("1. Постигнати резултати", "3. Как проверяваме плана")
    await maria.taps("Ще дойда")
    maria.sees("Записахме: ще дойдете")


async def test_the_meeting_goes_into_the_calendar(elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    await maria.taps("В календара ми")
    (document,) = [part.document for part in maria.newest if part.document]
    event = Calendar.from_ical(document.content).walk("VEVENT")[0]
    assert event.decoded("dtstart").isoformat() == "2023-03-21T08:00:00+00:00"
    assert event["location"] == "Заседателна зала на Общински съвет – Антоново"
    assert "МАГ" not in str(event["summary"])
    assert "РОМАКТ" not in str(event["summary"])
    await maria.taps("Към срещата")
    maria.sees("Покана за заседание")


async def test_no_agenda_no_button(elena: Actor, maria: Actor) -> None:
    await opens_menu(elena)
    await elena.taps_through("Нова среща", "Обучение", "Двете групи", "вт 21.03", "10:00")
    await elena.taps_through("Общински съвет", "Без дневен ред")
    await sends(elena)
    maria.sees("Покана за обучение")
    maria.sees_no_button("Дневен ред")


async def test_who_joins_later_gets_what_is_still_open(
    town: Town, elena: Actor, gosho: Actor
) -> None:
    await sends_meeting(elena)
    await gosho.opens_invite(await town.invite())
    await gosho.taps_through("Български", "Приемам", "Гошо", "гр. Антоново")
    gosho.sees("Покана за заседание", "21 март 2023 г.")
    await gosho.taps("Ще дойда")
    await opens_card(elena)
    elena.sees("Покана за 6 души", "✅ 1")


async def test_who_joins_after_the_meeting_gets_nothing_of_it(
    town: Town, elena: Actor, gosho: Actor
) -> None:
    await sends_meeting(elena)
    await town.waits(days=9)
    await gosho.opens_invite(await town.invite())
    await gosho.taps_through("Български", "Приемам", "Гошо", "гр. Антоново")
    gosho.has_not_heard("Покана за заседание")


async def test_my_meetings_show_my_answers(elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    await maria.taps("Ще дойда")
    await opens_menu(maria)
    await maria.taps("Срещи")
    await maria.taps("✅ вт 21.03")
    maria.sees("Вашият отговор: ✅ Ще дойда")


async def test_an_invitation_is_not_for_the_neighbours(
    town: Town, elena: Actor, maria: Actor, lili: Actor, boris: Actor
) -> None:
    await sends_meeting(elena)
    data = maria.sees_button("Ще дойда").data
    assert data is not None
    for stranger in (lili, boris):
        await stranger.forges(data)
        stranger.sees("не води никъде")
        stranger.has_not_heard("21 март")


async def test_the_lock_screen_shows_kind_and_date_but_no_name(elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    first = maria.phone.last_screen.text[:60]
    assert "Покана за заседание" in first
    assert "21 март" in first
    for name in [player.name for player in cast.EVERYBODY]:
        assert name not in first


async def test_menu_and_help_leave_the_invitation_where_it_is(elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    invitation = maria.phone.last_screen
    for label, seen in (("Помощ", cast.HELP_PHONE[cast.ANTONOVO]), ("Меню", cast.ANTONOVO)):
        await maria.does(maria.phone.taps, label, invitation)
        maria.sees(seen)
    assert not invitation.edited
    answered = await maria.taps_below(invitation, "Ще дойда")
    assert "Записахме: ще дойдете" in answered.text
