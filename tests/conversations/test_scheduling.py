"""A coordinator schedules a meeting and sends the invitation (journey G)."""

import pytest

from tests.conversations.deeds import drafts_meeting, opens_card, opens_menu, sends, sends_meeting
from tests.conversations.town import Actor, Town


async def test_elena_schedules_with_buttons(town: Town, elena: Actor, maria: Actor) -> None:
    await opens_menu(elena)
    await elena.taps_through("Нова среща", "Работно заседание", "Двете групи")
    await elena.taps_through("вт 21.03", "10:00", "Общински съвет", "Без дневен ред")
    elena.sees("Така ще изглежда", "вторник, 21 март 2023 г., 10:00 ч.", "Общински съвет")
    elena.sees("На заключен екран", f"{town.messenger} 4", "по телефон: 1")
    assert maria.phone.messages == []
    await sends(elena)
    elena.sees("Покана за 5 души")
    maria.sees("Покана за заседание", "вторник, 21 март 2023 г., 10:00 ч.", "Ще дойдете ли?")


async def test_everybody_who_is_meant_gets_one_invitation(
    elena: Actor, maria: Actor, ivan: Actor, doctor: Actor, lili: Actor, gosho: Actor
) -> None:
    listeners = [maria, ivan, doctor, lili]
    for one in listeners:
        one.listens()
    await sends_meeting(elena)
    assert [one.heard_new() for one in listeners] == [1, 1, 1, 0]
    assert gosho.phone.messages == []


async def test_only_the_chosen_group_is_invited(elena: Actor, maria: Actor, doctor: Actor) -> None:
    doctor.listens()
    await sends_meeting(elena, who="Местна активна група")
    maria.sees("Покана за заседание")
    doctor.hears_nothing()


async def test_the_invitation_speaks_the_readers_language(elena: Actor, ani: Actor) -> None:
    await sends_meeting(elena)
    ani.sees("Invitation to a working session", "Tuesday, 21 March 2023", "Will you come?")


@pytest.mark.parametrize("typed", ["21.3.23", "във вторник на 21 март"])
async def test_a_typed_date_is_understood(elena: Actor, typed: str) -> None:
    await opens_menu(elena)
    await elena.taps_through("Нова среща", "Обучение", "Двете групи")
    await elena.writes(typed)
    elena.sees("В колко часа?")
    await elena.taps_through("11:00", "Община Антоново", "Без дневен ред")
    elena.sees("вторник, 21 март 2023 г., 11:00 ч.")


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("10.03.2023", "вече е минал"),
        ("31.02.2023", "Няма такъв ден"),
        ("някой път", "Не успяхме да прочетем датата"),
        ("21.03.2030", "повече от година"),
    ],
)
async def test_a_doubtful_date_is_asked_back(elena: Actor, typed: str, asked: str) -> None:
    await opens_menu(elena)
    await elena.taps_through("Нова среща", "Обучение", "Двете групи")
    await elena.writes(typed)
    elena.sees(asked, "Коя дата да запишем?")
    elena.sees_button("вт 21.03")


@pytest.mark.parametrize("typed", ["10.00", "10 ч."])
async def test_a_typed_hour_is_understood(elena: Actor, typed: str) -> None:
    await drafts_meeting(elena, hour=typed)
    elena.sees("вторник, 21 март 2023 г., 10:00 ч.")


async def test_an_hour_in_the_morning_or_evening_is_asked_back(elena: Actor) -> None:
    await opens_menu(elena)
    await elena.taps_through("Нова среща", "Обучение", "Двете групи", "вт 21.03")
    await elena.writes("6")
    elena.sees("Сутрин или вечер?")
    await elena.taps("18:00")
    elena.sees("Къде?")


async def test_a_day_without_a_year_that_has_just_passed_is_asked_back(elena: Actor) -> None:
    await opens_menu(elena)
    await elena.taps_through("Нова среща", "Работно заседание", "Двете групи")
    await elena.writes("8 март")
    elena.sees("Този ден вече е минал.")
    await elena.taps("пт 08.03.2024")
    elena.sees("В колко часа?")


async def test_only_hours_that_are_ahead_are_offered(town: Town, elena: Actor) -> None:
    await opens_menu(elena)
    await elena.taps_through("Нова среща", "Работно заседание", "Двете групи")
    await elena.writes("днес")
    elena.sees_button("11:00")
    await elena.taps("Назад")
    await town.waits(hours=3)
    await elena.writes("днес")
    elena.sees_button("14:00")
    elena.sees_no_button("11:00")


async def test_an_hour_that_has_passed_today_is_asked_back(elena: Actor) -> None:
    await opens_menu(elena)
    await elena.taps_through("Нова среща", "Обучение", "Двете групи")
    await elena.writes("днес")
    await elena.writes("09:30")
    elena.sees("вече мина")


async def test_the_hour_that_spring_skips_is_asked_back(elena: Actor) -> None:
    await opens_menu(elena)
    await elena.taps_through("Нова среща", "Обучение", "Двете групи")
    await elena.writes("26.03.2023")
    await elena.writes("03:30")
    elena.sees("няма такъв час")


async def test_a_new_place_is_a_button_the_next_time(elena: Actor) -> None:
    await opens_menu(elena)
    await elena.taps_through("Нова среща", "Обучение", "Двете групи", "вт 21.03", "10:00")
    await elena.writes("Читалище „Светлина“")
    await elena.taps_through("Без дневен ред", "Изтривам черновата")
    await opens_menu(elena)
    await elena.taps_through("Нова среща", "Обучение", "Двете групи", "вт 21.03", "10:00")
    elena.sees_button("Читалище „Светлина“")


async def test_back_asks_the_question_before(elena: Actor) -> None:
    await opens_menu(elena)
    await elena.taps_through("Нова среща", "Обучение", "Двете групи", "вт 21.03", "Назад")
    elena.sees("На коя дата?")


async def test_one_part_of_a_draft_is_changed(elena: Actor, maria: Actor) -> None:
    await drafts_meeting(elena)
    await elena.taps_through("Поправям", "🕙 Час", "11:00")
    elena.sees("Така ще изглежда", "11:00 ч.", "Общински съвет", "Постигнати резултати")
    await sends(elena)
    maria.sees("11:00 ч.")


@pytest.mark.parametrize("way_out", ["Назад", "Отказвам се"])
async def test_leaving_a_correction_leads_back_to_the_draft(elena: Actor, way_out: str) -> None:
    await drafts_meeting(elena)
    await elena.taps_through("Поправям", "📆 Дата", way_out)
    elena.sees("Така ще изглежда", "вторник, 21 март 2023 г., 10:00 ч.", "Общински съвет")


async def test_a_day_on_which_the_hour_has_passed_asks_for_the_hour(elena: Actor) -> None:
    await drafts_meeting(elena, hour="09:30")
    await elena.taps_through("Поправям", "📆 Дата")
    await elena.writes("днес")
    elena.sees("вече мина")
    await elena.taps("14:00")
    elena.sees("понеделник, 13 март 2023 г., 14:00 ч.")


async def test_a_trial_reaches_only_its_author_and_counts_nowhere(
    elena: Actor, maria: Actor
) -> None:
    maria.listens()
    await drafts_meeting(elena)
    await elena.taps("Пробно до мен")
    elena.sees("Само за Вас", "Покана за заседание")
    await elena.taps("Ще дойда")
    elena.sees("Бутоните работят", "не се брои")
    maria.hears_nothing()
    await elena.taps("Към прегледа")
    await sends(elena)
    elena.sees("✅ 0 · ❌ 0 · ❓ 0 · без отговор: 5")


async def test_at_night_the_invitation_waits_for_the_morning(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await town.waits(hours=11, minutes=40)
    await drafts_meeting(elena)
    maria.listens()
    elena.sees_button("Изпращам: вт 14.03, 09:00")
    await sends(elena)
    elena.sees("Тръгва на 14 март", "9:00")
    maria.hears_nothing()
    await town.waits(hours=12)
    maria.sees("Покана за заседание")
    await opens_card(elena)
    elena.sees("Изпратени: 4")


async def is_answered_before_it_goes_out(town: Town, elena: Actor, maria: Actor) -> None:
    """At night a send waits, and Maria finds the meeting in her list."""
    await town.waits(hours=11, minutes=40)
    await sends_meeting(elena)
    await opens_menu(maria)
    await maria.taps_through("Срещи", "21.03", "Ще дойда")


async def test_a_waiting_send_can_be_stopped(
    town: Town, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    await is_answered_before_it_goes_out(town, elena, maria)
    ivan.listens()
    await elena.taps("Спирам изпращането")
    elena.sees("Спрени преди изпращане: 4")
    await town.waits(hours=12)
    ivan.hears_nothing()
    elena.has_heard("Спрени преди изпращане")


async def test_whose_invitation_was_stopped_hears_no_reminder_either(
    town: Town, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    await is_answered_before_it_goes_out(town, elena, maria)
    ivan.listens()
    await elena.taps("Спирам изпращането")
    await town.waits(days=6)
    await opens_card(elena)
    await elena.taps_through("Отменям срещата", "Лошо време")
    elena.sees("Ще съобщим на 0 души")
    await elena.taps("Отменям я")
    await town.waits(days=3)
    ivan.hears_nothing()


async def test_a_doubled_send_sends_once(elena: Actor, maria: Actor) -> None:
    await drafts_meeting(elena)
    preview = elena.phone.last_screen
    maria.listens()
    data = elena.sees_button("Изпращам").data
    await elena.taps("Изпращам")
    await elena.does(elena.phone.taps_on, preview.message_id, data)
    elena.sees("Тръгва след половин минута")
    elena.sees_button("Спирам изпращането")
    await elena.town.waits(seconds=30)
    assert maria.heard_new() == 1


async def test_a_member_can_not_schedule(maria: Actor) -> None:
    await opens_menu(maria)
    maria.sees_no_button("Нова среща")
    await maria.forges("s")
    maria.sees("само за организаторите")


async def test_a_facilitator_schedules_but_sees_no_telephone_numbers(
    petar: Actor, elena: Actor
) -> None:
    await sends_meeting(petar)
    petar.sees("Покана за 5 души")
    await opens_card(petar)
    petar.sees_no_button("За обаждане")


async def test_nobody_in_the_group_is_said_at_once(boris: Actor) -> None:
    await opens_menu(boris)
    await boris.taps_through("Нова среща", "Обучение")
    boris.sees_no_button("Общинска работна група")
    boris.sees_button("Местна активна група (1)")


async def test_the_report_comes_when_all_is_sent(elena: Actor) -> None:
    await sends_meeting(elena)
    elena.has_heard("Изпратихме поканата", "на 4 от 5 души", "Обадете се на 1 човек")
