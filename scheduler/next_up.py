"""The order in which deliveries go out: by priority, and in turn between municipalities."""

import asyncio
from collections import deque
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from itertools import chain, groupby, zip_longest

from scheduler.office import Office
from storage.database import Session
from storage.kinds import MessengerName
from storage.queries import deliveries
from storage.queries.deliveries import Due, Line

# Two seconds of sending at Telegram's limit: so long something more urgent may have to wait that
# another process has put; what this process puts is seen at once.
BATCH = 64


class NextUp:
    """A short stretch of the outbox, looked up again when it is used up or out of date."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._waiting: deque[Due] = deque()
        self._is_empty = False
        self._one_at_a_time = asyncio.Lock()

    def forget(self) -> None:
        """Something has changed: look again before the next one."""
        self._waiting.clear()
        self._is_empty = False

    async def take(self, in_hand: set[int], silent: Collection[MessengerName]) -> Due | None:
        """The next delivery, put in hand; None if nothing is due but through the `silent` ones."""
        async with self._one_at_a_time:
            if not self._waiting and not self._is_empty:
                async with self._office.database.read() as session:
                    now = self._office.clock.now()
                    self._waiting.extend(await _look(session, now, in_hand, silent))
                self._is_empty = not self._waiting
            if not self._waiting:
                return None
            due = self._waiting.popleft()
            in_hand.add(due.id)
            return due


async def _look(
    session: Session, now: datetime, in_hand: Collection[int], silent: Collection[MessengerName]
) -> list[Due]:
    found: list[Due] = []
    lines = await deliveries.lines(session, now)
    for _, same_priority in groupby(lines, key=lambda line: line.priority):
        if len(found) >= BATCH:
            break
        found += await _in_turn(session, now, list(same_priority), in_hand, silent)
    return found


async def _in_turn(
    session: Session,
    now: datetime,
    lines: list[Line],
    in_hand: Collection[int],
    silent: Collection[MessengerName],
) -> Iterator[Due]:
    share = -(-BATCH // len(lines))
    each = [await deliveries.next_in(session, line, now, share, in_hand, silent) for line in lines]
    return _interleaved(each)


def _interleaved(lines: Iterable[Iterable[Due]]) -> Iterator[Due]:
    return (due for due in chain.from_iterable(zip_longest(*lines)) if due is not None)
