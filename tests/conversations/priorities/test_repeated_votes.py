"""A vote on equal places that was held again tells their order; the later vote is the source."""

from datetime import timedelta

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

BENCHES, FIELD, BINS = "Пейки", "Площадка", "Кошчета"


async def opens_votes(elena: Actor) -> None:
    """Come to the votes from which something can be added."""
    await opens_list(elena)
    await elena.taps_through("Работя по него", "Добавям приоритет", "От гласуване")


async def opens_draft(elena: Actor) -> None:
    """Come to the version that is being worked on."""
    await opens_list(elena)
    await elena.taps("Работя по него")


async def equal_needs(town: Town, elena: Actor) -> None:
    """Two needs were equal and a third came after them; the vote held again decided."""
    needs = [
        await accepted_need(town, number, f"Пълно {number}", area=NeedArea.HEALTH)
        for number in (1, 2, 3)
    ]
    options = zip((BENCHES, FIELD, BINS), (1, 1, 3), needs, strict=True)
    first = await told_vote(town, *options)
    await begins(elena)
    await elena.taps_through("Добавям приоритет", "От гласуване: 1", "🗳️ 1.", "Добавям всички")
    town.clock.at += timedelta(days=7)
    await told_vote(town, (FIELD, 1, needs[1]), (BENCHES, 2, needs[0]), repeats=first)


async def equal_options(town: Town, elena: Actor) -> None:
    """The same with options behind which no need stands."""
    first = await told_vote(town, (BENCHES, 1, None), (FIELD, 1, None), (BINS, 3, None))
    await begins(elena)
    for line in ("🗳️ 1", "🗳️ 2", "🗳️ 3"):
        await opens_votes(elena)
        await elena.taps_through("🗳️ 1.", line, "Здраве")
    town.clock.at += timedelta(days=7)
    await told_vote(town, (FIELD, 1, None), (BENCHES, 2, None), repeats=first)


async def test_the_later_vote_becomes_the_source_and_gives_the_order(
    town: Town, elena: Actor
) -> None:
    await equal_needs(town, elena)
    await opens_votes(elena)
    await elena.taps_through("🗳️ 1. пн 20.03", "Добавям всички: 2")
    elena.sees(f"1. ✅ {FIELD}", f"2. ✅ {BENCHES}")
    await opens_draft(elena)
    elena.sees(f"1. {FIELD} (№ 2, гласуване 20.03.2023 г.)")
    elena.sees(f"2. {BENCHES} (№ 1, гласуване 20.03.2023 г.)")
    elena.sees(f"3. {BINS} (№ 3, гласуване 13.03.2023 г.)")


async def test_what_the_later_vote_decided_is_not_passed(town: Town, elena: Actor) -> None:
    await equal_needs(town, elena)
    await opens_votes(elena)
    await elena.taps_through("🗳️ 1. пн 20.03", "Добавям всички: 2")
    await opens_draft(elena)
    await elena.taps_through("✏️ I.2", "Нагоре")
    elena.sees(f"„{FIELD}“ е по-напред от „{BENCHES}“", "освен ако среща")
    assert await names_in(town) == [FIELD, BENCHES, BINS]


async def test_what_the_first_vote_put_behind_them_stays_there(town: Town, elena: Actor) -> None:
    """The third was not voted on again: the first vote still holds for it."""
    await equal_needs(town, elena)
    await opens_votes(elena)
    await elena.taps_through("🗳️ 1. пн 20.03", "Добавям всички: 2")
    await opens_draft(elena)
    await elena.taps_through("✏️ I.3", "Нагоре")
    elena.sees(f"„{BENCHES}“ е по-напред от „{BINS}“")
    assert await names_in(town) == [FIELD, BENCHES, BINS]


async def test_an_option_stands_once_and_its_area_is_not_asked_again(
    town: Town, elena: Actor
) -> None:
    await equal_options(town, elena)
    await opens_votes(elena)
    await elena.taps_through("🗳️ 1. пн 20.03", "🗳️ 1")
    elena.sees(f"1. ✅ {FIELD}", f"2. {BENCHES}")
    await elena.taps("🗳️ 2")
    assert await names_in(town) == [FIELD, BENCHES, BINS]
    await opens_draft(elena)
    elena.sees(f"1. {FIELD} (гласуване 20.03.2023 г.)", f"3. {BINS} (гласуване 13.03.2023 г.)")


async def test_the_first_vote_does_not_come_back_as_the_source(town: Town, elena: Actor) -> None:
    await equal_options(town, elena)
    await opens_votes(elena)
    await elena.taps_through("🗳️ 1. пн 20.03", "Добавям всички: 2")
    await opens_votes(elena)
    await elena.taps("🗳️ 2. пн 13.03")
    elena.sees(f"1. ✅ {BENCHES}", f"2. ✅ {FIELD}", f"3. ✅ {BINS}")
    elena.sees_no_button("🗳️")


async def test_a_meeting_still_stands_above_both(town: Town, elena: Actor) -> None:
    await held_meeting(town)
    await equal_needs(town, elena)
    await opens_votes(elena)
    await elena.taps_through("🗳️ 1. пн 20.03", "Добавям всички: 2")
    await opens_draft(elena)
    await elena.taps_through("✏️ I.2", "Нагоре", "Така реши среща", "📅 пт 10.03")
    assert await names_in(town) == [BENCHES, FIELD, BINS]


async def test_options_of_the_same_name_in_another_vote_are_others(
    town: Town, elena: Actor
) -> None:
    await equal_options(town, elena)
    await told_vote(town, (BENCHES, 1, None), ("Чешма", 2, None))
    await opens_votes(elena)
    await elena.taps_through("🗳️ 1.", "🗳️ 1", "Здраве")
    assert sorted(await names_in(town)) == sorted([BENCHES, BENCHES, FIELD, BINS])


async def test_a_need_voted_on_elsewhere_tells_the_later_vote(town: Town, elena: Actor) -> None:
    need = await accepted_need(town, 1, "Пълно", short_name=BENCHES, area=NeedArea.HEALTH)
    earlier = await told_vote(town, (BENCHES, 1, need), (FIELD, 2, None))
    later = await told_vote(town, (BINS, 1, None), (BENCHES, 2, need))
    assert earlier < later
    await begins(elena)
    for vote in ("🗳️ 2.", "🗳️ 1."):
        await opens_votes(elena)
        await elena.taps_through(vote, "🗳️ 1" if vote == "🗳️ 2." else "🗳️ 2")
    found = await one(town, PriorityItem)
    assert (found.poll_id, found.option) == (later, 2)
    await opens_votes(elena)
    await elena.taps("🗳️ 2.")
    elena.sees(f"1. ✅ {BENCHES}")


async def test_a_new_source_is_no_new_priority(town: Town, elena: Actor) -> None:
    """Between two versions an option stays itself when the later vote becomes its source."""
    await equal_options(town, elena)
    await opens_draft(elena)
    await elena.taps_through("Към прегледа", "Обявявам я")
    await begins(elena, "Както версия 1")
    await opens_votes(elena)
    await elena.taps_through("🗳️ 1. пн 20.03", "Добавям всички: 2")
    await opens_draft(elena)
    await elena.taps("Към прегледа")
    elena.sees("Редът е друг.")
    elena.does_not_see("Ново:", "Извадени:")


async def three_listed(town: Town, elena: Actor) -> list[int]:
    """Three needs of one area stand in the version that is being worked on."""
    names = (BENCHES, FIELD, BINS)
    needs = [
        await accepted_need(town, number, f"Пълно {number}", short_name=name, area=NeedArea.HEALTH)
        for number, name in enumerate(names, start=1)
    ]
    await begins(elena)
    for number in (1, 2, 3):
        await opens_draft(elena)
        await elena.taps_through("Добавям приоритет", "Нужда", f"📌 № {number}")
    return needs


async def test_a_vote_in_which_nothing_beside_it_stood_moves_nothing(
    town: Town, elena: Actor
) -> None:
    needs = await three_listed(town, elena)
    await told_vote(town, (BENCHES, 1, needs[0]), ("Друго", 2, None))
    await opens_votes(elena)
    await elena.taps_through("🗳️ 1.", "🗳️ 1")
    assert await names_in(town) == [BENCHES, FIELD, BINS]


async def test_nor_what_a_meeting_put_first(town: Town, elena: Actor) -> None:
    needs = await three_listed(town, elena)
    await held_meeting(town)
    await opens_draft(elena)
    await elena.taps_through("✏️ I.3", "Реши го среща", "📅 пт 10.03")
    for place in ("I.3", "I.2"):
        await opens_draft(elena)
        await elena.taps_through(f"✏️ {place}", "Нагоре")
    await told_vote(town, (BINS, 1, needs[2]), ("Друго", 2, None))
    await opens_votes(elena)
    await elena.taps_through("🗳️ 1.", "🗳️ 1")
    assert await names_in(town) == [BINS, BENCHES, FIELD]
