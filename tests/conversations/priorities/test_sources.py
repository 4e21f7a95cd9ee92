"""Nothing of another municipality comes into a list, and nothing that was not decided yet."""

import pytest

from community.priorities import changing, drafts
from community.priorities.changing import Move, NewPriority
from community.refusals import Reason, Refused
from storage.kinds import NeedArea, NeedState, PollState
from storage.models import Need, Poll
from tests import cast
from tests.conversations.population import TOWNS
from tests.conversations.priorities.making import (
    HOME,
    accepted_need,
    held_meeting,
    told_vote,
)
from tests.conversations.tables import person_of
from tests.conversations.town import Town

SOPOT = TOWNS[cast.SOPOT]
HEALTH = NeedArea.HEALTH


@pytest.fixture(params=("telegram-sqlite", "telegram-postgresql"))
def world(request: pytest.FixtureRequest) -> str:
    """Which verbs refuse does not depend on the messenger."""
    world: str = request.param
    return world


async def refused(town: Town, new: NewPriority) -> Reason:
    """Why Elena can not add this."""
    elena, now = await person_of(town, town.actor(cast.ELENA)), town.clock.now()
    async with town.database.write() as session:
        begun = await drafts.start(session, elena, HOME, now, is_empty=True)
        with pytest.raises(Refused) as caught:
            await changing.add_priority(session, elena, begun.id, new, now)
    return caught.value.reason


async def test_what_is_of_sopot_stays_there(town: Town) -> None:
    need = await accepted_need(town, 1, "Нужда", municipality=SOPOT)
    poll = await told_vote(town, ("А", 1, None), ("Б", 2, None), municipality=SOPOT)
    meeting = await held_meeting(town, municipality=SOPOT)
    for new in (
        NewPriority(HEALTH, "Чуждо", need_id=need),
        NewPriority(HEALTH, "Чуждо", poll_id=poll, option=1),
        NewPriority(HEALTH, "Чуждо", meeting_id=meeting),
    ):
        assert await refused(town, new) == Reason.NOT_FOUND


async def test_only_what_was_accepted_told_or_held_can_be_added(town: Town) -> None:
    need = await accepted_need(town, 1, "Нужда")
    poll = await told_vote(town, ("А", 1, None), ("Б", 2, None))
    meeting = await held_meeting(town, days_ago=-3)
    async with town.database.write() as session:
        (await session.get_one(Need, need)).state = NeedState.IN_REVIEW
        (await session.get_one(Poll, poll)).state = PollState.CLOSED
    for new in (
        NewPriority(HEALTH, "Рано", need_id=need),
        NewPriority(HEALTH, "Рано", poll_id=poll, option=1),
        NewPriority(HEALTH, "Рано", meeting_id=meeting),
    ):
        assert await refused(town, new) == Reason.NOT_FOUND


async def test_no_meeting_of_sopot_stands_above_a_vote(town: Town) -> None:
    poll = await told_vote(town, ("А", 1, None), ("Б", 2, None))
    elsewhere = await held_meeting(town, municipality=SOPOT)
    elena, now = await person_of(town, town.actor(cast.ELENA)), town.clock.now()
    async with town.database.write() as session:
        begun = await drafts.start(session, elena, HOME, now, is_empty=True)
        for option, name in ((1, "А"), (2, "Б")):
            new = NewPriority(HEALTH, name, poll_id=poll, option=option)
            item = await changing.add_priority(session, elena, begun.id, new, now)
        begun = await drafts.draft_of(session, elena, begun.id)
        move = Move(item.id, begun.revision, is_up=True, meeting_id=elsewhere)
        with pytest.raises(Refused) as caught:
            await changing.move_priority(session, elena, move, now)
    assert caught.value.reason == Reason.NOT_FOUND
