"""A meeting comes in the place of another one, as when a last meeting is announced twice."""

from tests.conversations.deeds import joins, opens_card, opens_menu, sends, sends_meeting
from tests.conversations.town import Actor, Town


async def plans_in_place(elena: Actor, *, day: str = "28 март", who: str = "") -> None:
    """Draft a meeting like the previous one, in its place."""
    await opens_menu(elena)
    await elena.taps_through("Нова среща", "Като предишната")
    await elena.writes(day)
    if who:
        await elena.taps_through("Поправям", "Кого каним", who)
    await elena.taps("Вместо вт 21.03")


async def test_who_is_invited_to_both_hears_one_message(
    elena: Actor, maria: Actor, doctor: Actor
) -> None:
    await sends_meeting(elena)
    old = maria.phone.last_screen
    await plans_in_place(elena)
    elena.sees("Вместо срещата на 21 март (вторник)")
    maria.listens()
    doctor.listens()
    await sends(elena)
    for one in (maria, doctor):
        assert one.heard_new() == 1
        one.sees("Покана", "28 март", "Вместо срещата на 21 март (вторник)")
    old = await maria.looks_again(old, "Ще дойда")
    assert "ОТМЕНЕНА: срещата на 21 март" in old.text


async def test_who_is_not_invited_any_more_hears_the_cancellation(
    elena: Actor, maria: Actor, doctor: Actor
) -> None:
    await sends_meeting(elena)
    await plans_in_place(elena, who="Местна активна група")
    doctor.listens()
    await sends(elena)
    assert doctor.heard_new() == 1
    doctor.sees("ОТМЕНЕНА: срещата на 21 март", "Вместо нея има друга среща")
    maria.sees("Покана", "28 март")


async def test_the_old_one_reminds_nobody(town: Town, elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    await maria.taps("Ще дойда")
    await plans_in_place(elena, day="15 май")
    await sends(elena)
    maria.listens()
    await town.waits(days=9)
    maria.has_not_heard("Утре")


async def test_stopped_in_time_the_old_one_stands(
    town: Town, elena: Actor, maria: Actor, doctor: Actor
) -> None:
    await sends_meeting(elena)
    await maria.taps("Ще дойда")
    old = maria.phone.last_screen
    await plans_in_place(elena, who="Местна активна група")
    maria.listens()
    doctor.listens()
    await elena.taps_through("Изпращам", "Спирам изпращането")
    await town.waits(minutes=5)
    maria.hears_nothing()
    doctor.hears_nothing()
    assert "ОТМЕНЕНА" not in old.text
    await town.waits(days=7, hours=8)
    maria.sees("Утре", "21 март")


async def test_the_choice_can_be_taken_back(elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    await plans_in_place(elena)
    await elena.taps("Не е вместо вт 21.03")
    elena.does_not_see("Вместо срещата")
    await sends(elena)
    maria.has_not_heard("ОТМЕНЕНА")


async def test_a_past_meeting_is_replaced_in_silence(
    town: Town, elena: Actor, maria: Actor
) -> None:
    """As in the seeds: the last meeting was announced for January, and again for March."""
    await sends_meeting(elena)
    await town.waits(days=30)
    await plans_in_place(elena, day="30 май")
    maria.listens()
    await sends(elena)
    assert maria.heard_new() == 1
    maria.sees("30 май", "Вместо срещата на 21 март")


async def test_a_postponed_meeting_without_a_date(elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    await opens_card(elena)
    await elena.taps_through("Отменям срещата", "Отлага се", "Отменям я")
    maria.sees("ОТМЕНЕНА", "отлага се, ще Ви пишем за нова дата")


async def test_what_people_want_said_goes_along(elena: Actor, maria: Actor, doctor: Actor) -> None:
    await sends_meeting(elena)
    await maria.taps_through("Няма да дойда", "Въпрос или мнение")
    await maria.writes("Кога ще се поправи пътят?")
    await plans_in_place(elena)
    await sends(elena)
    await opens_card(elena)
    await elena.taps_through("Още", "Мнения: 1")
    elena.sees("Кога ще се поправи пътят?")


async def test_the_card_of_a_replaced_meeting_keeps_its_counts(elena: Actor) -> None:
    await sends_meeting(elena)
    await plans_in_place(elena)
    await sends(elena)
    await opens_menu(elena)
    await elena.taps_through("Срещи", "Минали срещи", "21.03")
    elena.sees("ОТМЕНЕНА", "Покана за 5 души", "Изпратени: 4")


async def test_who_joins_later_hears_of_no_other_meeting(
    town: Town, elena: Actor, gosho: Actor
) -> None:
    await sends_meeting(elena)
    await plans_in_place(elena)
    await sends(elena)
    await joins(gosho, await town.invite())
    gosho.has_heard("Покана", "28 март")
    gosho.has_not_heard("Вместо")
