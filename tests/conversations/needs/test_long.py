"""What is told at length: on a card the oldest is shortened, and the whole of it can be read."""

import pytest

from tests.conversations.deeds import opens_menu
from tests.conversations.needs.deeds import says_need
from tests.conversations.needs.test_asking import QUESTION, asks
from tests.conversations.needs.triaging import gathers, has_said
from tests.conversations.town import Actor, Town

LONG = "\n".join([*(f"На улицата е тъмно, лампа {at:02}" for at in range(66)), "НАКРАЯ"])
ANSWERS = ("а" * 790 + "ПЪРВО", "б" * 790 + "ВТОРО", "в" * 790 + "ТРЕТО")


async def opens_reviewed(organiser: Actor) -> None:
    """Come to the card of the oldest that is looked at."""
    await opens_menu(organiser)
    await organiser.taps_through("📌 Нужди", "👁️ Разглеждат се")


async def answers_at_length(town: Town, elena: Actor, maria: Actor, text: str = LONG) -> None:
    """Maria has said much, and answers much to what Elena asks."""
    await says_need(maria, text)
    await asks(elena)
    for number, words in enumerate(ANSWERS):
        await maria.taps("✍️ Добавям още нещо" if number else "✍️ Отговарям")
        await maria.writes(words)
    await gathers(town)


async def test_of_a_long_card_the_oldest_is_shortened(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await answers_at_length(town, elena, maria)
    await opens_reviewed(elena)
    elena.sees("„На улицата е тъмно", "…“", *ANSWERS)
    elena.sees("Докъде е: разглежда се", "Отговор до 27 март")
    elena.does_not_see("НАКРАЯ")
    await elena.taps("📜 Какво стана")
    elena.has_heard("НАКРАЯ“")


async def test_the_question_stands_before_the_last_of_many_answers(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await has_said(maria)
    await asks(elena)
    for number, words in enumerate(("Първо", "Второ", "Трето", "Четвърто")):
        await maria.taps("✍️ Добавям още нещо" if number else "✍️ Отговарям")
        await maria.writes(words)
    await gathers(town)
    await opens_reviewed(elena)
    elena.sees(f"❓ „{QUESTION}“\n✍️ „Второ“\n✍️ „Трето“\n✍️ „Четвърто“\n")
    await elena.taps("📜 Какво стана")
    elena.sees("отговор: Първо")


async def test_the_whole_of_it_is_in_its_story(town: Town, elena: Actor, maria: Actor) -> None:
    await answers_at_length(town, elena, maria)
    await opens_reviewed(elena)
    await elena.taps_through("⋯ Още", "📜 Какво стана")
    elena.has_heard(f"„{LONG}“")
    for words in ANSWERS:
        elena.has_heard(words)
    elena.sees(ANSWERS[-1], "който го е казал: отговор")
    await elena.taps("↩️ Към № 1")
    elena.sees("Докъде е: разглежда се")


@pytest.mark.not_on_viber("It counts signs, not units")
async def test_rare_signs_count_twice(town: Town, elena: Actor, maria: Actor) -> None:
    await answers_at_length(town, elena, maria, "\n".join(["🙂" * 60] * 32 + ["НАКРАЯ"]))
    await opens_reviewed(elena)
    elena.sees("🙂", ANSWERS[-1], "Отговор до 27 март")
    await elena.taps_through("⋯ Още", "📜 Какво стана")
    elena.has_heard("НАКРАЯ“")
    elena.sees(ANSWERS[-1])


async def test_what_is_short_stands_whole_and_in_one_message(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await has_said(maria)
    await asks(elena)
    await maria.taps("✍️ Отговарям")
    await maria.writes("При моста")
    await opens_reviewed(elena)
    elena.does_not_see("…")
    elena.sees_no_button("Какво стана")
    await elena.taps_through("⋯ Още", "📜 Какво стана")
    elena.sees("„Няма лампи на ул. Река“", "отговор: При моста")
