"""Somebody answers an invitation in words: it is offered, never recorded silently."""

import pytest

from storage.models import Acknowledgement, Rsvp
from tests.conversations.deeds import opens_card, sends_meeting, sends_message
from tests.conversations.tables import count
from tests.conversations.town import Actor, Town


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("да", "ще дойдете"),
        ("ок", "ще дойдете"),
        ("👍", "ще дойдете"),
        ("Здравейте, ще дойда!", "ще дойдете"),
        ("няма да мога, на работа съм", "няма да дойдете"),
        ("niama da moga", "няма да дойдете"),
        ("Не знам още", "още не знаете"),
    ],
)
async def test_what_sounds_like_an_answer_is_offered(
    town: Town, elena: Actor, maria: Actor, words: str, offered: str
) -> None:
    await sends_meeting(elena)
    await maria.writes(words)
    maria.sees("Да запишем ли", offered, "21 март (вторник)", "Още нищо не сме записали")
    assert await count(town, Rsvp) == 0


async def test_one_tap_records_it(elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    await maria.writes("няма да мога, на работа съм")
    await maria.taps("Няма да дойда")
    maria.sees("Записахме: няма да дойдете")
    await opens_card(elena)
    elena.sees("❌ 1")


@pytest.mark.parametrize("words", ["Разбрах!", "razbrah", "ясно", "ок", "👍"])
async def test_a_message_is_understood_in_words(
    town: Town, elena: Actor, maria: Actor, words: str
) -> None:
    await sends_message(elena)
    await maria.writes(words)
    maria.sees("Да запишем ли, че сте разбрали?", "📣 Съобщение", "Още нищо не сме записали")
    assert await count(town, Acknowledgement) == 0
    await maria.taps("👍 Разбрах")
    assert await count(town, Acknowledgement) == 1
    await maria.writes(words)
    maria.does_not_see("Да запишем ли")


async def test_nobody_hears_what_was_only_offered(elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    elena.listens()
    await maria.writes("няма да мога")
    elena.hears_nothing()


async def test_the_meeting_without_an_answer_is_meant(elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    await maria.taps("Ще дойда")
    await sends_meeting(elena, day="23 март")
    await maria.writes("няма да мога")
    maria.sees("23 март (четвъртък)")


@pytest.mark.parametrize(
    "words", ["Не знам дали ще дойда", "Кога ще оправите улицата?", "дайте ми пример"]
)
async def test_two_answers_or_none_are_not_understood(
    elena: Actor, maria: Actor, words: str
) -> None:
    await sends_meeting(elena)
    await maria.writes(words)
    maria.sees("автоматичен чат", "Още не сме го предали на никого")


async def test_without_a_meeting_ahead_there_is_nothing_to_offer(maria: Actor) -> None:
    await maria.writes("да")
    maria.sees("автоматичен чат")
    maria.sees_no_button("Ще дойда")


async def test_in_a_form_words_stay_words_of_the_form(elena: Actor) -> None:
    await sends_meeting(elena)
    await elena.writes("/menu")
    await elena.taps_through("Нова среща", "Обучение", "Двете групи", "вт 21.03", "10:00")
    await elena.writes("Идвам – читалище")
    elena.sees("Дневен ред")


async def test_the_meeting_that_was_heard_of_last_is_meant(elena: Actor, maria: Actor) -> None:
    await sends_meeting(elena)
    await sends_meeting(elena, day="28 март")
    await maria.writes("няма да мога, на работа съм")
    maria.sees("няма да дойдете", "28 март (вторник)")
    await maria.taps("За друга среща")
    maria.sees_button("21.03")
