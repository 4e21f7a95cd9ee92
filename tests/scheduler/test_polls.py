"""Votes close by themselves, once, and leave nothing readable even if a crash comes in between."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from community.polls import closing, running
from community.polls.reminding import remind
from scheduler.dues.polls import next_due_at
from storage.database import Database
from storage.kinds import DeliveryState, NoticeKind, PollState
from storage.models import Delivery, Notice, OpenVote, Person, Poll
from storage.queries.polls import rolls
from tests.community.polls.electors import CLOSE, opens_poll, reloaded, results, votes
from tests.conversations.population import SOFIA
from tests.scheduler.post import NOW, post_for
from tests.scheduler.town import Town, found


@pytest.fixture
async def town(database: Database) -> Town:
    return await found(database, people=["Мария", "Иван", "Сашо"])


async def test_a_vote_closes_at_its_moment_and_not_before(town: Town) -> None:
    poll = await opens_poll(town)
    await votes(town, poll, "Мария", "11000")
    post = post_for(town.database)
    await post.runs_at(CLOSE - timedelta(seconds=1))
    assert (await reloaded(town, poll)).state == PollState.OPEN
    assert (await post.rounds.next_due()) == (CLOSE, "poll")
    await post.runs_at(CLOSE)
    assert (await reloaded(town, poll)).closed_at == CLOSE
    assert [votes for _, _, votes in await results(town, poll)] == [1, 1, 0, 0, 0]
    await post.runs_at(CLOSE + timedelta(hours=1))
    assert await town.states(NoticeKind.POLL_CLOSED) == {"Елена": DeliveryState.SENT}


async def test_two_processes_close_it_once(town: Town) -> None:
    poll = await opens_poll(town)
    await votes(town, poll, "Мария", "11000")
    for _ in range(2):
        await post_for(town.database).runs_at(CLOSE)
    assert (await reloaded(town, poll)).voters_by_chat == 1
    assert len(await town.states(NoticeKind.POLL_CLOSED)) == 1


async def test_the_last_day_is_told_once_to_the_silent(town: Town) -> None:
    poll = await opens_poll(town)
    await votes(town, poll, "Мария", "11000")
    post = post_for(town.database)
    # It closes in the morning, so the evening before is the last decent hour with time to vote.
    evening_before = CLOSE - timedelta(hours=17)
    await post.runs_at(NOW + timedelta(minutes=1))
    assert (await post.rounds.next_due()) == (evening_before, "poll")
    for minutes in (0, 1, 5):
        await post.runs_at(evening_before + timedelta(minutes=minutes))
    assert await town.states(NoticeKind.POLL_LAST_DAY) == {
        "Иван": DeliveryState.SENT,
        "Сашо": DeliveryState.SENT,
    }


async def test_the_new_last_day_of_a_vote_made_longer_on_its_last_day_is_told_once_too(
    town: Town,
) -> None:
    poll = await opens_poll(town)
    await votes(town, poll, "Мария", "11000")
    last_day, new_last_day = CLOSE - timedelta(hours=17), CLOSE + timedelta(hours=7)
    await post_for(town.database).runs_at(last_day)
    await prolongs(town, poll, CLOSE - timedelta(minutes=5))
    post = post_for(town.database)
    await post.runs_at(CLOSE)
    before = await told_of_last_day(town)
    assert sorted(before) == ["Иван", "Сашо"]
    assert (await post.rounds.next_due()) == (new_last_day, "poll")
    await votes(town, poll, "Иван", "01000", CLOSE + timedelta(minutes=1))
    for minutes in (-1, 0, 0, 5, 300):
        # As many processes, and after each a restart.
        await post_for(town.database).runs_at(new_last_day + timedelta(minutes=minutes))
        assert await told_of_last_day(town) == before + ["Сашо"] * (minutes >= 0)


async def test_who_waits_for_the_lock_finds_the_last_day_moved(town: Town) -> None:
    poll = await opens_poll(town)
    last_day = CLOSE - timedelta(hours=17)
    await prolongs(town, poll, last_day - timedelta(minutes=5))
    async with town.database.write() as session:
        assert not await remind(session, poll.id, last_day)
        assert await remind(session, poll.id, last_day + timedelta(days=1))
        assert not await remind(session, poll.id, last_day + timedelta(days=1))


async def prolongs(town: Town, poll: Poll, now: datetime) -> None:
    """Elena lets it run for a day more."""
    async with town.database.write() as session:
        elena = await session.get_one(Person, town.people["Елена"])
        await running.prolong(session, elena, poll.id, poll.version, 1, now)


async def told_of_last_day(town: Town) -> list[str]:
    """Who was told that it is the last day to vote, each as often as they were."""
    async with town.database.read() as session:
        names = await session.scalars(
            select(Person.name)
            .join(Delivery, Delivery.person_id == Person.id)
            .join(Notice, Notice.id == Delivery.notice_id)
            .where(Notice.kind == NoticeKind.POLL_LAST_DAY)
            .order_by(Notice.id, Person.name)
        )
        return [name or "" for name in names]


async def test_an_answer_that_is_owed_is_due_on_its_day_and_then_every_monday(town: Town) -> None:
    poll = await opens_poll(town)
    await post_for(town.database).runs_at(CLOSE)
    promised = datetime(2023, 3, 30, 17, 0, tzinfo=SOFIA)
    async with town.database.write() as session:
        told = await session.get_one(Poll, poll.id)
        told.state, told.published_at, told.answer_by = PollState.PUBLISHED, CLOSE, promised
    monday = datetime(2023, 4, 3, 9, 0, tzinfo=SOFIA)
    minute = timedelta(minutes=1)
    async with town.database.read() as session:
        for now, due in (
            (promised - minute, promised),
            (promised, monday),
            (promised + minute, monday),
            (monday + minute, monday + timedelta(days=7)),
        ):
            assert await next_due_at(session, now) == due


async def test_what_was_counted_before_a_crash_is_made_unreadable_at_the_next_start(
    town: Town,
) -> None:
    poll = await opens_poll(town)
    await votes(town, poll, "Мария", "11000")
    async with town.database.write() as session:
        assert await closing.close_due(session, poll.id, CLOSE)
    rounds = post_for(town.database).rounds
    await rounds.start()
    await rounds.stop()
    assert not town.database.holds_erased_words
    if town.database.is_sqlite:
        file = Path(town.database.url.database or "")
        assert b"11000" not in file.with_name(f"{file.name}-wal").read_bytes()


async def test_who_took_part_is_forgotten_thirty_days_after_the_results(town: Town) -> None:
    secret, openly = await opens_poll(town), await opens_poll(town, is_secret=False)
    for poll in (secret, openly):
        await votes(town, poll, "Мария", "11000")
    await post_for(town.database).runs_at(CLOSE)
    async with town.database.write() as session:
        (await session.get_one(Poll, openly.id)).published_at = CLOSE
    post = post_for(town.database)
    for days, known in ((29, 2), (30, 1)):
        await post.runs_at(CLOSE + timedelta(days=days))
        async with town.database.read() as session:
            maria = town.people["Мария"]
            assert await rolls.count_taken_part(session, maria) == known
            assert await rolls.entry(session, openly.id, maria) is not None
            named = await session.get(OpenVote, (openly.id, maria))
            assert (named is not None) == (known == 2)
