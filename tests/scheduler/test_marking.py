"""Messages that are not true any more are changed where they stand: durably, and silently."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from community import marking
from community.outbox import Audience
from messengers.messenger import Outcome, Refused, Sent, Stopped, TryLater, Uncertain
from messengers.screen import Screen
from scheduler.outcomes import WAITS
from storage.database import Database
from storage.kinds import ContactState, Marking, MeetingState, NoticeKind
from storage.models import Contact, Delivery, Meeting, Notice, SenderLease
from storage.queries import leases
from tests.scheduler.crowd import crowd
from tests.scheduler.post import BOT, NOW, Post, RecordingMessenger, post_for
from tests.scheduler.town import Town, deliveries, found

DONE, FAILED, WANTED = Marking.DONE, Marking.FAILED, Marking.WANTED


class MarkingMessenger(RecordingMessenger):
    """Answers its marks as scripted, one after the other; otherwise all succeed."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[Outcome | Exception] = []
        self.reached, self.goes_on = asyncio.Event(), asyncio.Event()
        self.goes_on.set()

    async def mark(self, address: str, message_id: str, screen: Screen) -> Outcome:
        self.marked.append((address, message_id, screen))
        self.reached.set()
        await self.goes_on.wait()
        answer = self.answers.pop(0) if self.answers else Sent(message_id)
        if isinstance(answer, Exception):
            raise answer
        return answer


@pytest.fixture
async def town(database: Database) -> Town:
    return await found(database, people=["Мария", "Иван"])


@pytest.fixture
def messenger() -> MarkingMessenger:
    return MarkingMessenger()


@pytest.fixture
def post(database: Database, messenger: MarkingMessenger) -> Post:
    # The lease does not end while a busy machine takes its time.
    return post_for(database, messenger, monotonic=lambda: 0.0)


async def markings(town: Town) -> list[Marking | None]:
    async with town.database.read() as session:
        return [each.marking for each in await deliveries(session)]


async def is_silent_no_more(town: Town, post: Post) -> None:
    post.pace.seconds = 0
    async with town.database.write() as session:
        await session.execute(update(SenderLease).values(paused_until=None))


async def invited_then_cancelled(town: Town, post: Post, *names: str) -> int:
    meeting = await town.meeting()
    await town.invite(meeting, *(names or ("Мария",)))
    await post.rounds.run_due()
    await town.cancel(meeting)
    return meeting


async def test_what_was_not_marked_for_a_429_is_marked_when_it_is_over(
    town: Town, post: Post, messenger: MarkingMessenger
) -> None:
    await invited_then_cancelled(town, post)
    messenger.answers = [TryLater(30, is_whole_bot=True)]
    await post.rounds.run_due()
    assert await markings(town) == [WANTED, None]
    assert post.pace.paused_for() == 30
    await post.rounds.run_due()
    assert len(messenger.marked) == 1
    other = post_for(town.database)
    await other.rounds.run_due()
    assert 25 < other.pace.paused_for() <= 30
    await is_silent_no_more(town, post)
    await post.rounds.run_due()
    assert await markings(town) == [DONE, None]
    assert len(messenger.heard) == 2
    assert [number for _, number, _ in messenger.marked] == ["m1", "m1"]


async def test_a_429_silences_the_mark_that_waits_for_its_turn_in_the_same_chat(
    town: Town, post: Post, messenger: MarkingMessenger
) -> None:
    meetings = [await town.meeting() for _ in range(3)]
    for meeting in meetings:
        await town.invite(meeting, "Мария")
    await post.rounds.run_due()
    async with town.database.write() as session:
        await session.execute(update(Meeting).values(state=MeetingState.CANCELLED))
        assert await marking.mark(session, NOW, Notice.meeting_id.in_(meetings)) == 3
    messenger.answers = [TryLater(30, is_whole_bot=True)]
    await post.rounds.run_due()
    assert len(messenger.marked) == 1
    assert await markings(town) == [WANTED, WANTED, WANTED]


async def test_who_died_before_marking_is_followed_by_one_who_marks(
    town: Town, post: Post, messenger: MarkingMessenger
) -> None:
    await invited_then_cancelled(town, post)
    messenger.goes_on.clear()
    dying = asyncio.create_task(post.rounds.sender.deliver())
    await messenger.reached.wait()
    dying.cancel()
    await asyncio.gather(dying, return_exceptions=True)
    assert await markings(town) == [WANTED, None]
    follower = post_for(town.database)
    await follower.rounds.sender.deliver()
    assert follower.messenger.marked == [], "who does not lead marks nothing"
    async with town.database.write() as session:
        await leases.give_back(session, BOT, post.rounds.lease.owner)
    await follower.rounds.run_due()
    assert [number for _, number, _ in follower.messenger.marked] == ["m1"]
    assert follower.messenger.heard == []
    assert await markings(town) == [DONE, None]


async def test_a_blocked_chat_is_not_tried_for_ever(
    town: Town, post: Post, messenger: MarkingMessenger
) -> None:
    await invited_then_cancelled(town, post)
    messenger.answers = [Stopped()]
    await post.rounds.run_due()
    await post.runs_at(NOW + timedelta(days=1))
    assert len(messenger.marked) == 1
    assert await markings(town) == [FAILED, None]
    async with town.database.read() as session:
        state = await session.scalar(select(Contact.state).where(Contact.address == "Мария"))
    assert state == ContactState.BLOCKED


async def test_a_chat_that_is_known_to_be_blocked_is_left_alone(
    town: Town, post: Post, messenger: MarkingMessenger
) -> None:
    meeting = await town.meeting()
    await town.invite(meeting, "Мария")
    await post.rounds.run_due()
    async with town.database.write() as session:
        await session.execute(update(Contact).values(state=ContactState.BLOCKED))
        await session.execute(update(Meeting).values(state=MeetingState.CANCELLED))
        await marking.mark(session, NOW, Notice.meeting_id == meeting)
    await post.rounds.run_due()
    assert messenger.marked == []
    assert await markings(town) == [FAILED]


async def test_a_refusal_is_final(town: Town, post: Post, messenger: MarkingMessenger) -> None:
    await invited_then_cancelled(town, post)
    messenger.answers = [Refused("message to edit not found")]
    await post.rounds.run_due()
    await post.runs_at(NOW + timedelta(days=1))
    assert len(messenger.marked) == 1
    assert await markings(town) == [FAILED, None]


@pytest.mark.parametrize("vain", [TryLater(0.0), Uncertain(), RuntimeError("broken")])
async def test_a_broken_server_is_asked_a_few_times_more(
    town: Town, post: Post, messenger: MarkingMessenger, vain: Outcome | Exception
) -> None:
    await invited_then_cancelled(town, post)
    messenger.answers = [vain] * 9
    at = NOW
    await post.rounds.run_due()
    for wait in WAITS:
        next_thing = await post.rounds.next_due()
        assert next_thing == (at + wait, "mark")
        await post.runs_at(at + wait - timedelta(seconds=1))
        at += wait
        await post.runs_at(at)
    assert len(messenger.marked) == len(WAITS) + 1
    assert await markings(town) == [FAILED, None]


async def test_a_reminder_and_an_invitation_are_marked_in_their_chat_only(
    town: Town, post: Post, messenger: MarkingMessenger
) -> None:
    other = await town.meeting()
    await town.invite(other, "Мария", "Иван")
    meeting = await town.meeting()
    await town.invite(meeting, "Мария")
    await town.announce(NoticeKind.REMINDER_WEEK, meeting, Audience.CONCERNED)
    await post.rounds.run_due()
    await town.cancel(meeting)
    await post.rounds.run_due()
    assert {address for address, _, _ in messenger.marked} == {"Мария"}
    assert len(messenger.marked) == 2


async def test_very_many_marks_at_once_let_what_is_said_go_first(
    town: Town, post: Post, messenger: MarkingMessenger
) -> None:
    await crowd(town, 100)
    meeting, urgent = await town.meeting(), await town.meeting()
    await town.invite(meeting)
    await post.rounds.run_due()
    async with town.database.write() as session:
        await session.execute(
            update(Meeting).where(Meeting.id == meeting).values(state=MeetingState.CANCELLED)
        )
        wanted = await marking.mark(session, NOW, Notice.meeting_id == meeting)
    assert wanted == 102
    messenger.goes_on.clear()
    sending = asyncio.create_task(post.rounds.sender.deliver())
    await messenger.reached.wait()
    # Another process puts it: nobody tells this one.
    await town.invite(urgent, "Мария")
    messenger.goes_on.set()
    await sending
    assert len(messenger.heard) == 103
    assert len(messenger.marked) == 102
    assert set(await markings(town)) == {DONE, None}


async def test_a_mark_that_is_wanted_again_is_drawn_again(
    town: Town, post: Post, messenger: MarkingMessenger
) -> None:
    meeting = await invited_then_cancelled(town, post)
    messenger.goes_on.clear()
    sending = asyncio.create_task(post.rounds.sender.deliver())
    await messenger.reached.wait()
    later = NOW + timedelta(seconds=1)
    async with town.database.write() as session:
        is_invitation = Notice.kind == NoticeKind.INVITATION
        await marking.mark(session, later, Notice.meeting_id == meeting, is_invitation)
    messenger.goes_on.set()
    await sending
    assert await markings(town) == [WANTED, None]
    await post.runs_at(later)
    assert [number for _, number, _ in messenger.marked] == ["m1", "m1"]
    assert await markings(town) == [DONE, None]


async def test_nothing_is_marked_of_what_was_never_sent(town: Town, post: Post) -> None:
    meeting = await town.meeting()
    await town.invite(meeting, due_at=NOW + timedelta(days=1))
    async with town.database.write() as session:
        assert await marking.mark(session, NOW, Notice.meeting_id == meeting) == 0
    async with town.database.read() as session:
        assert list(await session.scalars(select(Delivery.marking))) == [None, None]
