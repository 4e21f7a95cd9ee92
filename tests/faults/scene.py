"""Where a fault test plays: a server, a database, and bots that die and are started again."""

import os
import random
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, closing
from pathlib import Path
from signal import SIGCONT, SIGSTOP, SIGTERM
from typing import TypeVar

from sqlalchemy import select, text, update

from storage.database import Database, Session
from storage.kinds import DeliveryState
from storage.models import Delivery, SenderLease
from storage.queries import leases
from tests.faults.processes import Launcher, Program, Running, becomes, until
from tests.faults.telegram import TOKEN, Telegram, telegram

Result = TypeVar("Result")

# `make fault` repeats with other moments, on both engines, and with more people.
ROUNDS = int(os.environ.get("FAULT_ROUNDS") or 1)
IS_LARGE = ROUNDS > 1
ENGINES = ("sqlite", "postgresql") if IS_LARGE else ("sqlite",)
TROUBLE = ("ERROR", "CRITICAL", "Traceback", "mistake")
BUSY = text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
    "AND pid <> pg_backend_pid() AND state <> 'idle'"
)


class Scene:
    """One test's processes; `chance` gives its moments, the same ones for the same seed."""

    def __init__(
        self, launcher: Launcher, database: Database, folder: Path, server: Telegram, seed: int
    ) -> None:
        self.database = database
        self.telegram = server
        self.chance = random.Random(seed)
        self.seed = seed
        self.figures: list[str] = []
        self.bots: list[Running] = []
        self._launcher = launcher
        self._folder = folder

    def notes(self, words: str) -> None:
        """Remember a figure for the end of the run."""
        self.figures.append(words)

    def starts(self, **variables: str) -> Running:
        """Start a bot, as a person does who types the command."""
        environment = {
            "TELEGRAM_TOKEN": TOKEN,
            "TELEGRAM_API": self.telegram.address,
            "DATABASE_URL": self.database.url.render_as_string(hide_password=False),
            "LOG_LEVEL": "INFO",
            "LOG_FORMAT": "text",
            "DEMO_CONTROL": "",
            **variables,
        }
        log = self._folder / f"bot-{len(self.bots) + 1}.log"
        bot = self._launcher.start(Program("bot", ("run",), environment), log)
        self.bots.append(bot)
        return bot

    async def leads(self, bot: Running) -> None:
        """Wait until this bot leads."""
        await until(
            lambda: "Leading with epoch" in bot.words() or not bot.is_running(),
            "the bot does not lead",
            bot.words,
        )
        assert bot.is_running(), bot.words()

    async def kills(self, bot: Running) -> list[int]:
        """Kill -9; who was caught in flight, by person."""
        await bot.dies()
        await becomes(self._is_busy, False)
        return await self.asks(in_flight)

    async def freezes(self, bot: Running) -> list[int]:
        """SIGSTOP outside of transactions; who was caught in flight, by person.

        Inside one it would lock everybody else out until it goes on (reference/storage.md, 4).
        """
        for _ in range(1000):
            bot.signal(SIGSTOP)
            if not await self._is_busy():
                return await self.asks(in_flight)
            bot.signal(SIGCONT)
        raise AssertionError("it is always inside a transaction")

    async def frees_lease(self) -> None:
        """Give a dead bot's lease back by hand: the next one need not wait for twelve seconds."""
        async with self.database.write() as session:
            await session.execute(update(SenderLease).values(owner=leases.NOBODY))

    async def stops(self, bot: Running) -> None:
        """SIGTERM: everything in hand comes to its end, and nothing has gone wrong."""
        bot.signal(SIGTERM)
        assert await bot.ends() == 0, bot.words()
        assert "Everything in hand is done" in bot.words()
        self.is_untroubled(bot)
        if not any(other.is_running() for other in self.bots):
            assert await self.asks(in_flight) == []

    def is_untroubled(self, bot: Running) -> None:
        """The log of this bot tells of no mistake."""
        assert not any(word in bot.words() for word in TROUBLE), bot.words()

    def warnings(self) -> str:
        """What the bots have warned of, for a test that fails."""
        lines = (line for bot in self.bots for line in bot.words().splitlines())
        return "\n".join(line for line in lines if " WARNING " in line)

    async def asks(self, question: Callable[[Session], Awaitable[Result]]) -> Result:
        """Look into what is stored."""
        async with self.database.read() as session:
            return await question(session)

    async def _is_busy(self) -> bool:
        """Whether anybody else is inside a transaction.

        PostgreSQL may still commit what a process asked for before it died.
        """
        if not self.database.is_sqlite:
            return bool(await self.asks(lambda session: session.scalar(BUSY)))
        file = str(self.database.url.database)
        with closing(sqlite3.connect(file, timeout=0, isolation_level=None)) as connection:
            try:
                connection.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError:
                return True
            connection.execute("ROLLBACK")
        return False


async def in_flight(session: Session) -> list[int]:
    """Whose deliveries are on their way."""
    found = await session.scalars(
        select(Delivery.person_id).where(Delivery.state == DeliveryState.IN_FLIGHT)
    )
    return [number for number in found if number is not None]


@asynccontextmanager
async def scene_for(
    launcher: Launcher, database: Database, folder: Path, seed: int
) -> AsyncIterator[Scene]:
    """A scene; nothing of it stays behind."""
    async with telegram(launcher, folder) as server:
        scene = Scene(launcher, database, folder, server, seed)
        try:
            yield scene
        finally:
            for bot in scene.bots:
                if bot.is_running():
                    await bot.dies()
