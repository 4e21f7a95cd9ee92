"""Votes on paper: one vote each, and two people come to the same numbers without each other."""

from collections.abc import Awaitable

import pytest
from sqlalchemy import delete, select, update

from community.polls import closing, paper, voting
from community.polls.paper import Paper
from community.refusals import Reason, Refused
from storage.database import Database
from storage.kinds import NoticeKind, Role
from storage.models import Delivery, Notice, Person, Poll, RoleGrant
from tests.community.polls.electors import opens_poll, reloaded, votes
from tests.scheduler.post import NOW
from tests.scheduler.town import Town, found

PEOPLE = ["Мария", "Иван", "Ани", "Стефан"]


@pytest.fixture
async def town(database: Database) -> Town:
    town = await found(database, people=PEOPLE)
    await town.person("Радка", role=Role.CONTACT_PERSON, is_member=False)
    await town.person("Петър", role=Role.FACILITATOR, is_member=False)
    return town


async def marks(town: Town, poll: Poll, who: str, by: str = "Елена", **how: bool) -> None:
    async with town.database.write() as session:
        person = await session.get_one(Person, town.people[by])
        await paper.mark(session, person, poll.id, town.people[who], NOW, **how)


async def enters(town: Town, poll: Poll, by: str, *numbers: int) -> Paper:
    async with town.database.write() as session:
        person = await session.get_one(Person, town.people[by])
        return await paper.enter_count(session, person, poll.id, numbers, NOW)


async def closes(town: Town, poll: Poll) -> None:
    async with town.database.write() as session:
        person = await session.get_one(Person, town.people["Елена"])
        await closing.close_poll(session, person, poll.id, NOW)


async def is_refused(deed: Awaitable[object], reason: Reason) -> None:
    with pytest.raises(Refused) as refused:
        await deed
    assert refused.value.reason == reason


async def test_who_voted_on_paper_can_not_vote_in_chat_and_the_other_way_round(
    town: Town,
) -> None:
    poll = await opens_poll(town)
    await marks(town, poll, "Мария")
    await is_refused(votes(town, poll, "Мария", "10000"), Reason.VOTED)
    await votes(town, poll, "Иван", "10000")
    await is_refused(marks(town, poll, "Иван"), Reason.VOTED)
    await marks(town, poll, "Мария", is_marked=False)
    await votes(town, poll, "Мария", "10000")
    await closes(town, poll)
    assert (await reloaded(town, poll)).voters_by_chat == 2


async def test_a_mark_on_somebody_who_voted_in_chat_is_not_taken_off(town: Town) -> None:
    poll = await opens_poll(town)
    await votes(town, poll, "Иван", "10000")
    await marks(town, poll, "Иван", is_marked=False)
    await is_refused(votes(town, poll, "Иван", "01000"), Reason.VOTED)


async def test_who_is_not_on_the_roll_or_may_not_mark_does_nothing(town: Town) -> None:
    poll = await opens_poll(town)
    await is_refused(marks(town, poll, "Радка"), Reason.NOT_FOUND)
    await is_refused(marks(town, poll, "Мария", by="Петър"), Reason.NOT_FOUND)
    await is_refused(marks(town, poll, "Мария", by="Иван"), Reason.NOT_FOUND)


async def test_nothing_is_counted_before_the_close(town: Town) -> None:
    poll = await opens_poll(town)
    await marks(town, poll, "Мария")
    await is_refused(enters(town, poll, "Елена", 1, 1, 0, 0, 0, 0), Reason.POLL_STILL_OPEN)
    await closes(town, poll)
    assert await enters(town, poll, "Елена", 1, 1, 0, 0, 0, 0) == Paper.COUNTED_ONCE


async def test_two_people_have_to_agree(town: Town) -> None:
    poll = await opens_poll(town)
    await marks(town, poll, "Мария")
    await marks(town, poll, "Стефан")
    await closes(town, poll)
    assert await enters(town, poll, "Елена", 2, 2, 1, 0, 0, 0) == Paper.COUNTED_ONCE
    assert await enters(town, poll, "Елена", 2, 2, 1, 0, 0, 0) == Paper.COUNTED_ONCE
    assert await enters(town, poll, "Радка", 2, 1, 1, 0, 0, 0) == Paper.DIFFERENT
    assert set(await town.states(NoticeKind.POLL_PAPER_DIFFERS)) == {"Елена", "Петър"}
    others = await town.states(NoticeKind.POLL_PAPER_COUNTED)
    assert others.keys() == {"Радка", "Петър"}
    assert await enters(town, poll, "Радка", 2, 2, 1, 0, 0, 0) == Paper.AGREED
    agreed = await town.states(NoticeKind.POLL_PAPER_AGREED)
    assert agreed.keys() == {"Елена", "Петър"}
    await is_refused(enters(town, poll, "Елена", 2, 0, 0, 0, 0, 0), Reason.PAPER_COUNTED)


async def test_a_third_person_may_settle_it(town: Town) -> None:
    poll = await opens_poll(town)
    await marks(town, poll, "Мария")
    await closes(town, poll)
    await enters(town, poll, "Елена", 1, 1, 0, 0, 0, 0)
    await enters(town, poll, "Радка", 1, 0, 1, 0, 0, 0)
    assert await enters(town, poll, "Петър", 1, 0, 1, 0, 0, 0) == Paper.AGREED


async def test_who_did_not_count_hears_once_that_two_differ(town: Town) -> None:
    """Who counted hears of every new count; neither who left nor who was erased hears any."""
    await town.person("Борис", role=Role.COORDINATOR, is_member=False)
    await town.person("Васил", role=Role.FACILITATOR, is_member=False)
    poll = await opens_poll(town)
    await marks(town, poll, "Мария")
    await closes(town, poll)
    await leaves(town, "Борис")
    async with town.database.write() as session:
        await session.execute(delete(Person).where(Person.id == town.people["Васил"]))
    await enters(town, poll, "Елена", 1, 1, 0, 0, 0, 0)
    await enters(town, poll, "Радка", 1, 0, 1, 0, 0, 0)
    await enters(town, poll, "Радка", 1, 0, 0, 1, 0, 0)
    assert await hearers(town) == ["Елена", "Елена", "Петър"]
    await leaves(town, "Елена")
    await enters(town, poll, "Радка", 1, 0, 0, 0, 1, 0)
    assert await hearers(town) == ["Елена", "Елена", "Петър"]


async def leaves(town: Town, who: str) -> None:
    async with town.database.write() as session:
        theirs = update(RoleGrant).where(RoleGrant.person_id == town.people[who])
        await session.execute(theirs.values(ended_at=NOW))


async def hearers(town: Town) -> list[str]:
    """Who hears that two counts differ, once for each time."""
    names = {number: name for name, number in town.people.items()}
    differs = select(Notice.id).where(Notice.kind == NoticeKind.POLL_PAPER_DIFFERS)
    async with town.database.read() as session:
        found = await session.scalars(
            select(Delivery.person_id).where(Delivery.notice_id.in_(differs))
        )
        return sorted(names[number] for number in found if number is not None)


@pytest.mark.parametrize(
    "numbers", [(2, 1, 0, 0, 0, 0), (1, 2, 0, 0, 0, 0), (1, 1, 1, 1, 0, 0), (1, 1, 0), (0,) * 6]
)
async def test_numbers_that_no_ballots_give_are_not_taken(
    town: Town, numbers: tuple[int, ...]
) -> None:
    poll = await opens_poll(town)
    await marks(town, poll, "Мария")
    await closes(town, poll)
    await is_refused(enters(town, poll, "Елена", *numbers), Reason.PAPER_UNFIT)


async def test_once_counting_has_begun_nobody_is_marked_any_more(town: Town) -> None:
    poll = await opens_poll(town)
    await marks(town, poll, "Мария")
    await closes(town, poll)
    await marks(town, poll, "Стефан")
    await enters(town, poll, "Елена", 2, 2, 0, 0, 0, 0)
    await is_refused(marks(town, poll, "Ани"), Reason.POLL_NOT_OPEN)
    await is_refused(marks(town, poll, "Мария", is_marked=False), Reason.POLL_NOT_OPEN)


async def test_without_paper_there_is_nothing_to_count(town: Town) -> None:
    poll = await opens_poll(town)
    await closes(town, poll)
    await is_refused(enters(town, poll, "Елена", 0, 0, 0, 0, 0, 0), Reason.PAPER_NONE)


async def test_whoever_is_at_the_ballot_is_not_marked_meanwhile(town: Town) -> None:
    """The roll decides, whoever comes first: the second finds the vote taken."""
    poll = await opens_poll(town)
    async with town.database.write() as session:
        person = await session.get_one(Person, town.people["Мария"])
        await voting.cast_ballot(session, person, poll.id, "10000", NOW)
    await is_refused(marks(town, poll, "Мария"), Reason.VOTED)
