"""The author of a broadcast hears once what became of it."""

import asyncio
from datetime import timedelta

import pytest

from community import outbox
from messengers.messenger import Refused, TryLater
from storage.database import Database
from storage.kinds import NoticeKind, Role
from storage.models import Meeting
from tests.scheduler.post import NOW, Post, post_for
from tests.scheduler.town import Town, found


@pytest.fixture
async def town(database: Database) -> Town:
    town = await found(database, people=["Мария", "Иван"])
    await town.person("Без чат", messenger=None)
    await town.person("Елена", role=Role.COORDINATOR, is_member=False)
    return town


@pytest.fixture
def post(database: Database) -> Post:
    return post_for(database)


async def invited(town: Town, *names: str) -> int:
    meeting = await town.meeting()
    names = names or ("Мария", "Иван", "Без чат")
    await town.invite(meeting, *names, created_by=town.people["Елена"])
    return meeting


async def test_one_report_when_nothing_is_open(town: Town, post: Post) -> None:
    await invited(town)
    other = post_for(town.database)
    # Nobody knows which of the two will lead.
    for each in (post, other):
        each.messenger.script["Иван"] = [Refused("no")]
    await asyncio.gather(post.rounds.run_due(), other.rounds.run_due())
    for _ in range(2):
        await post.rounds.run_due()
        await other.rounds.run_due()
    reports = post.messenger.said_to("Елена") + other.messenger.said_to("Елена")
    (report,) = reports
    assert "Sent: 1 of 3 people" in report
    assert "Did not arrive for certain: 1" in report
    assert "2 people to call" in report


async def test_a_report_waits_for_the_last_attempt(town: Town, post: Post) -> None:
    post.messenger.script["Иван"] = [TryLater(0.0)]
    await invited(town)
    await post.rounds.run_due()
    assert post.messenger.said_to("Елена") == []
    await post.runs_at(NOW + timedelta(minutes=1))
    (report,) = post.messenger.said_to("Елена")
    assert "Sent: 2 of 3 people" in report


async def test_a_send_that_was_stopped_is_reported_too(town: Town, post: Post) -> None:
    meeting = await invited(town)
    async with town.database.write() as session:
        await outbox.withdraw(session, meeting, [NoticeKind.INVITATION], NOW)
    await post.rounds.run_due()
    (report,) = post.messenger.said_to("Елена")
    assert "Sent: 0 of 3 people" in report
    assert "Stopped before sending: 2" in report


async def test_a_single_late_invitation_is_not_reported(town: Town, post: Post) -> None:
    meeting_id = await invited(town)
    await post.rounds.run_due()
    late = await town.person("Късен")
    async with town.database.write() as session:
        meeting = await session.get_one(Meeting, meeting_id)
        await outbox.invite_late(session, late, meeting, NOW)
    await post.runs_at(NOW + outbox.WAIT_BEFORE_SENDING)
    assert len(post.messenger.said_to("Късен")) == 1
    assert len(post.messenger.said_to("Елена")) == 1


async def test_a_cancellation_is_reported_instead_of_its_invitation(
    town: Town, post: Post
) -> None:
    meeting = await invited(town, "Мария")
    await post.rounds.sender.deliver()
    await post.rounds.lease.beat()
    await post.rounds.sender.deliver()
    await town.cancel(meeting)
    await post.rounds.run_due()
    (report,) = post.messenger.said_to("Елена")
    assert "cancellation" in report
    assert "Sent: 1 of 1 person" in report


async def test_a_cancellation_that_nobody_needs_is_not_reported(town: Town, post: Post) -> None:
    meeting = await invited(town, "Мария")
    await town.cancel(meeting)
    await post.rounds.run_due()
    assert post.messenger.heard == []


async def test_who_organises_no_more_hears_no_report(town: Town, post: Post) -> None:
    maria = town.people["Мария"]
    meeting = await town.meeting()
    await town.invite(meeting, "Иван", created_by=maria)
    await post.rounds.run_due()
    assert post.messenger.said_to("Мария") == []
