"""The rounds together: ticked by APScheduler, stopped in order, or run at once by the demo.

The scheduler holds nothing but ticks in memory; every fact is a row, and every round is safe to
run twice and in several processes, because the row decides.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from apscheduler.job import Job
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from community.chats import promises
from scheduler import housekeeping
from scheduler.delivery import Sender
from scheduler.dues import (
    answers,
    enquiries,
    limits,
    needs,
    polls,
    registrations,
    reminders,
    reports,
)
from scheduler.lease import Lease
from scheduler.office import Office
from storage.queries import deliveries, leftovers
from storage.queries import reminders as reminder_queries
from storage.queries.enquiries import lists
from storage.queries.outbox import old_messages

log = logging.getLogger(__name__)

Round = Callable[[], Awaitable[object]]

# A poll of due rows costs half a millisecond (reference/storage.md, 2).
SECONDS_BETWEEN_REMINDERS = 10
SECONDS_BETWEEN_REPORTS = 10
SECONDS_BETWEEN_ANSWERS = 10
SECONDS_BETWEEN_POLLS = 5
# Ours: a dump of PostgreSQL's tables tells the order of at most so long a time of voting.
SECONDS_BETWEEN_MIXINGS = 60
SECONDS_BETWEEN_REGISTRATIONS = 600
SECONDS_BETWEEN_LIMITS = 600
SECONDS_BETWEEN_NEEDS = 60
SECONDS_BETWEEN_ENQUIRIES = 60
SECONDS_BETWEEN_HOUSEKEEPING = 3600
SECONDS_BETWEEN_OWN = 3


class NextThing(NamedTuple):
    """The next moment at which something happens by itself; `what` is a word for logs."""

    at: datetime
    what: str


class Rounds:
    """Everything that happens by itself in one process; `lease.is_leading` says who polls."""

    def __init__(self, office: Office, lease: Lease) -> None:
        self.lease = lease
        self.sender = Sender(office, self.lease)
        self._office = office
        self._is_stopping = False
        self._own: list[Round] = []
        self._beside: list[tuple[Round, float]] = []
        self._running: set[asyncio.Task[object]] = set()
        self._run_at: dict[Round, datetime] = {}
        self._heartbeat: Job | None = None
        self._scheduler = AsyncIOScheduler(
            timezone=UTC,
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )

    def also(self, work: Round) -> None:
        """Run something of the bot's own as a round, after what is sent."""
        self._own.append(work)

    def beside(self, work: Round, seconds: float) -> None:
        """Run something that has nothing to do with what is due: only ticked, every so often."""
        self._beside.append((work, seconds))

    def poke(self) -> None:
        """Something was put into the outbox and committed: the sender looks at once."""
        self.sender.poke()

    async def start(self) -> None:
        """Try to lead, then begin to tick; what was left from before is taken up.

        Raises what the database raises.
        """
        await self._beat()
        # A crash may have come between an erasure's commit, or that of a count, and this.
        await self._office.database.forget_counted()
        self._heartbeat = self._tick(self._beat, self.lease.seconds_between_beats)
        self._tick(self._reminders, SECONDS_BETWEEN_REMINDERS)
        self._tick(self._polls, SECONDS_BETWEEN_POLLS)
        self._tick(self._mix_votes, SECONDS_BETWEEN_MIXINGS)
        self._tick(self._reports, SECONDS_BETWEEN_REPORTS)
        self._tick(self._answers, SECONDS_BETWEEN_ANSWERS)
        self._tick(self._registrations, SECONDS_BETWEEN_REGISTRATIONS)
        self._tick(self._limits, SECONDS_BETWEEN_LIMITS)
        self._tick(self._needs, SECONDS_BETWEEN_NEEDS)
        self._tick(self._enquiries, SECONDS_BETWEEN_ENQUIRIES)
        self._tick(self._housekeeping, SECONDS_BETWEEN_HOUSEKEEPING)
        for work in self._own:
            self._tick(work, SECONDS_BETWEEN_OWN)
        for work, seconds in self._beside:
            self._tick(work, seconds)
        self._scheduler.start()
        self.sender.start()

    async def stop(self) -> None:
        """Take nothing more, let what runs come to its end, give the lease back.

        APScheduler's own shutdown would cancel running rounds, so they are awaited here; the
        heart beats until the sender has settled, or another process would send the same again.
        """
        self._is_stopping = True
        await asyncio.gather(*self._running, return_exceptions=True)
        await self.sender.drain()
        if self._heartbeat is not None:
            self._scheduler.pause()
            # A beat that was due in this very moment is a task that has not begun yet.
            await asyncio.sleep(0)
            await asyncio.gather(*self._running, return_exceptions=True)
            self._scheduler.shutdown(wait=False)
        await self.lease.release()

    async def run_due(self) -> None:
        """Run every round and send what is due by the clock; nothing sleeps.

        What is heavy and not urgent runs only as often as it would be ticked.
        """
        await self._answers()
        await self._reminders()
        await self._polls()
        await self._registrations()
        await self._needs()
        await self._enquiries()
        await self._rarely(self._limits, SECONDS_BETWEEN_LIMITS)
        await self.send_due()
        await self._rarely(self._housekeeping, SECONDS_BETWEEN_HOUSEKEEPING)

    async def _rarely(self, work: Round, seconds: float) -> None:
        now, run_at = self._office.clock.now(), self._run_at.get(work)
        if run_at is None or now - run_at >= timedelta(seconds=seconds):
            self._run_at[work] = now
            await work()

    async def send_due(self) -> None:
        """Send what is due by the clock, and the reports of what is sent."""
        await self._beat()
        await self.sender.deliver()
        await self._reports()
        await self.sender.deliver()
        await self.run_own()

    async def run_own(self) -> None:
        """Run once what the bot does of its own beside the outbox."""
        for work in self._own:
            await work()

    async def next_due(self) -> NextThing | None:
        """The earliest thing ahead of the clock that will happen by itself, if any."""
        now = self._office.clock.now()
        async with self._office.database.read() as session:
            consented_at = await leftovers.next_to_resume(session)
            moments = {
                "delivery": await deliveries.next_due_at(session, now),
                "answer": await promises.next_broken_at(session),
                "mark": await old_messages.next_due_at(session, now),
                "poll": await polls.next_due_at(session, now),
                "reminder": await reminder_queries.next_due_at(session, now),
                "registration": consented_at and consented_at + registrations.ASKED_AFTER,
                "need": await needs.next_due_at(session, now),
                "enquiry": await lists.next_overdue_at(session),
            }
        ahead = [NextThing(at, what) for what, at in moments.items() if at and at > now]
        return min(ahead, default=None)

    def _tick(self, work: Round, seconds: float) -> Job:
        async def tick() -> None:
            task = asyncio.current_task()
            assert task is not None
            if self._is_stopping and work != self._beat:
                return
            self._running.add(task)
            try:
                await work()
            except Exception:
                log.exception("The round will be run again")
            finally:
                self._running.discard(task)

        return self._scheduler.add_job(tick, "interval", seconds=seconds)

    async def _beat(self) -> None:
        await self.lease.beat(self.sender.in_hand)
        if self._office.database.holds_erased_words:
            await self._office.database.forget_counted()

    async def _reminders(self) -> None:
        if await reminders.fire(self._office):
            self.poke()

    async def _polls(self) -> None:
        if await polls.tend(self._office):
            self.poke()

    async def _mix_votes(self) -> None:
        if self._office.database.holds_votes_in_order:
            await self._office.database.forget_counted()

    async def _reports(self) -> None:
        if await reports.tell_authors(self._office):
            self.poke()

    async def _answers(self) -> None:
        if await answers.draw_unshown(self._office):
            self.poke()

    async def _registrations(self) -> None:
        if await registrations.tidy(self._office):
            self.poke()

    async def _limits(self) -> None:
        if await limits.tell_left_out(self._office):
            self.poke()

    async def _needs(self) -> None:
        if await needs.own_up(self._office):
            self.poke()

    async def _enquiries(self) -> None:
        if await enquiries.tell_overdue(self._office):
            self.poke()

    async def _housekeeping(self) -> None:
        await housekeeping.keep_house(self._office)
