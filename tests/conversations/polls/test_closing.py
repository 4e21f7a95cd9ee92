"""A vote comes to its end: reminded, closed, counted on paper, told."""

from datetime import timedelta

import pytest

from community.polls import voting
from storage.kinds import PollState, VotingWay
from storage.models import Poll, PollResult, RollEntry
from tests.conversations.deeds import opens_menu
from tests.conversations.polls.organising import QUESTION, THREE, opens_poll_card, starts_poll
from tests.conversations.tables import count, one, person_of
from tests.conversations.town import SOFIA, Actor, Town


async def votes(town: Town, actor: Actor, marks: str) -> None:
    """Vote, whatever it looks like on the phone."""
    person, poll = await person_of(town, actor), await one(town, Poll)
    async with town.database.write() as session:
        await voting.cast_ballot(session, person, poll.id, marks, town.clock.now())


async def closes(elena: Actor) -> None:
    """Close the newest vote by hand."""
    await opens_poll_card(elena)
    await elena.taps_through("Край или удължаване", "Приключвам сега", "Да, приключвам")


async def tells(elena: Actor, *choices: str) -> None:
    """Tell the results of the newest vote."""
    await opens_poll_card(elena)
    await elena.taps_through("Показвам резултатите", *choices, "Обявявам резултатите")
    await elena.town.waits(minutes=1)


async def test_nobody_sees_how_it_stands(town: Town, elena: Actor, maria: Actor) -> None:
    await starts_poll(elena)
    await votes(town, maria, "10")
    await opens_poll_card(elena)
    elena.sees("🗳️ Гласуване: тече", QUESTION, "✅ Гласували: 1 от 4 души")
    elena.sees("🔒 До края никой не вижда резултатите – нито Вие, нито ние.")
    elena.does_not_see("Да –", "1. Да")


async def test_the_silent_are_reminded_once(
    town: Town, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    await starts_poll(elena)
    await votes(town, maria, "10")
    await town.waits(hours=1)
    maria.listens()
    ivan.listens()
    await opens_poll_card(elena)
    await elena.taps("Напомням на другите")
    elena.is_told_in_passing("Напомняме им")
    elena.sees_no_button("Напомням")
    await town.waits(minutes=1)
    maria.hears_nothing()
    assert ivan.heard_new() == 1
    ivan.sees(QUESTION)
    ivan.sees_button("Гласувам")


async def test_it_is_called_off(town: Town, elena: Actor, maria: Actor) -> None:
    await starts_poll(elena)
    await votes(town, maria, "10")
    maria.listens()
    await opens_poll_card(elena)
    await elena.taps_through("Край или удължаване", "Отменям гласуването", "Да, отменям")
    elena.sees("🗳️ Гласуване: отменено")
    await town.waits(minutes=1)
    assert maria.heard_new() == 1
    assert await count(town, PollResult) == 0


async def test_at_the_deadline_the_organisers_hear_it_and_tell_the_results(
    town: Town, elena: Actor, radka: Actor, maria: Actor, ivan: Actor, ani: Actor
) -> None:
    """Three of four vote: only the order is told."""
    await starts_poll(elena, THREE)
    for voter, marks in ((maria, "010"), (ivan, "010"), (ani, "100")):
        await votes(town, voter, marks)
    await town.moves_to((await one(town, Poll)).closes_at + timedelta(minutes=1))
    for organiser in (elena, radka):
        organiser.sees("🔒 Гласуването приключи", "✅ Гласували: 3 от 4 души")
    await elena.taps("Показвам резултатите")
    elena.sees("До кога общината ще отговори")
    await elena.taps("чт 30.03")
    elena.has_heard("📊 Резултати от гласуването", "1. Вода", "2. Път")
    maria.has_not_heard("📊 Резултати")
    await elena.taps("Обявявам резултатите")
    elena.sees("✅ Съобщаваме резултатите.")
    await town.waits(hours=20)
    maria.has_heard("📊 Резултати от гласуването", "Гласуваха 3 от 4 души", "1. Вода\n2. Път")
    maria.has_heard("показваме само подредбата", "Общината ще отговори до 30 март (четвъртък).")
    maria.has_not_heard("Вода: 2")
    ani.has_heard("📊 Results of the vote", "The municipality answers by 30 March (Thursday).")
    await maria.taps("Всички резултати")
    maria.sees("1. Вода\n2. Път\n3. Лампи")


async def test_everybody_gets_a_picture(
    town: Town, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    await starts_poll(elena, THREE)
    await votes(town, maria, "010")
    await closes(elena)
    maria.listens()
    await tells(elena, "Без отговор")
    pictures = [each.file for each in maria.phone.heard(maria.mark) if each.file is not None]
    assert len(pictures) == 1
    assert pictures[0].content.startswith(b"\x89PNG")
    ivan.has_heard("📊 Резултати от гласуването")


async def test_equal_places_are_decided_about(
    town: Town, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    await starts_poll(elena, THREE)
    await votes(town, maria, "010")
    await votes(town, ivan, "001")
    await closes(elena)
    await elena.taps("Показвам резултатите")
    elena.sees("🤝 Някои имат равен брой гласове", "Вода, Лампи")
    await elena.taps_through("Повторно гласуване", "Без отговор", "Обявявам резултатите")
    await elena.taps("Повторното гласуване")
    elena.sees("👁️ Така ще изглежда:", "1. Вода", "2. Лампи")
    await town.waits(minutes=1)
    await maria.taps("Всички резултати")
    maria.sees("🗳️ За равните места ще има повторно гласуване.")


async def test_who_comes_after_the_results_is_led_to_them(
    town: Town, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    await starts_poll(elena, THREE)
    await closes(elena)
    await maria.taps("▶️ Започвам")
    maria.sees("🔒 Гласуването приключи", "Ще Ви пишем, когато има резултати")
    await tells(elena, "Без отговор")
    await ivan.taps("▶️ Започвам")
    ivan.sees("🔒 Гласуването приключи")
    ivan.does_not_see("Ще Ви пишем")
    await ivan.taps("📋 Всички резултати")
    ivan.sees("📊 Резултати от гласуването")


@pytest.mark.parametrize(
    ("way", "marks", "is_told"), [("5 точки", "320", True), ("До 2 отговора", "110", False)]
)
async def test_points_are_not_taken_for_people(
    town: Town, elena: Actor, maria: Actor, way: str, marks: str, is_told: bool
) -> None:
    openly = ("Поправям", "Тайно или явно", "👁️ Явно")
    await starts_poll(elena, THREE, *openly, "Поправям", "Как се гласува", way)
    await votes(town, maria, marks)
    await closes(elena)
    await tells(elena, *(() if is_told else ("Равни места",)), "Без отговор")
    await maria.taps("Всички резултати")
    look = maria.sees if is_told else maria.does_not_see
    look("Числата са точки, не хора.")


@pytest.mark.parametrize("word", ["неделя, 26 март", "26.03.2023"])
async def test_no_answer_is_promised_for_a_sunday(town: Town, elena: Actor, word: str) -> None:
    await starts_poll(elena)
    await closes(elena)
    await elena.taps("Показвам резултатите")
    await elena.writes(word)
    elena.sees("⚠️ Това е неделя")
    await elena.taps("пн 27.03")
    elena.sees("Ще го получат организаторите и всички, които можеха да гласуват.")
    assert (await one(town, Poll)).answer_by.astimezone(SOFIA).day == 27


async def test_two_people_count_the_paper(
    town: Town, elena: Actor, radka: Actor, maria: Actor
) -> None:
    await starts_poll(elena, THREE)
    await votes(town, maria, "100")
    await opens_poll_card(elena)
    await elena.taps("Хартиени гласове")
    elena.sees("📝 Кой гласува на хартия? Отбелязани: 0")
    elena.sees_no_button("Мария")
    await elena.taps("Стефан")
    elena.sees("Отбелязани: 1")
    elena.sees_button("✅ Стефан")
    await closes(elena)
    elena.sees("📝 Сега двама души преброяват хартиените бюлетини")
    await elena.taps("Въвеждам бюлетините")
    await elena.writes("2")
    elena.sees("⚠️ На хартия е отбелязан 1 човек.")
    await elena.writes("1")
    elena.sees("🔢 1. Път: колко гласа на хартия?")
    await elena.writes("0\n1\n0")
    elena.sees("🔢 Хартиени бюлетини: 1", "2. Вода: 1")
    await elena.taps("Да, въвеждам ги")
    elena.sees("✅ Записахме Вашето преброяване.")
    await comes_to_the_same(town, elena, radka)
    await radka.taps_through("Докъде е", "Показвам резултатите", "Равни места", "Без отговор")
    radka.has_heard("Гласуваха 2 от 4 души", "1. Път\n1. Вода")
    await radka.taps_through("Обявявам резултатите", "Докъде е")
    radka.sees("с обявени резултати", "на хартия: 1")
    radka.does_not_see("преброяват")
    assert await count(town, RollEntry, RollEntry.way == VotingWay.PAPER) == 1


async def test_who_is_marked_on_paper_is_told_so(town: Town, elena: Actor, maria: Actor) -> None:
    await starts_poll(elena, THREE)
    await opens_poll_card(elena)
    await elena.taps_through("Хартиени гласове", "▫️ Мария")
    await maria.taps("▶️ Започвам")
    maria.sees("✅ Гласували сте на хартия.", "Гласува се само веднъж")


async def comes_to_the_same(town: Town, elena: Actor, radka: Actor) -> None:
    """Radka counts what Elena counted, at the second attempt."""
    await opens_poll_card(radka)
    await radka.taps("Въвеждам бюлетините")
    await radka.writes("1 1 0 0")
    await radka.taps("Да, въвеждам ги")
    radka.sees("⚠️ Двете преброявания на хартията се различават", "1. Път", "2. Вода")
    radka.does_not_see("Лампи")
    await town.waits(minutes=1)
    elena.sees("⚠️ Двете преброявания на хартията се различават", "1. Път", "2. Вода")
    elena.sees(THREE.splitlines()[0])
    await radka.taps("Въвеждам отново")
    radka.sees("🔢 1. Път: колко гласа на хартия?")
    await radka.writes("0 1")
    radka.sees("1. Път: 0", "2. Вода: 1", "3. Лампи: 0")
    await radka.taps("Да, въвеждам ги")
    radka.sees("✅ Двете преброявания на хартията съвпадат.")
    radka.sees_button("📊 Показвам резултатите")


async def test_numbers_that_can_not_be_are_asked_again(town: Town, elena: Actor) -> None:
    await starts_poll(elena, THREE)
    await opens_poll_card(elena)
    await elena.taps_through("Хартиени гласове", "Стефан")
    await closes(elena)
    await elena.taps("Въвеждам бюлетините")
    await elena.writes("много")
    elena.sees("⚠️ Моля, напишете само число")
    await elena.writes("1 1 1 0")
    elena.sees("⚠️ Тези числа не може да са от 1 бюлетина.")
    await elena.taps("Започвам отново")
    elena.sees("🔢 Колко са хартиените бюлетини?")


@pytest.mark.parametrize("numbers", ["1 0 1 0", "1 1 1 0"], ids=["right", "impossible"])
async def test_going_back_asks_the_last_number_again(
    town: Town, elena: Actor, numbers: str
) -> None:
    await starts_poll(elena, THREE)
    await opens_poll_card(elena)
    await elena.taps_through("Хартиени гласове", "Стефан")
    await closes(elena)
    await elena.taps("Въвеждам бюлетините")
    await elena.writes(numbers)
    await elena.taps("Назад")
    elena.sees("🔢 3. Лампи: колко гласа на хартия?")
    await elena.writes("0")
    elena.sees_button("Започвам отново")


async def test_a_quorum_that_was_missed_is_said(town: Town, elena: Actor, maria: Actor) -> None:
    missed = "⚠️ Няма кворум: нужни бяха 3 гласували."
    await opens_menu(elena)
    await starts_poll(elena, THREE, "Поправям", "Колко да участват", "Над половината: 3")
    await votes(town, maria, "100")
    await closes(elena)
    await tells(elena, "Без отговор")
    elena.has_heard("📊 Резултати от гласуването", missed)
    maria.has_heard(f"Гласуваха 1 от 4 души\n{missed}")
    await maria.taps("Всички резултати")
    maria.sees(missed)
    assert (await one(town, Poll)).state == PollState.PUBLISHED
