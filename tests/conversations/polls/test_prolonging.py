"""A vote that runs longer than was said, once; its last day is another one then."""

from datetime import timedelta

from storage.models import Poll
from tests.conversations.polls.organising import QUESTION, opens_poll_card, starts_poll
from tests.conversations.polls.test_closing import votes
from tests.conversations.tables import one
from tests.conversations.town import Actor, Town


async def test_it_runs_longer_once(town: Town, elena: Actor, maria: Actor) -> None:
    await starts_poll(elena)
    maria.listens()
    await opens_poll_card(elena)
    await elena.taps_through("Край или удължаване", "⏳ пн 20.03, 18:00")
    elena.sees("📆 До 20 март (понеделник), 18:00")
    await town.waits(minutes=1)
    assert maria.heard_new() == 1
    maria.sees("20 март (понеделник)", QUESTION)
    await elena.taps("Край или удължаване")
    elena.sees("Срокът вече е удължен веднъж.")
    elena.sees_no_button("⏳ вт")


async def test_a_vote_made_longer_on_its_last_day_has_another_last_day(
    town: Town, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    await starts_poll(elena)
    await town.moves_to((await one(town, Poll)).closes_at - timedelta(hours=2))
    maria.has_heard("🗳️ Днес е последният ден за гласуване – до 18:00 ч.")
    await opens_poll_card(elena)
    await elena.taps_through("Край или удължаване", "⏳ пн 20.03, 18:00")
    await town.waits(hours=1)
    await votes(town, ivan, "10")
    for voter in (maria, ivan):
        voter.listens()
    await town.moves_to((await one(town, Poll)).closes_at - timedelta(minutes=1))
    ivan.hears_nothing()
    assert maria.heard_new() == 1
    maria.sees("🗳️ Днес е последният ден за гласуване – до 18:00 ч.", QUESTION)
    maria.sees_button("Гласувам")
