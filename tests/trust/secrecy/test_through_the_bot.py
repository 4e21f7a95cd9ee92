"""The bot itself removes the traces: nobody has to ask for it, however a vote comes to its end."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from scheduler.dues.polls import tend
from storage.database import Database
from storage.models import Poll, PollResult
from tests.community.polls.electors import CLOSE
from tests.conversations.polls.deeds import closes as ends
from tests.conversations.polls.deeds import marks_three, opens_poll
from tests.conversations.polls.organising import opens_poll_card
from tests.conversations.polls.test_closing import closes, tells
from tests.conversations.tables import one
from tests.conversations.town import Actor, Town
from tests.scheduler.post import post_for
from tests.trust.secrecy.attacks import ballot_names, ballots_as_they_lie, bytes_of
from tests.trust.secrecy.attacks import hold_vote as holds_vote


async def _calls_off(elena: Actor) -> None:
    await opens_poll_card(elena)
    await elena.taps_through("Край или удължаване", "Отменям гласуването", "Да, отменям")


async def test_the_round_that_closes_it_removes_the_ballots(database: Database) -> None:
    vote = await holds_vote(database)
    names = await ballot_names(database)
    await database.forget_counted()
    content = await bytes_of(database)
    assert all(name in content for name in names), "this is no attack"
    post = post_for(database)
    post.clock.at = CLOSE
    await tend(post.office)
    content = await bytes_of(database)
    assert not [secret for secret in (*vote.secrets, *names) if secret in content]


@pytest.mark.parametrize("end", [closes, _calls_off], ids=["closed by hand", "called off"])
async def test_the_tap_that_ends_it_removes_the_ballots(
    town: Town,
    elena: Actor,
    maria: Actor,
    ivan: Actor,
    end: Callable[[Actor], Awaitable[None]],
) -> None:
    await opens_poll(town)
    for actor in (maria, ivan):
        await marks_three(actor)
        await actor.taps("✅ Гласувам")
    names = await ballot_names(town.database)
    assert len(names) == 2
    await town.database.forget_counted()
    content = await bytes_of(town.database)
    assert all(name in content for name in names), "this is no attack"
    await end(elena)
    assert await ballots_as_they_lie(town.database) == []
    content = await bytes_of(town.database)
    assert not [name for name in names if name in content]


async def test_a_vote_asks_for_its_order_to_be_forgotten(town: Town, maria: Actor) -> None:
    await opens_poll(town)
    await marks_three(maria)
    await maria.taps("✅ Гласувам")
    database = town.database
    if not database.is_sqlite:
        assert database.holds_votes_in_order
        return
    await town.app.rounds.send_due()
    assert not database.holds_erased_words
    names = await ballot_names(database)
    file = Path(database.url.database or "")
    assert names[0] not in file.with_name(f"{file.name}-wal").read_bytes()


async def test_the_order_is_mixed_by_itself(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    if database.is_sqlite:
        pytest.skip("There the beat empties the log: see above")
    vote = await holds_vote(database)
    monkeypatch.setattr("scheduler.rounds.SECONDS_BETWEEN_MIXINGS", 0.001)
    forget, is_mixed = database.forget_counted, asyncio.Event()

    async def watched() -> bool:
        is_done = await forget()
        is_mixed.set()
        return is_done

    post = post_for(database)
    await post.rounds.start()
    monkeypatch.setattr(database, "forget_counted", watched)
    database.note_vote()
    async with asyncio.timeout(20):
        await is_mixed.wait()
    await post.rounds.stop()
    lies = await ballots_as_they_lie(database)
    assert lies != [vote.marks_of[person] for person in vote.in_order]


async def test_what_few_voted_is_not_left_behind_its_telling(
    town: Town, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    await opens_poll(town)
    for actor in (maria, ivan):
        await marks_three(actor)
        await actor.taps("✅ Гласувам")
    await ends(town)
    await tells(elena, "Равни места", "сб 08.04")
    assert (await one(town, Poll)).state == "published"
    if town.database.is_sqlite:
        assert not town.database.holds_erased_words
        return
    async with town.database.engine.connect() as connection:
        rows = (
            await connection.execute(select(func.count()).select_from(PollResult))
        ).scalar_one()
        lies = await connection.execute(text("SELECT ctid FROM poll_result"))
        # Written anew they lie from the first place on: no row was ever before them.
        assert sorted(place for ((_, place),) in lies) == list(range(1, rows + 1))
