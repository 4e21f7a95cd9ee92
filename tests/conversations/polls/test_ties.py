"""Equal places: what can be decided about them, and what is told of them."""

from community.polls import voting
from storage.kinds import PollMethod
from storage.models import Person, Poll
from storage.queries.polls.rolls import on_roll
from tests.conversations.polls import deeds
from tests.conversations.polls.organising import opens_poll_card
from tests.conversations.polls.test_closing import votes
from tests.conversations.tables import count
from tests.conversations.town import Actor, Town

FOUR = ("Едно", "Две", "Три", "Четири")
TWELVE = tuple(f"Нужда номер {chr(1040 + number)} за кв. Запад" for number in range(12))


async def shows_results(town: Town, elena: Actor) -> None:
    await deeds.closes(town)
    await opens_poll_card(elena)
    await elena.taps("Показвам резултатите")


async def test_several_shared_places_are_not_voted_on_again(
    town: Town, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    """Two first and two third ones: one more vote can not decide about both."""
    await deeds.opens_poll(town, names=FOUR, marks=3, method=PollMethod.POINTS)
    await votes(town, maria, "2010")
    await votes(town, ivan, "0201")
    await shows_results(town, elena)
    elena.sees("• Едно, Две\n• Три, Четири", "за тях няма повторно гласуване")
    elena.sees_no_button("Повторно гласуване")
    await elena.taps_through("Решава срещата", "Без отговор", "Обявявам резултатите")
    elena.sees_no_button("Повторното гласуване")
    await town.waits(hours=24)
    maria.has_heard("📊 Резултати от гласуването", "👥 Равните места ще се подредят на срещата.")
    assert await count(town, Poll) == 1


async def test_one_shared_place_is(town: Town, elena: Actor, maria: Actor, ivan: Actor) -> None:
    """The first is clear; two share the second."""
    await deeds.opens_poll(town, names=FOUR, marks=3, method=PollMethod.POINTS)
    await votes(town, maria, "2010")
    await votes(town, ivan, "2001")
    await shows_results(town, elena)
    elena.sees("• Три, Четири")
    elena.does_not_see("няма повторно гласуване")
    await elena.taps_through("Повторно гласуване", "Без отговор")
    elena.has_heard("1. Едно", "🗳️ За равните места ще има повторно гласуване.")
    await elena.taps("Обявявам резултатите")
    await elena.taps("Повторното гласуване")
    elena.sees("1. Три", "2. Четири")


async def test_twelve_equal_ones_are_told_in_short(
    town: Town, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    await deeds.opens_poll(town, names=TWELVE, marks=12)
    for voter in (maria, ivan):
        await votes(town, voter, "1" * 12)
    await shows_results(town, elena)
    elena.sees(f"• {TWELVE[0]}, {TWELVE[1]}", "и още 7")
    await elena.taps_through("Равни места", "Без отговор", "Обявявам резултатите")
    await town.waits(hours=24)
    maria.has_heard(f"1. {TWELVE[2]}\n… и още 9 на същото място")


async def test_too_many_shared_places_stand_there_with_their_numbers(
    town: Town, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    """Five pairs of long names do not fit one short message."""
    poll = await deeds.opens_poll(town, names=TWELVE, marks=12)
    async with town.database.write() as session:
        for pairs, voter in enumerate(await session.scalars(on_roll(poll.id)), start=1):
            person = await session.get_one(Person, voter)
            marks = ("11" * pairs).ljust(12, "0")
            await voting.cast_ballot(session, person, poll.id, marks, town.clock.now())
    await shows_results(town, elena)
    elena.sees("• № 1, 2\n• № 3, 4\n• № 5, 6\n• № 7, 8\n• № 9, 10")
