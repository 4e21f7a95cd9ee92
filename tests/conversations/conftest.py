"""A town for every conversation: the whole bot over real HTTP against the simulator."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.wiring import application
from messengers.pace import Pace
from simulator.telegram.server import TelegramServer
from storage.database import Database
from tests import cast
from tests.conversations.manners import check_manners
from tests.conversations.population import populate
from tests.conversations.town import Actor, StandingClock, Town


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


@pytest.fixture
async def town(database: Database) -> AsyncIterator[Town]:
    """Antonovo and Sopot with the whole cast, on both engines."""
    clock = StandingClock()
    await populate(database)
    server = TelegramServer(now=lambda: clock.now().timestamp())
    await server.start()
    quick = QuickTime()
    pace = Pace(quick.monotonic, quick.sleep)
    app = application(database, server.token, server.address, clock, pace)
    await app.rounds.run_due()
    polling = asyncio.create_task(app.polling.run())
    town = Town(server, app, database, clock)
    for player in cast.EVERYBODY:
        if player.user_id:
            town.actor(player)
    try:
        yield town
    finally:
        app.polling.stop()
        await polling
        await app.close()
        await server.stop()
    check_manners(server)


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
