"""One process of the bot without its wires: a clock that stands, a messenger that is scripted."""

import asyncio
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.looks.polls.picture import draw as draw_chart
from community.clock import Clock
from messengers.messenger import Fetched, Outcome, Refused, Sent, Tapped, TryLater
from messengers.screen import Screen
from scheduler.lease import Lease
from scheduler.office import Office
from scheduler.rounds import Rounds
from storage.database import Database, Session
from storage.kinds import MessengerName
from storage.models import Contact
from storage.queries.chats.promised import Matter

BOT = 7000
# Monday, 13 March 2023, 10:00 in Antonovo; the meeting is on Tuesday the 21st at 10:00.
NOW = datetime(2023, 3, 13, 8, 0, tzinfo=UTC)
MEETING_AT = datetime(2023, 3, 21, 8, 0, tzinfo=UTC)


class StillClock(Clock):
    """Stands where a test has put it."""

    def __init__(self, at: datetime = NOW) -> None:
        super().__init__()
        self.at = at

    def now(self) -> datetime:
        return self.at

    def move(self, by: timedelta) -> None:
        self.at += by


class StillPace:
    """Lets everything through at once, unless it was told to pause."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def pause(self, seconds: float) -> None:
        self.seconds = max(self.seconds, seconds)

    def paused_for(self) -> float:
        return self.seconds


class RecordingMessenger:
    """Writes down what it is told to say, and answers as scripted; otherwise all is sent."""

    hears_voice = True
    edits = True

    def __init__(self) -> None:
        self.heard: list[tuple[str, Screen]] = []
        self.marked: list[tuple[str, str, Screen]] = []
        self.script: dict[str, list[Outcome | Exception]] = defaultdict(list)
        self.before_each: Callable[[str], Any] = lambda address: None
        self.in_flight = self.most_in_flight = 0

    def addresses(self) -> list[str]:
        return [address for address, _ in self.heard]

    def said_to(self, address: str) -> list[str]:
        return [screen.text for heard, screen in self.heard if heard == address]

    async def send(self, address: str, screen: Screen) -> Outcome:
        self.in_flight += 1
        self.most_in_flight = max(self.most_in_flight, self.in_flight)
        self.heard.append((address, screen))
        try:
            await asyncio.sleep(0)
            if (waiting := self.before_each(address)) is not None:
                await waiting
        finally:
            self.in_flight -= 1
        if self.script[address]:
            outcome = self.script[address].pop(0)
            if isinstance(outcome, Exception):
                raise outcome
            return outcome
        return Sent(f"m{len(self.heard)}")

    async def show(self, address: str, screen: Screen, tapped: Tapped | None) -> Outcome:
        raise AssertionError("the scheduler answers nobody's tap")

    async def mark(self, address: str, message_id: str, screen: Screen) -> Outcome:
        self.marked.append((address, message_id, screen))
        return Sent(message_id)

    async def remove(self, address: str, message_id: str) -> bool:
        raise AssertionError("the scheduler answers nobody's words")

    async def link(self, token: str) -> str:
        raise AssertionError("the scheduler draws no posters")

    async def fetch(self, reference: str) -> Fetched | TryLater | Refused:
        raise AssertionError("nobody has sent anything")

    async def acknowledge(self, tapped: Tapped, toast: str) -> None:
        raise AssertionError("the scheduler answers nobody's tap")


async def nothing_to_draw(
    session: Session, person: Contact, now: datetime, matter: Matter
) -> Screen | None:
    return Screen("Отново", f"{person.address} {now:%H:%M}")


@dataclass
class Post:
    """The rounds of one process over a database, with what they were put together from."""

    office: Office
    rounds: Rounds
    messenger: RecordingMessenger
    clock: StillClock
    pace: StillPace

    async def runs_at(self, at: datetime) -> None:
        self.clock.at = at
        await self.rounds.run_due()

    @property
    def texts(self) -> list[str]:
        return [screen.text for _, screen in self.messenger.heard]


def post_for(
    database: Database,
    messenger: RecordingMessenger | None = None,
    clock: StillClock | None = None,
    monotonic: Callable[[], float] = time.monotonic,
) -> Post:
    messenger, clock, pace = messenger or RecordingMessenger(), clock or StillClock(), StillPace()
    messengers = {MessengerName.TELEGRAM: messenger, MessengerName.VIBER: messenger}
    office = Office(BOT, database, clock, messengers, pace, nothing_to_draw, draw_chart)
    rounds = Rounds(office, Lease(office, 12.0, monotonic))
    return Post(office, rounds, messenger, clock, pace)
