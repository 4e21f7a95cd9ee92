"""A meeting is changed or postponed after people were told (journey H)."""

from datetime import datetime, timedelta

import pytest

from tests.conversations.deeds import opens_card, opens_menu, sends_meeting
from tests.conversations.town import SOFIA, Actor, Town

MEETING = datetime(2023, 3, 21, 10, 0, tzinfo=SOFIA)
EARLY = datetime(2023, 3, 20, 21, 30, tzinfo=SOFIA)


async def changes(elena: Actor, part: str, *words: str) -> None:
    """Change one part of the only meeting, in words, and send it."""
    await opens_card(elena)
    await elena.taps_through("Променям я", part)
    for each in words:
        await elena.writes(each)
    await elena.taps("Изпращам промяната")


async def test_another_hour_in_four_taps(
    elena: Actor, maria: Actor, ivan: Actor, doctor: Actor, lili: Actor
) -> None:
    await sends_meeting(elena)
    await opens_card(elena)
    for one in (maria, ivan, doctor, lili):
        one.listens()
    await elena.taps_through("Променям я", "Час", "11:00", "Изпращам промяната")
    await elena.looks_again(elena.phone.heard()[-2], "Обновявам")
    elena.sees("Среща на 21 март (вторник) в 11:00 ч.", "Съобщихме промяната на 4 от 5")
    for one in (maria, ivan, doctor):
        assert one.heard_new() == 1
        one.sees(
            "ПРОМЯНА: срещата на 21 март (вторник) е в 11:00 ч. (беше в 10:00 ч.)",
            "Мястото е същото",
            "Ще дойдете ли?",
        )
        one.sees_button("Ще дойда")
    lili.hears_nothing()


async def test_before_it_is_sent_the_change_is_seen(elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    await maria.taps("Ще дойда")
    await opens_card(elena)
    maria.listens()
    await elena.taps_through("Променям я", "Час", "11:00")
    elena.sees("Да изпратим ли промяната?", "е в 11:00 ч. (беше в 10:00 ч.)")
    elena.sees("Ще съобщим на 4 души", "Който вече е отговорил, ще бъде попитан отново")
    await elena.taps("Отказвам се")
    elena.sees("Среща на 21 март (вторник) в 10:00 ч.")
    maria.hears_nothing()


async def test_two_parts_are_told_together(elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    await opens_card(elena)
    maria.listens()
    await elena.taps_through("Променям я", "Час", "11:00", "Променям и друго", "Място")
    await elena.writes("Читалище „Зора“")
    await elena.taps_through("Променям и друго", "Дневен ред")
    await elena.writes("Пътят до Изворово")
    await elena.taps("Изпращам промяната")
    assert maria.heard_new() == 1
    maria.sees("(беше в 10:00 ч.)", "📍 Читалище „Зора“", "Беше: Заседателна зала", "Нов е и")
    await maria.taps("Дневен ред")
    maria.sees("1. Пътят до Изворово")


async def test_a_postponed_meeting_names_both_days(elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    await changes(elena, "Дата", "28 март")
    maria.sees("ОТЛОЖЕНА: срещата от 21 март (вторник) се мести за 28 март (вторник) в 10:00 ч.")


async def test_an_earlier_day_is_not_called_postponed(elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    await changes(elena, "Дата", "17 март")
    maria.sees("ПО-РАНО: срещата от 21 март (вторник) се мести за 17 март (петък) в 10:00 ч.")


async def test_a_new_place(elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    await changes(elena, "Място", "Читалище „Зора“")
    maria.sees("е на НОВО МЯСТО", "📍 Читалище „Зора“", "Беше: Заседателна зала на Общински")


async def test_a_new_agenda_asks_nobody_again(elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    await maria.taps("Ще дойда")
    await changes(elena, "Дневен ред", "Пътят до Изворово")
    maria.sees("е с нов дневен ред")
    await opens_card(elena)
    elena.sees("✅ 1")
    elena.does_not_see("Без отговор след промяната")


async def test_who_said_yes_is_asked_again(elena: Actor, maria: Actor, ivan: Actor) -> None:
    await sends_meeting(elena)
    await maria.taps("Ще дойда")
    await ivan.taps("Няма да дойда")
    await changes(elena, "Час", "11:00")
    maria.sees("Бяхте отговорили, че ще дойдете. Ще дойдете ли и сега?")
    ivan.sees("Бяхте отговорили, че няма да дойдете. А сега ще дойдете ли?")
    elena.sees("Без отговор след промяната: 2")
    await maria.taps("Ще дойда")
    await opens_card(elena)
    elena.sees("✅ 1", "Без отговор след промяната: 1")


async def test_another_place_lets_a_no_stand(elena: Actor, ivan: Actor) -> None:
    await sends_meeting(elena)
    await ivan.taps("Няма да дойда")
    await changes(elena, "Място", "Читалище „Зора“")
    elena.sees("❌ 1")
    elena.does_not_see("Без отговор след промяната")


async def test_a_yes_without_a_word_since_is_called_when_time_is_short(
    town: Town, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    await sends_meeting(elena)
    await maria.taps("Ще дойда")
    await ivan.taps("Ще дойда")
    await town.moves_to(datetime(2023, 3, 21, 7, 30, tzinfo=SOFIA))
    await changes(elena, "Час", "11:30")
    await ivan.taps("Ще дойда")
    elena.does_not_see("По телефон: 2")
    await town.waits(hours=2)
    await opens_card(elena)
    await elena.taps("За обаждане")
    elena.sees("Мария, нямаме номер: няма потвърждение след промяната", "Стефан")
    elena.does_not_see("Иван")


async def test_who_has_stopped_the_messages_is_called(elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    await maria.taps("Ще дойда")
    await maria.writes("СТОП")
    maria.listens()
    await changes(elena, "Час", "11:00")
    maria.hears_nothing()
    await elena.taps("За обаждане")
    elena.sees("Мария")


@pytest.mark.not_on_viber(
    "No message is changed there: its old buttons answer for the new moment, as is shown below"
)
async def test_old_messages_are_marked(elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    invitation = maria.phone.last_screen
    await changes(elena, "Час", "11:00")
    first = maria.phone.last_screen
    assert invitation.edited
    assert "ПРОМЯНА: срещата е на 21 март (вторник) в 11:00 ч." in invitation.text
    assert "не важи" in invitation.text
    assert not first.edited
    await changes(elena, "Час", "12:00")
    assert "ПРОМЯНА: срещата е на 21 март (вторник) в 12:00 ч." in first.text
    maria.sees("е в 12:00 ч. (беше в 11:00 ч.)")


async def test_an_old_button_answers_for_the_new_moment(elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    data = maria.sees_button("Ще дойда").data
    assert data is not None
    await changes(elena, "Час", "11:00")
    await maria.forges(data)
    maria.sees("ще дойдете на 21 март (вторник) в 11:00 ч.")


async def test_reminders_move(town: Town, elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    await maria.taps("Ще дойда")
    await changes(elena, "Дата", "28 март")
    await maria.taps("Ще дойда")
    maria.listens()
    await town.moves_to(MEETING + timedelta(hours=2))
    maria.hears_nothing()
    await town.moves_to(datetime(2023, 3, 27, 17, 0, tzinfo=SOFIA))
    maria.sees("Утре", "28 март", "10:00 ч.")


async def test_a_no_for_the_old_day_is_reminded_of_the_new_one(
    town: Town, elena: Actor, ivan: Actor
) -> None:
    await sends_meeting(elena)
    await ivan.taps("Няма да дойда")
    await changes(elena, "Дата", "28 март")
    ivan.listens()
    await town.moves_to(datetime(2023, 3, 27, 17, 0, tzinfo=SOFIA))
    ivan.sees("Утре", "Ще дойдете ли?")


async def test_a_change_within_a_day_may_ring_late(town: Town, elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    await town.moves_to(EARLY)
    maria.listens()
    await changes(elena, "Дата", "28 март")
    assert maria.heard_new() == 1


async def test_a_change_of_what_is_far_waits_for_the_morning(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await sends_meeting(elena)
    await town.moves_to(EARLY - timedelta(days=5))
    maria.listens()
    await changes(elena, "Час", "11:00")
    maria.hears_nothing()
    await town.waits(hours=12)
    assert maria.heard_new() == 1


async def test_two_changes_of_one_night_are_one_message(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await sends_meeting(elena)
    await town.moves_to(EARLY - timedelta(days=5))
    maria.listens()
    await changes(elena, "Час", "11:00")
    await changes(elena, "Място", "Читалище „Зора“")
    await town.waits(hours=12)
    assert maria.heard_new() == 1
    maria.sees("е в 11:00 ч. (беше в 10:00 ч.)", "Читалище „Зора“", "Беше: Заседателна зала")


async def test_there_and_back_in_one_night_says_nothing(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await sends_meeting(elena)
    await town.moves_to(EARLY - timedelta(days=5))
    maria.listens()
    await changes(elena, "Час", "11:00")
    await changes(elena, "Час", "10:00")
    await town.waits(hours=12)
    maria.hears_nothing()


async def test_whose_invitation_still_waits_gets_the_new_one_only(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await town.waits(hours=11, minutes=40)
    await sends_meeting(elena)
    maria.listens()
    await changes(elena, "Час", "11:00")
    await town.waits(hours=12)
    assert maria.heard_new() == 1
    maria.sees("Покана", "11:00 ч.")


async def test_a_past_day_is_asked_back(elena: Actor) -> None:
    await sends_meeting(elena)
    await opens_card(elena)
    await elena.taps_through("Променям я", "Дата")
    await elena.writes("1 март 2023")
    elena.sees("вече е минал")


async def test_nothing_new_is_nothing_to_tell(elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    await opens_card(elena)
    maria.listens()
    await elena.taps_through("Променям я", "Час", "10:00")
    elena.sees("Така е и сега")
    await elena.taps_through("Поправям", "Час", "11:00", "Изпращам промяната")
    assert maria.heard_new() == 1


async def test_back_forgets_nothing(elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    await opens_card(elena)
    await elena.taps_through("Променям я", "Час", "11:00", "Назад")
    elena.sees("В колко часа?")
    await elena.taps("Назад")
    elena.sees("Какво променяме")
    await elena.taps("Назад")
    elena.sees("Среща на 21 март (вторник) в 10:00 ч.")


async def test_the_author_hears_what_became_of_the_change(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await sends_meeting(elena)
    await changes(elena, "Час", "11:00")
    await town.waits(minutes=1)
    elena.has_heard("Промяната за 21 март (вторник) в 11:00 ч. е изпратена", "4 от 5")


async def test_the_list_of_the_member_has_the_new_hour(elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    await changes(elena, "Час", "11:00")
    await opens_menu(maria)
    await maria.taps_through("Срещи", "21.03, 11:00")
    maria.sees("11:00 ч.", "Ще дойдете ли?")
