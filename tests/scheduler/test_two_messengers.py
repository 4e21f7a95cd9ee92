"""Where Telegram makes its bot be silent, Viber goes on."""

import asyncio

import pytest
from sqlalchemy import select, update

from community import marking
from messengers.messenger import Outcome, Sent, TryLater
from messengers.screen import Screen
from storage.database import Database
from storage.kinds import DeliveryState, Marking, MeetingState, MessengerName
from storage.models import Contact, Delivery, Meeting, Notice, SenderLease
from tests.scheduler.post import Post, RecordingMessenger, post_for
from tests.scheduler.town import Town, found

ON_TELEGRAM = [f"Telegram {number}" for number in range(8)]
ON_VIBER = [f"Viber {number}" for number in range(8)]
SILENT = TryLater(30, is_whole_bot=True)


class SlowToMark(RecordingMessenger):
    """Telegram's marks are told to wait, Viber's succeed."""

    async def mark(self, address: str, message_id: str, screen: Screen) -> Outcome:
        self.marked.append((address, message_id, screen))
        return SILENT if address in ON_TELEGRAM else Sent(message_id)


@pytest.fixture
async def town(database: Database) -> Town:
    town = await found(database)
    # All of Telegram's stand first in line.
    for name in ON_TELEGRAM:
        await town.person(name)
    for name in ON_VIBER:
        await town.person(name, messenger=MessengerName.VIBER)
    return town


@pytest.fixture
def post(database: Database) -> Post:
    # The lease does not end while a busy machine takes its time.
    return post_for(database, SlowToMark(), monotonic=lambda: 0.0)


async def is_silent_no_more(town: Town, post: Post) -> None:
    post.pace.seconds = 0
    async with town.database.write() as session:
        await session.execute(update(SenderLease).values(paused_until=None))


async def test_who_has_viber_is_told_while_telegram_is_silent(town: Town, post: Post) -> None:
    for name in ON_TELEGRAM:
        post.messenger.script[name] = [SILENT]
    await town.invite(await town.meeting())
    await post.rounds.run_due()
    assert {each for each in post.messenger.addresses() if each in ON_VIBER} == set(ON_VIBER)
    told = {name for name, state in (await town.states()).items() if state == DeliveryState.SENT}
    assert told == set(ON_VIBER)
    assert len(post.messenger.heard) <= len(ON_VIBER) + 4, "Telegram is left in peace"


async def test_what_telegram_put_off_is_told_once_when_it_may_be(town: Town, post: Post) -> None:
    post.messenger.script[ON_TELEGRAM[0]] = [SILENT]
    await town.invite(await town.meeting())
    await post.rounds.run_due()
    await is_silent_no_more(town, post)
    await post.rounds.run_due()
    assert set((await town.states()).values()) == {DeliveryState.SENT}
    heard = post.messenger.addresses()
    assert sorted({*heard}) == sorted([*ON_TELEGRAM, *ON_VIBER])
    assert len(heard) == len(ON_TELEGRAM) + len(ON_VIBER) + 1, "only the one put off is repeated"


async def test_a_pause_that_begins_meanwhile_is_seen_at_once(town: Town, post: Post) -> None:
    begun = asyncio.Event()

    async def pauses(address: str) -> None:
        if address in ON_TELEGRAM and not begun.is_set():
            begun.set()
            post.pace.pause(30)

    post.messenger.before_each = pauses
    await town.invite(await town.meeting())
    await post.rounds.run_due()
    heard = post.messenger.addresses()
    assert {*ON_VIBER} <= {*heard}
    assert sum(each in ON_TELEGRAM for each in heard) <= 4, "only those that were in flight"


async def test_messages_on_viber_are_marked_while_telegram_is_silent(
    town: Town, post: Post
) -> None:
    meeting = await town.meeting()
    await town.invite(meeting)
    await post.rounds.run_due()
    async with town.database.write() as session:
        await session.execute(update(Meeting).values(state=MeetingState.CANCELLED))
        await marking.mark(session, post.clock.now(), Notice.meeting_id == meeting)
    await post.rounds.run_due()
    async with town.database.read() as session:
        rows = await session.execute(
            select(Contact.address, Delivery.marking).join(
                Delivery, Delivery.contact_id == Contact.id
            )
        )
        markings = {row.address: row.marking for row in rows}
    assert {name for name, marked in markings.items() if marked == Marking.DONE} == set(ON_VIBER)
    assert {markings[name] for name in ON_TELEGRAM} == {Marking.WANTED}
