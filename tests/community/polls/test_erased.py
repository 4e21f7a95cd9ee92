"""Who voted on paper and is erased leaves a ballot in the box: it counts, without their name."""

import pytest

from community import own_data
from community.polls import running
from community.polls.outcomes import outcome_of
from community.polls.paper import Paper
from community.refusals import Reason
from storage.models import Person, Poll
from storage.queries.polls import papers
from tests.community.polls.electors import opens_poll, reloaded, votes
from tests.community.polls.test_paper import closes, enters, is_refused, marks
from tests.community.polls.test_paper import town as town
from tests.scheduler.post import NOW
from tests.scheduler.town import Town


async def erases(town: Town, who: str) -> None:
    async with town.database.write() as session:
        person = await session.get_one(Person, town.people[who])
        await own_data.erase(session, person, NOW)


async def marked(town: Town, poll: Poll) -> int:
    async with town.database.read() as session:
        return await papers.count_marked(session, poll.id)


@pytest.mark.parametrize("is_closed", [False, True], ids=["running", "closed"])
async def test_their_ballot_is_counted_with_the_others(town: Town, is_closed: bool) -> None:
    poll = await opens_poll(town)
    for who in ("Мария", "Стефан"):
        await marks(town, poll, who)
    if is_closed:
        await closes(town, poll)
    await erases(town, "Мария")
    if not is_closed:
        await closes(town, poll)
    assert await enters(town, poll, "Елена", 2, 2, 1, 0, 0, 0) == Paper.COUNTED_ONCE
    assert await enters(town, poll, "Радка", 2, 2, 1, 0, 0, 0) == Paper.AGREED


async def test_of_the_only_one_on_paper_the_ballot_is_counted_too(town: Town) -> None:
    poll = await opens_poll(town)
    await marks(town, poll, "Мария")
    await erases(town, "Мария")
    await closes(town, poll)
    assert await enters(town, poll, "Елена", 1, 1, 0, 0, 0, 0) == Paper.COUNTED_ONCE


async def test_between_the_two_counts_nothing_changes(town: Town) -> None:
    poll = await opens_poll(town)
    for who in ("Мария", "Стефан"):
        await marks(town, poll, who)
    await closes(town, poll)
    await enters(town, poll, "Елена", 2, 2, 1, 0, 0, 0)
    await erases(town, "Мария")
    assert await enters(town, poll, "Радка", 2, 2, 1, 0, 0, 0) == Paper.AGREED
    await erases(town, "Стефан")
    async with town.database.read() as session:
        assert (await outcome_of(session, await reloaded(town, poll))).on_paper == 2


async def test_of_others_who_are_erased_no_paper_is_counted(town: Town) -> None:
    """In chat, not at all, and marked by mistake."""
    poll = await opens_poll(town)
    await votes(town, poll, "Иван", "10000")
    await marks(town, poll, "Ани")
    await marks(town, poll, "Ани", is_marked=False)
    for who in ("Иван", "Ани", "Стефан"):
        await erases(town, who)
    assert await marked(town, poll) == 0


async def test_only_the_vote_in_which_they_took_part_counts_them(town: Town) -> None:
    poll, other = await opens_poll(town), await opens_poll(town)
    await marks(town, poll, "Мария")
    await erases(town, "Мария")
    assert (await marked(town, poll), await marked(town, other)) == (1, 0)


async def test_a_vote_with_such_a_ballot_is_not_made_a_draft_again(town: Town) -> None:
    poll = await opens_poll(town)
    await marks(town, poll, "Мария")
    await erases(town, "Мария")

    async def stops() -> None:
        async with town.database.write() as session:
            person = await session.get_one(Person, town.people["Елена"])
            await running.stop_opening(session, person, poll.id, NOW)

    await is_refused(stops(), Reason.POLL_KNOWN)
