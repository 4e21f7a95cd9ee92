"""What the database adds up is what one would count by hand, whatever lies in the box."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from community.polls import drafts
from community.polls.drafts import PlannedOption
from community.rules.polls.ballots import mark_limits
from community.rules.polls.tally import worth_of
from storage.database import Database
from storage.kinds import Role
from storage.models import Person
from storage.queries.polls import boxes
from tests.community.polls.electors import PLAN
from tests.rules import test_tally as tally
from tests.rules.test_tally import Box
from tests.scheduler.post import NOW
from tests.scheduler.town import Town, found

# As many as `tally.boxes` puts into a box at most.
MOST = 25
ALLOWED = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]


@pytest.fixture
async def town(database: Database) -> Town:
    town = await found(database, people=[f"Човек {number}" for number in range(MOST)])
    await town.person("Елена", role=Role.COORDINATOR, is_member=False)
    return town


# Each box is a vote of its own, so that all of them may lie in one database.
@settings(suppress_health_check=ALLOWED, max_examples=40)
@given(box=tally.boxes(), is_secret=some.booleans(), chance=some.randoms())
async def test_whatever_lies_in_the_box_in_any_order(
    town: Town, box: Box, is_secret: bool, chance: Random
) -> None:
    method, options, ballots = box
    plan = replace(
        PLAN,
        options=tuple(PlannedOption(f"Номер {number}") for number in range(options)),
        is_secret=is_secret,
        method=method,
        marks=mark_limits(method, options)[-1],
    )
    async with town.database.write() as session:
        elena = await session.get_one(Person, town.people["Елена"])
        poll = await drafts.draft(session, elena, town.municipality_id, plan, NOW)
        voters = iter(town.people.values())
        for marks in chance.sample(ballots, len(ballots)):
            if is_secret:
                await boxes.put_in(session, poll.id, marks)
            else:
                await boxes.say_openly(session, poll.id, next(voters), marks)
        counted = await boxes.add_up(session, poll, worth_of(method, options))
    assert counted == (len(ballots), tally.naively(box))
