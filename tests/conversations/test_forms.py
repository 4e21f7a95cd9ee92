"""Forms that are left, interrupted, gone back in, or begun twice (journey X)."""

from storage.models import Meeting
from tests.conversations.tables import count, person_of
from tests.conversations.town import Actor, Town


async def stands_at_the_date(elena: Actor) -> None:
    """Fill in the first two questions."""
    await elena.writes("/menu")
    await elena.taps_through("Нова среща", "Обучение", "Двете групи")


async def test_a_form_interrupted_for_a_day_asks_whether_to_go_on(
    town: Town, elena: Actor
) -> None:
    await stands_at_the_date(elena)
    elena.listens()
    await town.waits(days=1)
    elena.hears_nothing()
    await elena.writes("22 март")
    elena.sees("недовършено", "Да продължим ли?")
    await elena.taps("Продължавам")
    elena.sees("На коя дата?")
    await elena.writes("22 март")
    elena.sees("В колко часа?")


async def test_an_interrupted_form_may_be_left(town: Town, elena: Actor) -> None:
    await stands_at_the_date(elena)
    await town.waits(days=1)
    await elena.writes("22 март")
    await elena.taps("Отказвам се")
    elena.sees("спряхме дотук", "Нищо не е изпратено")
    await elena.writes("22 март")
    elena.sees("автоматичен чат")


async def test_a_button_of_an_interrupted_form_asks_first_too(town: Town, elena: Actor) -> None:
    await stands_at_the_date(elena)
    await town.waits(days=1)
    await elena.taps("вт 14.03")
    elena.sees("Да продължим ли?")
    await elena.taps("Продължавам")
    elena.sees("На коя дата?")
    elena.sees_no_button("14.03")


async def test_a_short_pause_interrupts_nothing(town: Town, elena: Actor) -> None:
    await stands_at_the_date(elena)
    await town.waits(hours=5)
    await elena.writes("22 март")
    elena.sees("В колко часа?")


async def test_nobody_is_written_to_because_of_an_interrupted_form(
    town: Town, elena: Actor
) -> None:
    await stands_at_the_date(elena)
    elena.listens()
    await town.waits(days=8)
    elena.hears_nothing()


async def test_an_earlier_form_s_button_changes_nothing_in_the_present_one(
    town: Town, elena: Actor
) -> None:
    await elena.writes("/menu")
    await elena.taps("Нова среща")
    earlier = elena.phone.last_screen
    await elena.writes("/menu")
    await elena.taps("Нова среща")
    answered = await elena.taps_below(earlier, "Обучение")
    assert "от предишен разговор" in answered.text
    await elena.writes("нещо")
    elena.sees("Какво насрочвате?")


async def test_a_finished_form_s_button_is_out_of_date(town: Town, maria: Actor) -> None:
    await maria.writes("/menu")
    await maria.taps_through("Моите данни", "✏️ Място")
    question = maria.phone.last_screen
    place = maria.sees_button("с. Моравица").data
    assert place is not None
    await maria.taps("с. Изворово")
    await maria.does(maria.phone.taps_on, question.message_id, place)
    maria.sees("от предишен разговор")
    await maria.taps_through("Меню", "Моите данни")
    maria.sees("Място: с. Изворово")


async def test_a_resume_button_of_an_earlier_form_is_out_of_date(town: Town, elena: Actor) -> None:
    await stands_at_the_date(elena)
    await town.waits(days=1)
    await elena.writes("22 март")
    question = elena.phone.last_screen
    await stands_at_the_date(elena)
    answered = await elena.taps_below(question, "Отказвам се")
    assert "от предишен разговор" in answered.text
    await elena.writes("22 март")
    elena.sees("В колко часа?")


async def doubles(actor: Actor, label: str) -> None:
    """Tap a button twice, the second time while the first is still answered."""
    message, data = actor.phone.last_screen.message_id, actor.sees_button(label).data
    for _tap in range(2):
        await actor.does(actor.phone.taps_on, message, data)


async def test_a_doubled_tap_asks_the_present_question(town: Town, elena: Actor) -> None:
    await elena.writes("/menu")
    await elena.taps("Нова среща")
    await doubles(elena, "Обучение")
    elena.sees("Кого каним?")
    elena.does_not_see("от предишен разговор")
    await elena.taps("Двете групи")
    elena.sees("На коя дата?")
    await doubles(elena, "Назад")
    elena.sees("Кого каним?")


async def test_back_asks_the_question_before(town: Town, elena: Actor) -> None:
    await stands_at_the_date(elena)
    await elena.taps("Назад")
    elena.sees("Кого каним?")
    await elena.taps("Назад")
    elena.sees("Какво насрочвате?")
    await elena.taps_through("Кръгла маса", "Двете групи")
    elena.sees("На коя дата?")


async def test_who_leaves_a_form_sends_nothing(town: Town, elena: Actor, maria: Actor) -> None:
    await stands_at_the_date(elena)
    await elena.taps("Отказвам се")
    elena.sees("спряхме дотук")
    assert await count(town, Meeting) == 0
    maria.listens()
    await town.waits(days=1)
    maria.hears_nothing()


async def test_the_menu_leaves_a_form_and_what_was_filled_in(town: Town, elena: Actor) -> None:
    await stands_at_the_date(elena)
    await elena.taps("🏠")
    await elena.taps("Нова среща")
    elena.sees("Какво насрочвате?")


async def test_two_people_fill_in_their_own_forms(town: Town, elena: Actor, radka: Actor) -> None:
    await stands_at_the_date(elena)
    await radka.writes("/menu")
    await radka.taps_through("Нова среща", "Кръгла маса")
    await elena.writes("21 март")
    elena.sees("В колко часа?")
    radka.sees("Кого каним?")


async def test_somebody_else_s_form_button_is_out_of_date(
    town: Town, elena: Actor, radka: Actor, maria: Actor
) -> None:
    await stands_at_the_date(elena)
    day = elena.sees_button("14.03").data
    assert day is not None
    for other in (radka, maria):
        await other.forges(day)
        other.sees("от предишен разговор")


async def test_a_correction_that_is_left_changes_nothing(town: Town, maria: Actor) -> None:
    await maria.writes("/menu")
    await maria.taps_through("Моите данни", "✏️ Име")
    await maria.taps("🏠")
    await maria.writes("Друго име")
    maria.sees("автоматичен чат")
    assert (await person_of(town, maria)).name == "Мария"
