"""The measurements: every bot in a process of its own, at a new crowd."""

import tempfile
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from bench import town
from bench.processes import BotProcess, CrowdProcess, bot, crowd_of, viber_crowd_of
from storage.kinds import MessengerName

MEGDAN = ["bot", "run"]
# Gives a new, empty database, and drops it afterwards.
NewDatabase = AbstractAsyncContextManager[str]


@dataclass(frozen=True)
class Plan:
    """How long everything lasts, in seconds; the people do one thing at a time each."""

    rounds: int = 2
    warm_up: float = 1.5
    busy: float = 3.0
    calm: float = 20.0
    people: int = 400
    listeners: int = 500
    rushing: int = 500
    ballots: int = 100_000
    needs: int = 10_000
    taps_per_second: float = 30.0
    concurrent_updates: tuple[int, ...] = (1, 30, 100)


QUICK = Plan(rounds=1, warm_up=1.0, busy=1.5, calm=5.0, listeners=120, ballots=20_000, needs=2_000)


@dataclass
class Contestant:
    """One row of the table and what its runs gave.

    Updates a second; milliseconds of the bot's own CPU per update, which other load on the machine
    changes least; most memory held, in megabytes; seconds from the command line to the first
    getUpdates; seconds from each tap to its answer. By a webhook: seconds from each callback to
    its 200, and how many messages of a broadcast went out meanwhile.
    """

    name: str
    rates: list[float] = field(default_factory=list)
    milliseconds: list[float] = field(default_factory=list)
    megabytes: list[float] = field(default_factory=list)
    starts: list[float] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    callbacks: list[float] = field(default_factory=list)
    told: int = 0

    @property
    def per_second(self) -> float:
        """The median of its runs; 0 without any."""
        return median(self.rates or [0.0])


async def echo(contestant: Contestant, plan: Plan, command: list[str]) -> None:
    """Everybody writes, and writes again as soon as the bot has answered."""
    async with crowd_of(plan.people) as crowd, bot(crowd, command, {}) as process:
        await busy(contestant, plan, crowd, process)


async def taps(contestant: Contestant, plan: Plan, new_database: NewDatabase) -> None:
    """Everybody says for one meeting after the other that they will come.

    The first run of a contestant then goes on calmly. Raises RuntimeError if what was measured
    was not the work.
    """
    async with new_database as url:
        crowd_there = crowd_of(plan.people, "taps", await town.settle(url, plan.people))
        async with crowd_there as crowd, bot(crowd, MEGDAN, {"DATABASE_URL": url}) as process:
            answered = await busy(contestant, plan, crowd, process)
            if not contestant.waits:
                answered = await _calm(contestant, plan, crowd)
        await check(url, answered)


async def viber_taps(contestant: Contestant, plan: Plan, new_database: NewDatabase) -> None:
    """The same through Viber's webhook; the calm part beside a broadcast to those who listen.

    Raises RuntimeError if what was measured was not the work.
    """
    async with new_database as url:
        taps = await town.settle(url, plan.people, plan.listeners, MessengerName.VIBER)
        crowd_there = viber_crowd_of(plan.people, plan.listeners, taps)
        async with crowd_there as crowd, bot(crowd, MEGDAN, {"DATABASE_URL": url}) as process:
            answered = await busy(contestant, plan, crowd, process)
            if not contestant.waits:
                await town.tell(url)
                answered = await _calm(contestant, plan, crowd)
        await check(url, answered)


async def busy(
    contestant: Contestant, plan: Plan, crowd: CrowdProcess, process: BotProcess
) -> int:
    """Warm up, then count for a while; returns how many answers there were in all."""
    contestant.starts.append(process.seconds_to_start)
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


async def _calm(contestant: Contestant, plan: Plan, crowd: CrowdProcess) -> int:
    order = {"per_second": plan.taps_per_second, "seconds": plan.calm}
    result = await crowd.obey("calm", **order)
    contestant.waits = result["waits"]
    contestant.callbacks, contestant.told = result.get("callbacks", []), result.get("told", 0)
    answered: int = result["answered"]
    return answered


async def check(url: str, answered: int) -> None:
    """Compare what was counted with what is stored. Raises RuntimeError."""
    stored = await town.answers(url)
    if stored != answered:
        raise RuntimeError(f"{answered} taps were answered, {stored} answers are stored")


@asynccontextmanager
async def sqlite_file() -> AsyncIterator[str]:
    """A new file in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        yield town.sqlite_url(Path(folder))
