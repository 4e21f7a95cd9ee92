"""Who is told what the municipality answers to a vote: all who could vote, and nobody else."""

import pytest
from sqlalchemy import delete, insert, select

from bot.taps import AnnouncementTap
from bot.taps.voting import VoteTap
from storage.columns import table_of
from storage.kinds import DeliveryState, MembershipState
from storage.models import Announcement, Membership, Poll
from tests.conversations.deeds import sends
from tests.conversations.polls.answered import (
    ANSWER,
    WHAT,
    opens_vote,
    settles_answer,
    tells_results,
    writes_answer,
)
from tests.conversations.polls.organising import opens_poll_card
from tests.conversations.tables import one, person_of
from tests.conversations.town import Actor, Town


@pytest.fixture
async def told(town: Town, elena: Actor, maria: Actor) -> Town:
    """The results are told, with a day by which the municipality answers."""
    await tells_results(town, elena, maria)
    return town


async def test_who_left_since_the_vote_is_answered_and_finds_the_answer(
    told: Town, elena: Actor, ivan: Actor
) -> None:
    """As with the results: the roll counts."""
    gone = await person_of(told, ivan)
    async with told.database.write() as session:
        await session.execute(delete(Membership).where(Membership.person_id == gone.id))
    await writes_answer(elena)
    elena.sees("👥 4 души")
    await sends(elena)
    ivan.has_heard("🗳️ Общината отговаря на гласуването", ANSWER)
    poll = await one(told, Poll)
    await ivan.forges(VoteTap(poll=poll.id).pack())
    await ivan.taps(WHAT)
    ivan.sees(ANSWER)


async def test_who_was_spared_looks_at_the_results_but_not_at_the_answer(
    told: Town, elena: Actor, ani: Actor
) -> None:
    await writes_answer(elena)
    await sends(elena)
    poll, answer = await one(told, Poll), await one(told, Announcement)
    await settles_answer(told, await person_of(told, ani), DeliveryState.WITHDRAWN)
    await ani.forges(VoteTap(poll=poll.id).pack())
    ani.sees("📊 Results")
    ani.sees_no_button("📣")
    await ani.forges(AnnouncementTap(announcement=answer.id).pack())
    ani.does_not_see(ANSWER)


async def test_a_vote_of_all_members_is_answered_to_both_groups(
    town: Town, elena: Actor, maria: Actor, doctor: Actor
) -> None:
    await tells_results(town, elena, maria, "Поправям", "Кой гласува", "И двете групи: всички (5)")
    await writes_answer(elena)
    elena.sees("👥 5 души")
    await sends(elena)
    for voter in (maria, doctor):
        voter.has_heard("🗳️ Общината отговаря на гласуването", ANSWER)
        await opens_vote(voter)
        await voter.taps(WHAT)
        voter.sees(ANSWER)
    await opens_poll_card(elena)
    await elena.taps(WHAT)
    elena.sees(ANSWER)


async def test_who_came_after_the_vote_is_not_answered(
    told: Town, elena: Actor, maria: Actor, doctor: Actor
) -> None:
    """The roll was frozen when it was opened."""
    now = told.clock.now()
    newcomer, voter = await person_of(told, doctor), await person_of(told, maria)
    async with told.database.write() as session:
        theirs = await session.scalars(
            select(Membership.group_id).where(Membership.person_id == voter.id)
        )
        row = {"person_id": newcomer.id, "group_id": theirs.one(), "created_at": now}
        row |= {"state": MembershipState.ACTIVE, "decided_at": now}
        await session.execute(insert(table_of(Membership)), row)
    await writes_answer(elena)
    doctor.listens()
    await sends(elena)
    maria.has_heard(ANSWER)
    doctor.hears_nothing()
    answer = await one(told, Announcement)
    await doctor.forges(AnnouncementTap(announcement=answer.id).pack())
    doctor.does_not_see("Водата")
