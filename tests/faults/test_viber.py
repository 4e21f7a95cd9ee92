"""Bots that end among taps in Viber: what was confirmed is stored, and is shown in the end."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from functools import partial

import pytest
from aiohttp import ClientSession
from sqlalchemy import func, select, update

from bot.taps import AnswerTap
from community.chats.promises import SHOWN_WITHIN
from messengers.viber.keyboard import action_body
from simulator.demo.running import free_port
from simulator.viber.people import viber_id
from simulator.viber.server import ViberServer
from storage.database import Session
from storage.kinds import MessengerName, RsvpAnswer
from storage.models import Contact, PromisedAnswer, Rsvp
from tests.faults.post import still_open
from tests.faults.processes import Running, becomes, until
from tests.faults.scene import ENGINES, IS_LARGE, Scene
from tests.faults.town import Town, settle

pytestmark = [pytest.mark.fault, pytest.mark.xdist_group("fault"), pytest.mark.timeout(300)]

MEMBERS, KILLS = (200, 6) if IS_LARGE else (40, 2)
# Viber repeats an hour long; here it goes on after a moment.
PAUSE = 0.2


@pytest.fixture
async def viber() -> AsyncIterator[ViberServer]:
    """A Viber that does not give up, and takes its time with each message."""
    server = ViberServer()
    server.callbacks.pauses = (PAUSE,) * 2000
    server.faults.add("send_message", kind="delay", seconds=0.05, times=None)
    await server.start()
    yield server
    await server.stop()


async def move_to_viber(scene: Scene, town: Town, server: ViberServer) -> None:
    async with scene.database.write() as session:
        for number in town.members:
            server.phone(number, f"Person {number}").person.has_written(server.world.now())
            await session.execute(
                update(Contact)
                .where(Contact.address == str(number))
                .values(
                    messenger=MessengerName.VIBER,
                    address=viber_id(server.world.bot.uri, number),
                )
            )


def starts(scene: Scene, server: ViberServer, port: int, **variables: str) -> Running:
    return scene.starts(
        VIBER_TOKEN=server.token,
        VIBER_API=server.address,
        PUBLIC_URL=f"http://127.0.0.1:{port}",
        LISTEN=f"127.0.0.1:{port}",
        **variables,
    )


async def still_promised(session: Session) -> int:
    """How many answers nobody has shown, or handed over to the sender."""
    return await session.scalar(select(func.count()).select_from(PromisedAnswer)) or 0


async def stored(session: Session) -> int:
    return await session.scalar(select(func.count()).select_from(Rsvp)) or 0


def heard(server: ViberServer) -> dict[int, int]:
    """How often each was shown their answer."""
    words = ("Записахме", "Вашият отговор")
    return {
        number: sum(any(word in each.text for word in words) for each in phone.heard())
        for number, phone in server.phones.items()
    }


def has_heard(server: ViberServer, count: int) -> bool:
    """Whether so many answers were shown."""
    return sum(heard(server).values()) >= count


@pytest.mark.parametrize("template", ENGINES, indirect=True)
async def test_kill_9_loses_no_tap_that_was_confirmed(scene: Scene, viber: ViberServer) -> None:
    town, port = await settle(scene.database, MEMBERS), free_port()
    await move_to_viber(scene, town, viber)
    tap = action_body(AnswerTap(meeting=town.meeting_id, answer=RsvpAnswer.COMING).pack())
    bot = starts(scene, viber, port)
    await until(lambda: viber.world.webhook.url, "the webhook is not set", bot.words)
    for number in town.members:
        viber.phones[number].taps_on(0, tap)
    for _ in range(KILLS):
        wanted = sum(heard(viber).values()) + scene.chance.randrange(1, MEMBERS // (KILLS + 1))
        await until(partial(has_heard, viber, wanted), "too few answers", bot.words)
        await asyncio.sleep(scene.chance.uniform(0, 0.05))
        await scene.kills(bot)
        shown, kept = sum(1 for each in heard(viber).values() if each), await scene.asks(stored)
        scene.notes(f"killed with {kept} stored and {shown} shown")
        await scene.frees_lease()
        bot = starts(scene, viber, port, DEMO_CONTROL=(control := f"127.0.0.1:{free_port()}"))
    await viber.settled(timeout=120)
    assert await scene.asks(stored) == MEMBERS
    await scene.leads(bot)
    await moves_clock(control, SHOWN_WITHIN + timedelta(seconds=5))
    await becomes(lambda: scene.asks(still_promised), 0)
    await becomes(lambda: scene.asks(still_open), 0)
    await scene.stops(bot)
    never = [number for number, count in heard(viber).items() if not count]
    assert never == [], f"{never} have never seen their answer\n{scene.warnings()}"
    often = max(heard(viber).values())
    twice = sum(1 for count in heard(viber).values() if count > 1)
    scene.notes(f"{twice} of {MEMBERS} answers were shown more than once, none {often + 1} times")
    assert often <= 1 + KILLS, "once, and once more for each death between phone and promise"


async def moves_clock(control: str, by: timedelta) -> None:
    async with (
        ClientSession() as http,
        http.post(
            f"http://{control}/clock", json={"advance_seconds": by.total_seconds()}
        ) as reply,
    ):
        assert reply.ok, await reply.text()
