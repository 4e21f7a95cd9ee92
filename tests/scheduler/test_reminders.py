"""Reminders fire once, for those whom they concern, with the true remaining time."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from community import outbox
from community.meetings import reminders
from storage.database import Database
from storage.kinds import (
    DeliveryState,
    MeetingState,
    NoticeKind,
    ReminderKind,
    ReminderState,
    Role,
    RsvpAnswer,
)
from storage.models import Meeting, Reminder
from tests.scheduler.post import MEETING_AT, NOW, Post, post_for
from tests.scheduler.town import Town, found

# The standard plan of a meeting on Tuesday, 21 March 2023, 10:00 in Sofia, announced on the 13th
# at 10:00; the clocks change on the 26th only.
NUDGE_AT = datetime(2023, 3, 15, 8, 0, tzinfo=UTC)
DAY_AT = datetime(2023, 3, 20, 15, 0, tzinfo=UTC)
DIGEST_AT = datetime(2023, 3, 20, 16, 0, tzinfo=UTC)
HOUR_AT = datetime(2023, 3, 21, 7, 0, tzinfo=UTC)


@pytest.fixture
async def town(database: Database) -> Town:
    return await found(database, people=["Мария", "Иван"])


@pytest.fixture
def post(database: Database) -> Post:
    return post_for(database)


async def plan_of(town: Town, meeting: int) -> dict[ReminderKind, tuple[datetime, ReminderState]]:
    async with town.database.read() as session:
        rows = await session.scalars(select(Reminder).where(Reminder.meeting_id == meeting))
        return {row.kind: (row.due_at, row.state) for row in rows}


async def invited(town: Town, post: Post) -> int:
    """A meeting with its plan, the invitations sent."""
    meeting = await town.meeting()
    await town.invite(meeting, plans=True)
    await post.rounds.run_due()
    return meeting


async def test_sending_writes_the_plan_in_utc(town: Town, post: Post) -> None:
    plan = await plan_of(town, await invited(town, post))
    assert plan == {
        ReminderKind.NUDGE: (NUDGE_AT, ReminderState.PENDING),
        ReminderKind.DAY: (DAY_AT, ReminderState.PENDING),
        ReminderKind.DIGEST: (DIGEST_AT, ReminderState.PENDING),
        ReminderKind.HOUR: (HOUR_AT, ReminderState.PENDING),
    }
    assert await post.rounds.next_due() == (NUDGE_AT, "reminder")


async def test_each_reminder_reaches_those_whom_it_concerns(town: Town, post: Post) -> None:
    await town.person("Елена", role=Role.COORDINATOR, is_member=False)
    await town.person("Рада", role=Role.CONTACT_PERSON, is_member=False)
    await town.person("Петър", role=Role.FACILITATOR, is_member=False)
    await town.person("Сашо")
    meeting = await town.meeting()
    await town.invite(meeting, "Мария", "Иван", "Сашо", plans=True)
    await town.answer(meeting, "Мария", RsvpAnswer.COMING)
    await town.answer(meeting, "Иван", RsvpAnswer.NOT_COMING)
    for at in (NOW, NUDGE_AT, DAY_AT, DIGEST_AT, HOUR_AT):
        await post.runs_at(at)
    assert set(await town.states(NoticeKind.NUDGE)) == {"Сашо"}
    assert set(await town.states(NoticeKind.REMINDER_DAY)) == {"Мария", "Сашо"}
    assert set(await town.states(NoticeKind.REMINDER_HOUR)) == {"Мария", "Сашо"}
    assert set(await town.states(NoticeKind.DIGEST)) == {"Елена", "Рада"}
    assert len(post.messenger.said_to("Иван")) == 1
    assert "tomorrow" in post.messenger.said_to("Мария")[1].lower()
    assert "in 1 hour" in post.messenger.said_to("Мария")[2].lower()
    (digest,) = post.messenger.said_to("Елена")
    assert "Coming: 1" in digest
    assert "No answer: 1" in digest


async def test_a_reminder_fires_once_however_often_the_round_runs(town: Town, post: Post) -> None:
    meeting = await invited(town, post)
    other = post_for(town.database)
    post.clock.at = other.clock.at = DAY_AT
    await asyncio.gather(post.rounds.run_due(), other.rounds.run_due())
    await post.rounds.run_due()
    assert len(await town.states(NoticeKind.REMINDER_DAY)) == 2
    said = post.messenger.addresses() + other.messenger.addresses()
    assert sorted(said) == ["Иван", "Иван", "Мария", "Мария"]
    assert (await plan_of(town, meeting))[ReminderKind.DAY] == (DAY_AT, ReminderState.FIRED)


async def test_of_several_that_are_late_only_the_nearest_is_said(town: Town, post: Post) -> None:
    meeting = await invited(town, post)
    await post.runs_at(HOUR_AT + timedelta(minutes=20))
    states = {kind: state for kind, (_, state) in (await plan_of(town, meeting)).items()}
    assert states == {
        ReminderKind.NUDGE: ReminderState.SKIPPED,
        ReminderKind.DAY: ReminderState.SKIPPED,
        ReminderKind.HOUR: ReminderState.FIRED,
        ReminderKind.DIGEST: ReminderState.FIRED,
    }
    assert "in 40 minutes" in post.messenger.said_to("Мария")[1].lower()
    assert len(post.messenger.said_to("Мария")) == 2


async def test_once_the_meeting_has_begun_nobody_is_reminded(town: Town, post: Post) -> None:
    meeting = await invited(town, post)
    await post.runs_at(MEETING_AT)
    plan = await plan_of(town, meeting)
    assert {state for _, state in plan.values()} == {ReminderState.SKIPPED}
    assert len(post.messenger.heard) == 2


async def test_a_late_reminder_at_night_is_said_in_the_morning(town: Town, post: Post) -> None:
    meeting = await town.meeting(starts_at=MEETING_AT + timedelta(hours=6))
    await town.invite(meeting, "Мария", plans=True)
    await post.rounds.run_due()
    await post.runs_at(datetime(2023, 3, 20, 22, 0, tzinfo=UTC))
    assert len(post.messenger.heard) == 1
    await post.runs_at(datetime(2023, 3, 21, 7, 0, tzinfo=UTC))
    assert "in 7 hours" in post.messenger.said_to("Мария")[1].lower()


async def test_a_moved_meeting_moves_its_reminders(town: Town, post: Post) -> None:
    meeting_id = await invited(town, post)
    await post.runs_at(NUDGE_AT)
    await post.runs_at(DAY_AT)
    async with town.database.write() as session:
        meeting = await session.get_one(Meeting, meeting_id)
        meeting.starts_at += timedelta(days=7)
        await reminders.plan_reminders(session, meeting, DAY_AT)
    plan = await plan_of(town, meeting_id)
    # The clocks have changed by then: 17:00 is an hour earlier in UTC.
    day_at = DAY_AT + timedelta(days=7, hours=-1)
    assert plan[ReminderKind.DAY] == (day_at, ReminderState.PENDING)
    await post.runs_at(HOUR_AT)
    assert len(await town.states(NoticeKind.REMINDER_HOUR)) == 0
    await post.runs_at(day_at)
    assert post.messenger.said_to("Мария")[-1].startswith("🔔")


async def test_a_moved_meeting_without_room_has_no_reminder(town: Town, post: Post) -> None:
    meeting_id = await invited(town, post)
    async with town.database.write() as session:
        meeting = await session.get_one(Meeting, meeting_id)
        meeting.starts_at = NOW + timedelta(minutes=90)
        await reminders.plan_reminders(session, meeting, NOW)
    plan = await plan_of(town, meeting_id)
    assert {state for _, state in plan.values()} == {ReminderState.CANCELLED}


async def test_a_cancelled_meeting_has_no_reminders(town: Town, post: Post) -> None:
    meeting = await invited(town, post)
    async with town.database.write() as session:
        await reminders.cancel_reminders(session, meeting, NOW)
    await town.cancel(meeting)
    await post.runs_at(HOUR_AT)
    assert await post.rounds.next_due() is None
    assert {state for _, state in (await plan_of(town, meeting)).values()} == {
        ReminderState.CANCELLED
    }


async def test_reminders_of_a_meeting_that_is_not_sent_die(town: Town, post: Post) -> None:
    meeting = await invited(town, post)
    async with town.database.write() as session:
        (await session.get_one(Meeting, meeting)).state = MeetingState.CANCELLED
    await post.runs_at(DAY_AT)
    assert await town.states(NoticeKind.REMINDER_DAY) == {}


async def test_a_late_joiner_is_reminded_too(town: Town, post: Post) -> None:
    meeting_id = await invited(town, post)
    late = await town.person("Късен")
    async with town.database.write() as session:
        meeting = await session.get_one(Meeting, meeting_id)
        await outbox.invite_late(session, late, meeting, NOW)
    await post.runs_at(NOW + outbox.WAIT_BEFORE_SENDING)
    await post.runs_at(DAY_AT)
    assert [text[:1] for text in post.messenger.said_to("Късен")] == ["📅", "🔔"]
    assert (await town.states(NoticeKind.REMINDER_DAY))["Късен"] == DeliveryState.SENT


async def test_the_nudge_can_be_taken_before_its_time_but_once(town: Town, post: Post) -> None:
    meeting = await invited(town, post)
    for is_first in (True, False):
        async with town.database.write() as session:
            assert await reminders.fire_nudge(session, meeting, NOW) is is_first
    await post.runs_at(NUDGE_AT)
    assert await town.states(NoticeKind.NUDGE) == {}
