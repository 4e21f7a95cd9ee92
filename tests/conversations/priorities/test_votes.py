"""What came out of a vote stands in the list as it was voted, unless a meeting decided so."""

from storage.kinds import NeedArea
from storage.models import PriorityItem
from tests.conversations.priorities.making import (
    accepted_need,
    begins,
    held_meeting,
    names_in,
    opens_list,
    told_vote,
)
from tests.conversations.tables import one
from tests.conversations.town import Actor, Town

HEALTH, HOUSING = NeedArea.HEALTH, NeedArea.HOUSING


async def adds_all(elena: Actor) -> None:
    """Add every option of the only vote whose topic is known."""
    await begins(elena)
    await elena.taps_through("Добавям приоритет", "От гласуване: 1", "🗳️ 1.")
    await elena.taps("Добавям всички")


async def voted_needs(town: Town) -> None:
    """A vote on three needs of one area; the second and the third came out equal."""
    names = ("Първо", "Второ", "Трето")
    needs = [
        await accepted_need(town, number, f"Пълно {name}", area=HEALTH)
        for number, name in enumerate(names, start=1)
    ]
    places = (1, 2, 2)
    await told_vote(town, *zip(names, places, needs, strict=True))


async def test_all_options_with_needs_are_added_at_once(town: Town, elena: Actor) -> None:
    await voted_needs(town)
    await begins(elena)
    await elena.taps_through("Добавям приоритет", "От гласуване: 1")
    elena.sees("Кое е най-важно?")
    await elena.taps("🗳️ 1.")
    elena.sees("1. Първо, място 1", "2. Второ, място 2", "3. Трето, място 2")
    await elena.taps("Добавям всички: 3")
    elena.is_told_in_passing("Добавихме го в списъка.")
    elena.sees("1. ✅ Първо, място 1")
    await elena.taps("↩️ Назад")
    elena.sees("1. Първо (№ 1, гласуване 13.03.2023 г.)", "3. Трето (№ 3, гласуване")
    first = await one(town, PriorityItem, PriorityItem.short_name == "Първо")
    assert (first.wording, first.option) == ("Пълно Първо", 1)


async def test_of_a_free_option_the_topic_is_asked(town: Town, elena: Actor) -> None:
    await told_vote(town, ("Площадка", 1, None), ("Пейки", 2, None))
    await begins(elena)
    await elena.taps_through("Добавям приоритет", "От гласуване: 1", "🗳️ 1.", "🗳️ 2")
    elena.sees_no_button("Добавям всички")
    await elena.taps("Улици, вода, ток")
    elena.sees("I.1. Пейки (гласуване 13.03.2023 г.)", "Инфраструктура")


async def test_results_keep_the_order_of_the_vote_however_they_are_added(
    town: Town, elena: Actor
) -> None:
    await told_vote(town, ("Трето", 3, None), ("Първо", 1, None), ("Второ", 2, None))
    await begins(elena)
    for line in ("🗳️ 3", "🗳️ 1", "🗳️ 2"):
        await opens_options(elena)
        await elena.taps_through(line, "Здраве")
    assert await names_in(town) == ["Първо", "Второ", "Трето"]


async def opens_options(elena: Actor) -> None:
    """Come to what came out of the only vote."""
    await opens_list(elena)
    await elena.taps_through("Работя по него", "Добавям приоритет", "От гласуване: 1", "🗳️ 1.")


async def test_equal_places_are_free_but_a_higher_vote_is_not_passed(
    town: Town, elena: Actor
) -> None:
    await voted_needs(town)
    await adds_all(elena)
    await elena.taps_through("↩️ Назад", "✏️ I.3", "Нагоре")
    elena.sees("I.2. Трето")
    await elena.taps("Нагоре")
    elena.sees("🗳️ При гласуването „Първо“ е по-напред от „Трето“", "освен ако среща")
    assert await names_in(town) == ["Първо", "Трето", "Второ"]
    await elena.taps_through("↩️ Назад", "↩️ Назад", "✏️ I.1", "Надолу")
    elena.sees("„Първо“ е по-напред от „Трето“")


async def test_what_a_meeting_decided_stands_above_the_vote_and_says_so(
    town: Town, elena: Actor
) -> None:
    await held_meeting(town)
    await voted_needs(town)
    await adds_all(elena)
    await elena.taps_through("↩️ Назад", "✏️ I.2", "Нагоре", "Така реши среща", "📅 пт 10.03")
    elena.sees("I.1. Второ (№ 2, гласуване 13.03.2023 г., среща 10.03.2023 г.)")
    assert await names_in(town) == ["Второ", "Първо", "Трето"]


async def test_who_names_no_meeting_moves_nothing(town: Town, elena: Actor) -> None:
    await held_meeting(town)
    await voted_needs(town)
    await adds_all(elena)
    await elena.taps_through("↩️ Назад", "✏️ I.2", "Нагоре", "Така реши среща", "↩️ Назад")
    elena.sees("I.2. Второ (№ 2, гласуване 13.03.2023 г.)")
    assert await names_in(town) == ["Първо", "Второ", "Трето"]


async def test_a_need_that_is_listed_already_also_tells_the_vote(town: Town, elena: Actor) -> None:
    need = await accepted_need(town, 14, "Медиатор", short_name="Здравен медиатор")
    await told_vote(town, ("Медиаторът", 1, need), ("Друго", 2, None))
    await begins(elena)
    await elena.taps_through("Добавям приоритет", "Нужда: 1", "📌 № 14", "↩️ Назад")
    await elena.taps_through("От гласуване: 1", "🗳️ 1.", "🗳️ 1", "↩️ Назад")
    elena.sees("1. Здравен медиатор (№ 14, гласуване 13.03.2023 г.)")
    elena.does_not_see("Медиаторът")
