"""The measurements, one function for each: every bot in a process of its own, at a new crowd."""

import tempfile
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from bench import town
from bench.processes import BotProcess, CrowdProcess, bot, crowd_of

MEGDAN = ["bot", "run"]
# Gives a new, empty database each time, and drops it afterwards.
NewDatabase = AbstractAsyncContextManager[str]


@dataclass(frozen=True)
class Plan:
    """How long everything lasts, in seconds; the people do one thing at a time each."""

    rounds: int = 3
    warm_up: float = 1.0
    busy: float = 3.0
    calm: float = 20.0
    starts: int = 3
    people: int = 400
    taps_per_second: float = 30.0
    concurrent_updates: tuple[int, ...] = (1, 30, 100, 256)


QUICK = Plan(rounds=1, warm_up=0.5, busy=1.0, calm=5.0, starts=1)


@dataclass
class Contestant:
    """One row of the table and what its runs gave.

    Updates a second; milliseconds of the bot's own CPU per update, which other load on the machine
    changes least; most memory held, in megabytes.
    """

    name: str
    rates: list[float] = field(default_factory=list)
    milliseconds: list[float] = field(default_factory=list)
    megabytes: list[float] = field(default_factory=list)

    @property
    def per_second(self) -> float:
        """The median of its runs."""
        return median(self.rates)


async def echo(contestant: Contestant, plan: Plan, command: list[str]) -> None:
    """Everybody writes, and writes again as soon as the bot has answered."""
    async with crowd_of(plan.people) as crowd, bot(crowd, command, {}) as process:
        await _busy(contestant, plan, crowd, process)


async def taps(contestant: Contestant, plan: Plan, new_database: NewDatabase) -> None:
    """Everybody says for one meeting after the other that they will come."""
    async with new_database as url:
        crowd_there = crowd_of(plan.people, await town.settle(url, plan.people))
        async with crowd_there as crowd, bot(crowd, MEGDAN, {"DATABASE_URL": url}) as process:
            answered = await _busy(contestant, plan, crowd, process)
        await check(url, answered)


async def _busy(
    contestant: Contestant, plan: Plan, crowd: CrowdProcess, process: BotProcess
) -> int:
    cold: int = (await crowd.obey("warm_up", seconds=plan.warm_up))["answered"]
    before = process.cpu_seconds()
    result = await crowd.obey("busy", seconds=plan.busy)
    answered: int = result["answered"]
    contestant.rates.append(result["per_second"])
    if before is not None and (after := process.cpu_seconds()) is not None:
        contestant.milliseconds.append(1000 * (after - before) / (answered - cold))
    if (size := process.megabytes()) is not None:
        contestant.megabytes.append(size)
    return answered


async def waits(plan: Plan, new_database: NewDatabase) -> list[float]:
    """How many seconds each tap waited for its edit, at random moments, so many a second."""
    async with new_database as url:
        crowd_there = crowd_of(plan.people, await town.settle(url, plan.people))
        async with crowd_there as crowd, bot(crowd, MEGDAN, {"DATABASE_URL": url}):
            order = {"per_second": plan.taps_per_second, "seconds": plan.calm}
            result = await crowd.obey("calm", warm_up=plan.warm_up, **order)
        await check(url, result["answered"])
    found: list[float] = result["waits"]
    return found


async def start(new_database: NewDatabase) -> float:
    """Seconds from the command line to the first getUpdates, the database being there."""
    async with new_database as url:
        await town.settle(url, 1)
        async with crowd_of(1) as crowd, bot(crowd, MEGDAN, {"DATABASE_URL": url}) as process:
            polled_at: float = (await crowd.obey("first_poll"))["polled_at"]
            return polled_at - process.started_at


async def check(url: str, answered: int) -> None:
    """Prove that what was measured was the work. Raises RuntimeError."""
    stored = await town.answers(url)
    if stored != answered:
        raise RuntimeError(f"{answered} taps were answered, {stored} answers are stored")


@asynccontextmanager
async def sqlite_file() -> AsyncIterator[str]:
    """A new file in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        yield town.sqlite_url(Path(folder))
