"""Results are told once, whole, and without a number that may tell how somebody voted."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from community.polls import publishing
from community.polls.outcomes import Outcome, is_by_few, outcome_of
from community.polls.publishing import Decided
from community.refusals import Reason, Refused
from community.rules.polls.standings import Told
from storage.database import Database
from storage.kinds import NoticeKind, PollMethod, PollState, Role, TieBreak
from storage.models import PaperCount, Person, Poll, PollResult
from tests.community.polls.electors import opens_poll, reloaded, votes
from tests.community.polls.test_paper import closes, enters, marks
from tests.scheduler.post import NOW
from tests.scheduler.town import Town, found

PEOPLE = [f"Човек {number}" for number in range(12)]
BY = NOW + timedelta(days=14)


@pytest.fixture
async def town(database: Database) -> Town:
    town = await found(database, people=PEOPLE)
    await town.person("Радка", role=Role.CONTACT_PERSON, is_member=False)
    return town


async def held(
    town: Town, chat: int, on_paper: int, *counted: int, marked: str = "10000", **changes: object
) -> Poll:
    """A vote in which so many marked the first option in chat, the others on paper."""
    poll = await opens_poll(town, **changes)
    for who in PEOPLE[:chat]:
        await votes(town, poll, who, marked)
    for who in PEOPLE[chat : chat + on_paper]:
        await marks(town, poll, who)
    await closes(town, poll)
    if on_paper:
        await enters(town, poll, "Елена", on_paper, *counted)
        await enters(town, poll, "Радка", on_paper, *counted)
    return await reloaded(town, poll)


async def tells(
    town: Town, poll: Poll, tie_break: TieBreak | None = None
) -> tuple[Poll, Poll | None]:
    async with town.database.write() as session:
        person = await session.get_one(Person, town.people["Елена"])
        decided, _outcome = await publishing.decide(
            session, person, poll.id, Decided(tie_break, BY), NOW
        )
        return await publishing.publish(session, person, poll.id, decided.version, NOW)


async def outcome(town: Town, poll: Poll) -> Outcome:
    async with town.database.read() as session:
        return await outcome_of(session, await reloaded(town, poll))


async def kept(town: Town, poll: Poll) -> list[tuple[int | None, int | None, int | None]]:
    async with town.database.read() as session:
        rows = await session.scalars(
            select(PollResult).where(PollResult.poll_id == poll.id).order_by(PollResult.position)
        )
        return [(row.votes_by_chat, row.votes_on_paper, row.votes) for row in rows]


async def test_under_five_only_the_order_is_kept(town: Town) -> None:
    poll = await held(town, 2, 2, 0, 2, 1, 0, 0)
    told, _again = await tells(town, poll, TieBreak.EQUAL_PLACES)
    assert told.state == PollState.PUBLISHED
    assert await kept(town, poll) == [(None, None, None)] * 5
    result = await outcome(town, poll)
    assert result.told == Told.ORDER
    assert [(each.position, each.place) for each in result.standings] == [
        (1, 1),
        (2, 1),
        (3, 3),
        (4, 4),
        (5, 4),
    ]
    async with town.database.read() as session:
        assert not await session.scalar(select(func.count()).select_from(PaperCount))


async def test_of_an_open_vote_by_few_the_numbers_are_told(town: Town) -> None:
    poll = await held(town, 2, 0, is_secret=False)
    await tells(town, poll)
    assert (await kept(town, poll))[:2] == [(None, None, 2), (None, None, 0)]
    assert not is_by_few(await outcome(town, poll))


async def test_few_on_paper_are_told_only_together_with_the_chat(town: Town) -> None:
    poll = await held(town, 5, 2, 0, 2, 1, 0, 0)
    told, _again = await tells(town, poll)
    assert (told.voters_by_chat, told.voters_on_paper) == (5, 2)
    assert await kept(town, poll) == [
        (None, None, 5),
        (None, None, 2),
        (None, None, 1),
        (None, None, 0),
        (None, None, 0),
    ]


async def test_with_five_each_both_parts_are_told(town: Town) -> None:
    poll = await held(town, 6, 5, 3, 5, 1, 0, 0)
    await tells(town, poll)
    assert (await kept(town, poll))[:3] == [(6, 3, 9), (0, 5, 5), (0, 1, 1)]
    result = await outcome(town, poll)
    assert [each.place for each in result.standings] == [1, 2, 3, 4, 4]


async def test_paper_only(town: Town) -> None:
    poll = await held(town, 0, 6, 6, 3, 0, 0, 0)
    await tells(town, poll)
    assert [votes for _chat, _paper, votes in await kept(town, poll)] == [6, 3, 0, 0, 0]


async def test_nothing_is_told_before_the_paper_is_counted_twice(town: Town) -> None:
    poll = await opens_poll(town)
    await marks(town, poll, PEOPLE[0])
    await closes(town, poll)
    await enters(town, poll, "Елена", 1, 1, 0, 0, 0, 0)
    with pytest.raises(Refused) as refused:
        await tells(town, poll)
    assert refused.value.reason == Reason.PAPER_MISSING


async def test_everybody_on_the_roll_and_the_other_organisers_hear_it_once(town: Town) -> None:
    poll = await held(town, 5, 0)
    told, again = await tells(town, poll)
    assert (told.answer_by, told.published_at, again) == (BY, NOW, None)
    assert set(await town.states(NoticeKind.POLL_RESULTS)) == {*PEOPLE, "Радка"}
    with pytest.raises(Refused) as refused:
        await tells(town, poll)
    assert refused.value.reason == Reason.ALREADY_SENT


async def test_a_tie_is_voted_on_again_among_the_tied(town: Town) -> None:
    poll = await held(town, 5, 0, marked="01010", quorum=3)
    assert (await outcome(town, poll)).ties == ((2, 4),)
    _told, again = await tells(town, poll, TieBreak.AGAIN)
    assert again is not None
    assert (again.state, again.repeats_id, again.marks) == (PollState.DRAFT, poll.id, 1)
    assert [option.short_name for option in again.options] == ["Вода", "Училище"]
    assert (again.is_for_all, again.quorum) == (True, 3)


async def test_where_nobody_voted_nothing_is_tied(town: Town) -> None:
    poll = await held(town, 0, 0)
    assert (await outcome(town, poll)).ties == ()
    told, _again = await tells(town, poll)
    assert told.state == PollState.PUBLISHED


async def test_somebody_else_decided_meanwhile(town: Town) -> None:
    poll = await held(town, 5, 0, method=PollMethod.CHOICE)
    async with town.database.write() as session:
        person = await session.get_one(Person, town.people["Елена"])
        seen, _o = await publishing.decide(session, person, poll.id, Decided(None, None), NOW)
        version = seen.version
        await publishing.decide(session, person, poll.id, Decided(None, BY), NOW)
        with pytest.raises(Refused) as refused:
            await publishing.publish(session, person, poll.id, version, NOW)
    assert refused.value.reason == Reason.OUT_OF_DATE
