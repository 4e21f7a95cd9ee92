"""A town for every conversation: the whole bot over real HTTP against the simulators."""

import asyncio
import random
import socket
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import URL

from bot.settings import Address
from bot.wiring import Access, Application, ViberAccess, application
from messengers.pace import Pace
from simulator.telegram.server import TelegramServer
from simulator.viber.people import viber_id
from simulator.viber.server import ViberServer
from storage.database import Database
from tests import cast
from tests.conversations.manners import check_manners
from tests.conversations.population import populate
from tests.conversations.town import Actor, StandingClock, Town
from tests.conversations.viber_town import ViberTown


class QuickTime:
    """Monotonic seconds that pass only when somebody sleeps: pace without waiting."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def monotonic(self) -> float:
        """The seconds so far."""
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        """Let them pass at once."""
        self.seconds += seconds
        await asyncio.sleep(0)


# Design, 7: whatever writes for Viber alone has tests of its own on both engines.
WORLDS = ("telegram-sqlite", "telegram-postgresql", "viber-sqlite")


@pytest.fixture(params=WORLDS)
def world(request: pytest.FixtureRequest) -> str:
    """In which messenger a conversation is held, and on which engine."""
    world: str = request.param
    reason = request.node.get_closest_marker("not_on_viber")
    if reason is not None and world.startswith("viber"):
        pytest.skip(reason.args[0])
    return world


@pytest.fixture
def template(world: str, request: pytest.FixtureRequest) -> Path | URL:
    """The engine's template."""
    found: Path | URL = request.getfixturevalue(f"{world.rpartition('-')[2]}_template")
    return found


@pytest.fixture(scope="session")
def viber_port() -> int:
    """One port of this machine for the whole run, out of the way of outgoing connections."""
    while True:
        port = random.randint(15_000, 32_000)
        with socket.socket() as tried, suppress(OSError):
            tried.bind(("127.0.0.1", port))
            return port


@pytest.fixture
def clock() -> StandingClock:
    """The time of bot and messengers."""
    return StandingClock()


@pytest.fixture
async def telegram(clock: StandingClock) -> AsyncIterator[TelegramServer]:
    """Telegram, without which no bot runs; its phones are used in Telegram's worlds."""
    server = TelegramServer(now=lambda: clock.now().timestamp())
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def viber(world: str, clock: StandingClock) -> AsyncIterator[ViberServer | None]:
    """Viber, in its worlds."""
    if not world.startswith("viber"):
        yield None
        return
    server = ViberServer(now=lambda: clock.now().timestamp())
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def town(
    database: Database,
    clock: StandingClock,
    telegram: TelegramServer,
    viber: ViberServer | None,
    tmp_path: Path,
    viber_port: int,
) -> AsyncIterator[Town]:
    """Antonovo and Sopot with the whole cast; each world has its phones."""
    quick = QuickTime()
    access = Access(telegram.token, telegram.address, tmp_path / "media")
    if viber is not None:
        access = replace(access, viber=access_to(viber, viber_port))
    await populate(database, None if viber is None else partial(viber_id, viber.world.bot.uri))
    # The test runs the rounds: however slow the machine is, nobody else takes the lead.
    app = application(database, access, clock, Pace(quick.monotonic, quick.sleep), lambda: 0.0)
    await app.rounds.run_due()
    polling = asyncio.create_task(app.polling.run())
    if app.viber is not None:
        await app.viber.start()
    town = _town(telegram, viber, app, clock)
    try:
        yield town
    finally:
        app.polling.stop()
        await polling
        await app.close()
    check_manners(town.server if viber is None else viber)


def _town(
    telegram: TelegramServer, viber: ViberServer | None, app: Application, clock: StandingClock
) -> Town:
    database = app.house.database
    town = Town(telegram, app, database, clock)
    if viber is not None:
        town = ViberTown(viber, telegram, app, clock)
    for player in cast.EVERYBODY:
        if player.user_id:
            town.actor(player)
    return town


def access_to(viber: ViberServer, port: int) -> ViberAccess:
    """How the bot gets to the simulated Viber, and Viber to the bot."""
    return ViberAccess(
        token=viber.token,
        api=viber.address,
        name="Megdan",
        avatar="",
        public_url=f"http://127.0.0.1:{port}",
        listen=Address("127.0.0.1", port),
    )


def _actor(player: cast.Player | cast.Stranger) -> object:
    @pytest.fixture
    def actor(town: Town) -> Actor:
        return town.actor(player)

    return actor


maria = _actor(cast.MARIA)
ivan = _actor(cast.IVAN)
ani = _actor(cast.ANI)
doctor = _actor(cast.DOCTOR)
elena = _actor(cast.ELENA)
radka = _actor(cast.RADKA)
petar = _actor(cast.PETAR)
lili = _actor(cast.LILI)
boris = _actor(cast.BORIS)
gosho = _actor(cast.GOSHO)
