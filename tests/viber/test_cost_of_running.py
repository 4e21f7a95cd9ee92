"""While a vote runs it is said what Viber may charge for before all are written to."""

import pytest

from tests.conversations.polls.organising import THREE, opens_poll_card, starts_poll
from tests.conversations.polls.test_closing import votes
from tests.conversations.town import Actor, Town
from tests.viber.test_cost import limits, used

TWO = "💶 Viber може да таксува 2 съобщения. За месеца остават 40 съобщения."
THREE_OF_THEM = "💶 Viber може да таксува 3 съобщения. За месеца остават 40 съобщения."


@pytest.fixture
async def running(town: Town, elena: Actor, maria: Actor) -> Town:
    """Maria has voted, the others are silent, and nobody has written for a day."""
    await starts_poll(elena, THREE)
    await votes(town, maria, "010")
    await town.waits(hours=25)
    await limits(town, await used(town) + 40)
    await opens_poll_card(elena)
    return town


async def test_a_reminder(running: Town, elena: Actor) -> None:
    elena.sees("Ако напомните на другите:", TWO)
    before = await used(running)
    await elena.taps("Напомням на другите")
    elena.does_not_see("💶")
    await running.waits(minutes=1)
    assert await used(running) - before == 2


async def test_a_vote_that_runs_longer(running: Town, elena: Actor) -> None:
    await elena.taps("Край или удължаване")
    elena.sees("Ако удължите срока:", TWO)
    before = await used(running)
    await elena.taps("⏳ пн 20.03, 18:00")
    await running.waits(minutes=1)
    assert await used(running) - before == 2
    await elena.taps("Край или удължаване")
    elena.does_not_see("💶")


async def test_a_vote_that_is_called_off(running: Town, elena: Actor) -> None:
    await elena.taps_through("Край или удължаване", "Отменям гласуването")
    elena.sees("Да отменим ли гласуването?", THREE_OF_THEM)
    before = await used(running)
    await elena.taps("Да, отменям")
    await running.waits(minutes=1)
    assert await used(running) - before == 3


async def test_where_nothing_is_charged_nothing_is_said(town: Town, elena: Actor) -> None:
    await starts_poll(elena, THREE)
    await opens_poll_card(elena)
    elena.sees_button("Напомням на другите")
    elena.does_not_see("💶", "Ако напомните")
    await elena.taps("Край или удължаване")
    elena.does_not_see("💶", "Ако удължите")
    await elena.taps("Отменям гласуването")
    elena.does_not_see("💶")


async def test_whom_the_limit_left_out_hears_nothing_of_the_end(
    town: Town, elena: Actor, ivan: Actor
) -> None:
    """Ivan writes to us meanwhile; Stefan, who has only a telephone, is still called."""
    await town.waits(hours=25)
    await limits(town, 0)
    await starts_poll(elena, THREE)
    await ivan.writes("/menu")
    await limits(town, 40)
    await opens_poll_card(elena)
    elena.sees("☎️ По телефон: 4")
    await elena.taps_through("Край или удължаване", "Отменям гласуването")
    elena.does_not_see("💶")
    ivan.listens()
    await elena.taps("Да, отменям")
    await town.waits(minutes=1)
    ivan.hears_nothing()
    await opens_poll_card(elena)
    elena.sees("☎️ По телефон: 1")
