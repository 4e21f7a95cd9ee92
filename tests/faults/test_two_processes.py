"""Two bots on one database: one leads, the other one follows, and they never do the same."""

import time
from dataclasses import dataclass
from signal import SIGCONT
from typing import Any

import pytest

from scheduler.lease import BEATS_IN_BETWEEN, SECONDS_WITHOUT_BEAT
from tests.faults.crowd import Crowd, does_deed, shows_question
from tests.faults.post import (
    DELAYS,
    Post,
    check_post,
    received,
    still_open,
    unsent_post_for,
)
from tests.faults.processes import Running, becomes
from tests.faults.scene import ENGINES, IS_LARGE, ROUNDS, Scene
from tests.faults.stored_once import check_answers
from tests.faults.town import announce

pytestmark = [
    pytest.mark.fault,
    pytest.mark.xdist_group("fault"),
    pytest.mark.timeout(600),
    pytest.mark.parametrize("template", ENGINES, indirect=True),
    pytest.mark.parametrize("number", range(ROUNDS)),
]
waits_for_leases = pytest.mark.skipif(not IS_LARGE, reason="takes half a minute: make fault")

MEMBERS = 600 if IS_LARGE else 48
BEAT = SECONDS_WITHOUT_BEAT / BEATS_IN_BETWEEN
# A beat may be seen one beat late, and is found to be missing one beat late; the rest is what a
# loaded machine adds.
LATE = 5.0
LONGEST_SILENCE = SECONDS_WITHOUT_BEAT + 2 * BEAT + LATE


@dataclass
class Pair:
    """A leader in the middle of its work, and who waits to follow it."""

    leader: Running
    follower: Running
    post: Post
    crowd: Crowd


async def pair_for(scene: Scene) -> Pair:
    """Invitations are going out, and ten people have tapped.

    Only when both are there: on a busy machine the second one takes longer than all the sending.
    """
    post = await unsent_post_for(scene, MEMBERS)
    crowd = Crowd(post.town)
    await shows_question(scene, post.town, list(post.town.members)[:20])
    await scene.telegram.suffers(*DELAYS)
    post.first_call = len(await scene.telegram.calls())
    leader = scene.starts()
    await scene.leads(leader)
    asked = await count_questions(scene, post)
    follower = scene.starts()
    await becomes(lambda: count_questions(scene, post), 2 * asked)
    since = len(await scene.telegram.calls())
    await announce(scene.database, post.town)
    await tap(scene, crowd, 0, 10)
    # A third of a second at least: one who wrongly led would poll meanwhile.
    await scene.telegram.said(scene.chance.randrange(10, MEMBERS // 2), since)
    return Pair(leader, follower, post, crowd)


async def tap(scene: Scene, crowd: Crowd, first: int, end: int) -> None:
    """Some people answer the question on their phones."""
    for user_id in list(crowd.town.members)[first:end]:
        await does_deed(scene, crowd, user_id)


async def count_questions(scene: Scene, post: Post) -> int:
    """How often bots have asked about themselves: each as often, before it tries to lead."""
    calls = await scene.telegram.calls(post.first_call)
    return sum(call["method"].startswith(("getM", "getChatMenu")) for call in calls)


async def test_the_follower_takes_over_from_one_who_was_stopped(scene: Scene, number: int) -> None:
    pair = await pair_for(scene)
    await scene.stops(pair.leader)
    await follows(scene, pair, BEAT + LATE)
    await all_done(scene, pair)
    await scene.stops(pair.follower)
    await check_post(scene, pair.post)
    calls = await scene.telegram.calls(pair.post.first_call)
    assert received(calls).total() == MEMBERS
    assert conflicts(calls) == []


@waits_for_leases
async def test_the_follower_takes_over_from_one_who_was_killed(scene: Scene, number: int) -> None:
    pair = await pair_for(scene)
    pair.post.note_kill(await scene.kills(pair.leader))
    led_at = await follows(scene, pair, LONGEST_SILENCE)
    await all_done(scene, pair)
    await scene.stops(pair.follower)
    await check_post(scene, pair.post)
    # The dead one's last poll may be ended by the first one of who follows.
    calls = await scene.telegram.calls(pair.post.first_call)
    assert [at for at in conflicts(calls) if at >= led_at] == []


@waits_for_leases
async def test_a_leader_who_wakes_up_after_its_time_does_no_harm(
    scene: Scene, number: int
) -> None:
    pair = await pair_for(scene)
    pair.post.note_kill(await scene.freezes(pair.leader))
    led_at = await follows(scene, pair, LONGEST_SILENCE)
    since = len(await scene.telegram.calls())
    await scene.telegram.said(scene.chance.randrange(2, MEMBERS // 4), since)
    assert await scene.asks(still_open), "it slept until everything was sent"
    pair.leader.signal(SIGCONT)
    await all_done(scene, pair)
    calls = await scene.telegram.calls(pair.post.first_call)
    assert [at for at in conflicts(calls) if at >= led_at] == []
    await scene.stops(pair.follower)
    await check_post(scene, pair.post)
    await tap(scene, pair.crowd, 19, 20)
    await all_done(scene, pair)
    await scene.stops(pair.leader)


async def follows(scene: Scene, pair: Pair, seconds: float) -> float:
    """People go on tapping while nobody leads, until the follower does; when that was seen."""
    began_at = time.monotonic()
    await tap(scene, pair.crowd, 10, 19)
    await scene.leads(pair.follower)
    led_at = time.monotonic()
    scene.notes(f"the follower led {led_at - began_at:.1f} s later")
    assert led_at - began_at < seconds
    return led_at


async def all_done(scene: Scene, pair: Pair) -> None:
    """Everything is sent and answered, and everybody sees it."""
    await becomes(lambda: scene.asks(still_open), 0)
    await scene.telegram.settles()
    await check_answers(scene, pair.crowd)


def conflicts(calls: list[dict[str, Any]]) -> list[float]:
    """When polls began that were ended by another one."""
    return [call["at"] for call in calls if call["answer"].get("error_code") == 409]
