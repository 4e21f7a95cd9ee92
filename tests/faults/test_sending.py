"""Bots that end among the invitations: nobody is forgotten, and few hear it twice."""

import asyncio
from datetime import timedelta

import pytest
from aiohttp import ClientSession

from simulator.demo.running import free_port
from tests.faults.post import (
    DELAYS,
    FLIGHT,
    check_post,
    due_now,
    post_for,
    received,
    spread_faults,
    still_open,
)
from tests.faults.processes import becomes
from tests.faults.scene import ENGINES, IS_LARGE, ROUNDS, Scene

pytestmark = [
    pytest.mark.fault,
    pytest.mark.xdist_group("fault"),
    pytest.mark.timeout(600),
    pytest.mark.parametrize("template", ENGINES, indirect=True),
    pytest.mark.parametrize("number", range(ROUNDS)),
]

MEMBERS, KILLS = (300, 6) if IS_LARGE else (48, 3)
# All four waits after an error of the server (design, 3.5), and the day is not over.
LONGEST_WAIT = timedelta(hours=4)


async def test_kill_9_and_faults_lose_nobody(scene: Scene, number: int) -> None:
    post = await post_for(scene, MEMBERS)
    await spread_faults(scene, post)
    for _ in range(KILLS):
        since = len(await scene.telegram.calls())
        bot = scene.starts()
        await sends_a_while(scene, since)
        post.note_kill(await scene.kills(bot))
        await scene.frees_lease()
    await ends_with_time(scene)
    assert post.caught, "no kill has interrupted anything"
    await check_post(scene, post)


async def test_sigterm_sends_everything_once(scene: Scene, number: int) -> None:
    post = await post_for(scene, MEMBERS)
    await scene.telegram.suffers(*DELAYS)
    for _ in range(2):
        since = len(await scene.telegram.calls())
        bot = scene.starts()
        await sends_a_while(scene, since)
        await scene.stops(bot)
        left = await scene.asks(still_open)
        scene.notes(f"stopped with {left} of {MEMBERS} left")
        assert left, "it was stopped with nothing to do"
    bot = scene.starts()
    await becomes(lambda: scene.asks(still_open), 0)
    await scene.stops(bot)
    await check_post(scene, post)
    assert received(await scene.telegram.calls(post.first_call)).total() == MEMBERS


async def sends_a_while(scene: Scene, since: int) -> None:
    """Let a bot live until it has sent so much, and a moment more."""
    await scene.telegram.said(scene.chance.randrange(2, MEMBERS // (KILLS + 1)), since)
    await asyncio.sleep(scene.chance.uniform(0, FLIGHT))


async def ends_with_time(scene: Scene) -> None:
    """A last bot sends what it can, waits until the rest is due, and is stopped."""
    control = f"127.0.0.1:{free_port()}"
    bot = scene.starts(DEMO_CONTROL=control)
    await becomes(lambda: scene.asks(due_now), 0)
    async with ClientSession() as http:
        move = {"advance_seconds": LONGEST_WAIT.total_seconds()}
        async with http.post(f"http://{control}/clock", json=move) as reply:
            assert reply.ok, await reply.text()
    await scene.stops(bot)
    scene.is_untroubled(bot)
