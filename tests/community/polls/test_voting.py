"""One person, one vote; until the close and not after it; counted exactly, once."""

import asyncio
from datetime import timedelta
from random import Random

import pytest
from sqlalchemy import func, select

from community.polls import closing, running, voting
from community.refusals import Reason, Refused
from community.rules.polls.ballots import BLANK, numbers, tapped
from storage.database import Database
from storage.kinds import DeliveryState, Marking, NoticeKind, PollMethod, PollState, VotingWay
from storage.models import Ballot, Delivery, Notice, OpenVote, Person, RollEntry
from storage.queries.polls import boxes, rolls
from tests.community.polls.electors import CLOSE, opens_poll, reloaded, results, votes
from tests.scheduler.crowd import crowd
from tests.scheduler.post import NOW
from tests.scheduler.town import Town, found

PEOPLE = ("Мария", "Иван", "Сашо")


@pytest.fixture
async def town(database: Database) -> Town:
    return await found(database, people=PEOPLE)


async def closes(town: Town, poll_id: int) -> bool:
    async with town.database.write() as session:
        return await closing.close_due(session, poll_id, CLOSE)


async def way(town: Town, who: str) -> VotingWay | None:
    async with town.database.read() as session:
        entry = (
            await session.scalars(select(RollEntry).where(RollEntry.person_id == town.people[who]))
        ).one()
        return entry.way


async def boxed(town: Town) -> int:
    async with town.database.read() as session:
        return await session.scalar(select(func.count()).select_from(Ballot)) or 0


async def test_a_secret_vote_is_counted_once_and_the_box_is_empty(town: Town) -> None:
    poll = await opens_poll(town)
    await votes(town, poll, "Мария", "11000")
    await votes(town, poll, "Иван", "01000")
    assert await boxed(town) == 2
    assert await closes(town, poll.id)
    assert not await closes(town, poll.id)
    assert await results(town, poll) == [(1, 2, 1), (2, 1, 2), (3, 3, 0), (4, 3, 0), (5, 3, 0)]
    assert (await reloaded(town, poll)).voters_by_chat == 2
    assert await boxed(town) == 0
    assert await way(town, "Мария") == VotingWay.CHAT
    assert await way(town, "Сашо") is None


@pytest.mark.parametrize(
    ("method", "marks", "ballots", "expected"),
    [
        (PollMethod.POINTS, 5, ("50000", "02300"), [5, 2, 3, 0, 0]),
        (PollMethod.ORDER, 3, ("10320", "01200"), [4, 4, 5, 3, 0]),
    ],
)
async def test_points_and_orders(
    town: Town,
    method: PollMethod,
    marks: int,
    ballots: tuple[str, str],
    expected: list[int],
) -> None:
    poll = await opens_poll(town, method=method, marks=marks)
    for who, ballot in zip(PEOPLE, ballots, strict=False):
        await votes(town, poll, who, ballot)
    await closes(town, poll.id)
    assert [votes for _, _, votes in await results(town, poll)] == expected


@pytest.mark.parametrize("method", PollMethod)
async def test_the_database_adds_up_what_one_would_count_by_hand(
    town: Town, method: PollMethod
) -> None:
    chance = Random(3)  # the same ballots every time
    poll = await opens_poll(town, method=method, marks=4)
    ballots = []
    for _ in range(200):
        marks = BLANK * 5
        for _ in range(chance.randint(1, 6)):
            marks = tapped(method, 4, marks, chance.randint(1, 5))
        ballots.append(marks)
    async with town.database.write() as session:
        for marks in ballots:
            await boxes.put_in(session, poll.id, marks)
    await closes(town, poll.id)
    expected = [0] * 5
    for made in map(numbers, ballots):
        for at, mark in enumerate(made):
            expected[at] += (5 - mark if mark else 0) if method == PollMethod.ORDER else mark
    assert [votes for _, _, votes in await results(town, poll)] == expected
    assert (await reloaded(town, poll)).voters_by_chat == 200


@pytest.mark.parametrize(
    ("what", "reason"),
    [
        ("twice", Reason.VOTED),
        ("on paper", Reason.VOTED),
        ("late", Reason.POLL_NOT_OPEN),
        ("closed", Reason.POLL_NOT_OPEN),
        ("blank", Reason.NOT_FOUND),
        ("forged", Reason.NOT_FOUND),
        ("not on the roll", Reason.NOT_FOUND),
    ],
)
async def test_what_is_no_vote(town: Town, what: str, reason: Reason) -> None:
    poll = await opens_poll(town)
    who, marks, now = "Мария", "11000", NOW
    if what == "twice":
        await votes(town, poll, who, "00110")
    elif what == "on paper":
        async with town.database.write() as session:
            await boxes.take_part(session, poll.id, town.people[who], VotingWay.PAPER)
    elif what == "late":
        now = CLOSE
    elif what == "closed":
        await closes(town, poll.id)
    elif what == "blank":
        marks = "00000"
    elif what == "forged":
        marks = "11100"
    else:
        who = "Елена"
    before = await boxed(town)
    with pytest.raises(Refused) as refused:
        await votes(town, poll, who, marks, now)
    assert refused.value.reason == reason
    assert await boxed(town) == before


async def test_an_open_vote_is_named_and_changed_until_the_close(town: Town) -> None:
    poll = await opens_poll(town, is_secret=False, marks=1)
    await votes(town, poll, "Мария", "10000")
    await votes(town, poll, "Мария", "01000")
    await votes(town, poll, "Иван", "01000", CLOSE - timedelta(seconds=1))
    with pytest.raises(Refused):
        await votes(town, poll, "Иван", "10000", CLOSE)
    await closes(town, poll.id)
    assert [votes for _, _, votes in await results(town, poll)] == [0, 2, 0, 0, 0]
    async with town.database.read() as session:
        named = await session.execute(select(OpenVote.person_id, OpenVote.marks))
        assert dict(named.all()) == {
            town.people["Мария"]: "01000",
            town.people["Иван"]: "01000",
        }


async def test_who_declined_may_still_vote_and_not_the_other_way_round(town: Town) -> None:
    poll = await opens_poll(town)
    async with town.database.write() as session:
        maria = await session.get_one(Person, town.people["Мария"])
        await voting.decline(session, maria, poll.id, NOW)
    assert await way(town, "Мария") == VotingWay.DECLINED
    async with town.database.write() as session:
        maria = await session.get_one(Person, town.people["Мария"])
        await voting.check_may_mark(session, maria, poll.id, "00000", NOW)
    assert await way(town, "Мария") is None
    await votes(town, poll, "Мария", "10000")
    async with town.database.write() as session:
        with pytest.raises(Refused) as refused:
            await voting.decline(session, maria, poll.id, NOW)
        assert refused.value.reason == Reason.VOTED
        assert await rolls.counts(session, poll.id) == {VotingWay.CHAT: 1, None: 2}


async def test_messages_of_the_vote_are_changed_and_tell_no_time(town: Town) -> None:
    poll = await opens_poll(town)
    async with town.database.write() as session:
        for delivery in await session.scalars(select(Delivery)):
            delivery.state, delivery.message_id = DeliveryState.SENT, f"m{delivery.id}"
    await votes(town, poll, "Мария", "10000", NOW + timedelta(hours=5))
    async with town.database.read() as session:
        marked = list(await session.scalars(select(Delivery).where(Delivery.marking.is_not(None))))
        assert [(each.person_id, each.marking) for each in marked] == [
            (town.people["Мария"], Marking.WANTED)
        ]
        moments = await session.scalars(select(Delivery.due_at).union(select(Notice.created_at)))
        assert all(at < NOW + timedelta(hours=1) for at in moments)


async def test_in_the_closing_second_everybody_is_counted_or_told_that_it_is_closed(
    town: Town,
) -> None:
    """The verdict that each one hears adds up to what was counted."""
    names = await crowd(town, 40)
    poll = await opens_poll(town)
    async with town.database.read() as session:
        people = [await session.get_one(Person, town.people[name]) for name in names]

    async def one(person: Person) -> bool:
        try:
            async with town.database.write() as session:
                await voting.cast_ballot(
                    session, person, poll.id, "10000", CLOSE - timedelta(seconds=1)
                )
        except Refused as refused:
            return {Reason.POLL_NOT_OPEN: False}[refused.reason]
        return True

    early = [one(person) for person in people[:20]]
    late = [one(person) for person in people[20:]]
    told = await asyncio.gather(*early, closes(town, poll.id), *late)
    counted = sum(told[:20]) + sum(told[21:])
    assert (await results(town, poll))[0] == (1, 1, counted)
    assert (await reloaded(town, poll)).voters_by_chat == counted
    assert (await reloaded(town, poll)).state == PollState.CLOSED
    async with town.database.read() as session:
        assert (await rolls.counts(session, poll.id)).get(VotingWay.CHAT, 0) == counted


async def test_the_organisers_hear_that_it_closed_and_nobody_is_asked_any_more(town: Town) -> None:
    poll = await opens_poll(town)
    await closes(town, poll.id)
    assert await town.states(NoticeKind.POLL_CLOSED) == {"Елена": DeliveryState.QUEUED}
    assert set((await town.states(NoticeKind.POLL_OPENED)).values()) == {DeliveryState.WITHDRAWN}


async def test_a_vote_that_somebody_has_found_in_the_menu_is_not_made_a_draft_again(
    town: Town,
) -> None:
    poll = await opens_poll(town)
    await votes(town, poll, "Мария", "11000")
    async with town.database.write() as session:
        elena = await session.get_one(Person, town.people["Елена"])
        with pytest.raises(Refused) as refused:
            await running.stop_opening(session, elena, poll.id, NOW)
    assert refused.value.reason == Reason.POLL_KNOWN
    assert await closes(town, poll.id)
    assert (await reloaded(town, poll)).voters_by_chat == 1
