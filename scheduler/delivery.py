"""The sender: a long-lived task of the leader that says what is due.

Each delivery is marked in flight before the call and settled after it, in short transactions of
their own; no transaction is open while the network is used. What was in flight when a process
died is sent again by the next leader (design, 3.4).
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager, suppress
from typing import Any

from community.chats import charges
from messengers.messenger import Outcome, Refused, Uncertain
from scheduler import drawing, last_check, outcomes, spending
from scheduler.files.ready import MakingReady
from scheduler.in_flight import InFlight
from scheduler.lease import Lease
from scheduler.marking import Marker
from scheduler.next_up import NextUp
from scheduler.office import Office
from storage.database import Session
from storage.kinds import DeliveryState, MessengerName
from storage.queries import deliveries, leases, marks
from storage.queries.deliveries import Due, Loaded

log = logging.getLogger(__name__)

# Design, 3.4: after a crash at most so many messages are said twice.
MOST_IN_FLIGHT = 4
SECONDS_BETWEEN_LOOKS = 1.0
NOT_DRAWN = "not_drawn"
NO_MESSENGER = "no_messenger"


class NotDrawn(Exception):
    """A mistake in drawing one notice, told apart from the database's own."""


class Sender:
    """Sends while this process leads; `in_hand` are the deliveries on their way."""

    def __init__(self, office: Office, lease: Lease, most_in_flight: int = MOST_IN_FLIGHT) -> None:
        self.in_hand: set[int] = set()
        self._office = office
        self._lease = lease
        self._most_in_flight = most_in_flight
        self._next_up = NextUp(office)
        self._making_ready = MakingReady(office)
        self._marker = Marker(office, self._next_up.forget)
        self._silent: frozenset[MessengerName] = frozenset()
        self._is_stopping = False
        self._woken = asyncio.Event()
        self._one_at_a_time = asyncio.Lock()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to send whatever becomes due."""
        self._task = asyncio.create_task(self._run())

    def poke(self) -> None:
        """Something was put into the outbox: look at once."""
        self._look_anew()
        self._woken.set()

    def _look_anew(self) -> None:
        self._next_up.forget()
        self._marker.forget()

    @property
    def is_woken(self) -> bool:
        """Whether something was put into the outbox since the last look."""
        return self._woken.is_set()

    async def drain(self) -> None:
        """Take nothing more; return when everything in hand is settled."""
        self._is_stopping = True
        self._woken.set()
        if self._task is not None:
            await self._task
        async with self._one_at_a_time:
            pass

    async def deliver(self) -> None:
        """Send until nothing is due or this process must stop.

        While one messenger makes its bot be silent, the others are told theirs. When nothing is
        left to send, older messages are changed where they stand.
        Raises what the database raises, after everything in hand has come to its end.
        """
        async with self._one_at_a_time:
            self._woken.clear()
            self._look_anew()
            lanes = [self._lane() for _ in range(self._most_in_flight)]
            ends = await asyncio.gather(*lanes, return_exceptions=True)
        for end in ends:
            if end is not None:
                raise end

    async def _run(self) -> None:
        while not self._is_stopping:
            self._woken.clear()
            try:
                await self.deliver()
            except Exception:
                log.exception("The sender will try again")
            with suppress(TimeoutError):
                async with asyncio.timeout(SECONDS_BETWEEN_LOOKS):
                    await self._woken.wait()

    async def _lane(self) -> None:
        while self._may_go():
            silent = self._heard_silent()
            if (due := await self._next_up.take(self.in_hand, silent)) is not None:
                try:
                    await self._say(due)
                finally:
                    self.in_hand.discard(due.id)
            elif (wanted := await self._marker.take(silent)) is not None:
                async with self._turn(wanted.address):
                    # Whoever had the turn before may have been told to be silent.
                    if self._may_say(wanted.messenger):
                        await self._marker.carry_out(wanted.id)
            else:
                return

    def _heard_silent(self) -> frozenset[MessengerName]:
        silent = self._office.silent()
        if silent != self._silent:
            self._silent = silent
            self._look_anew()
        return silent

    def _may_go(self) -> bool:
        return self._lease.is_leading and not self._is_stopping

    def _may_say(self, messenger: MessengerName | None) -> bool:
        return self._may_go() and messenger not in self._office.silent()

    async def _say(self, due: Due) -> None:
        now = self._office.clock.now()
        moment = last_check.decent_moment(due, now)
        if moment > now:
            async with self._office.database.write() as session:
                await marks.postpone(session, due.notice_id, now, moment)
            self._next_up.forget()
            return
        async with self._turn(due.address):
            async with self._office.turns.after_people():
                may_say = self._may_say(due.messenger)
                flight = await self._take_off(due) if may_say else None
            if flight is not None:
                outcome = await self._call(flight)
                for older in await _unbroken(outcomes.settle(self._office, flight, outcome)):
                    if self._may_say(due.messenger):
                        await self._marker.carry_out(older)

    @asynccontextmanager
    async def _turn(self, address: str | None) -> AsyncIterator[None]:
        # Held from the last check to the settling, so that nothing comes after the word that
        # ends the messages.
        if address is None:
            yield
        else:
            async with self._office.turns.of(address):
                yield

    async def _take_off(self, due: Due) -> InFlight | None:
        try:
            async with self._office.database.write() as session:
                return await self._check_and_mark(session, due)
        except NotDrawn:
            log.exception("Delivery %s of a %s was not drawn", due.id, due.kind)
        async with self._office.database.write() as session:
            now = self._office.clock.now()
            await marks.settle(session, due.id, DeliveryState.REFUSED, now, NOT_DRAWN)
        return None

    async def _check_and_mark(self, session: Session, due: Due) -> InFlight | None:
        loaded = await deliveries.load(session, due.id)
        epoch = self._lease.epoch
        if loaded is None or epoch is None:
            return None
        flight = await self._checked(session, loaded, epoch)
        if flight is None:
            return None
        now = self._office.clock.now()
        is_outside = charges.is_outside_session(flight.contact, now)
        if is_outside and not await spending.may_spend(session, flight, now):
            return None
        bot_id = self._office.bot_id
        if await marks.mark(session, due.id, bot_id, epoch, now, is_outside_session=is_outside):
            return flight
        row = await leases.look(session, self._office.bot_id)
        if row is None or row.epoch != epoch:
            self._lease.lose()
        return None

    async def _checked(self, session: Session, loaded: Loaded, epoch: int) -> InFlight | None:
        now, delivery = self._office.clock.now(), loaded.delivery
        state = last_check.verdict(loaded, now)
        if state is None and delivery.contact is not None:
            try:
                screen = await drawing.draw(session, loaded, now, self._office)
            except Exception as error:
                raise NotDrawn from error
            if screen is not None:
                return InFlight(delivery, delivery.contact, epoch, screen)
        over = state or DeliveryState.WITHDRAWN
        await marks.settle(session, delivery.id, over, now, None)
        return None

    async def _call(self, flight: InFlight) -> Outcome:
        messenger = self._office.messengers.get(flight.contact.messenger)
        if messenger is None:
            return Refused(NO_MESSENGER)
        try:
            screen = await self._making_ready.ready(flight)
            return await messenger.send(flight.contact.address, screen)
        except Exception:
            log.exception("Nobody knows what became of delivery %s", flight.delivery.id)
            return Uncertain()


async def _unbroken(work: Coroutine[Any, Any, list[int]]) -> list[int]:
    """Finish this even if the task is cancelled meanwhile."""
    task = asyncio.ensure_future(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await task
        raise
