"""Bots that end among two hundred taps: none is lost, none is doubled, everybody sees theirs."""

import asyncio
from collections import Counter
from collections.abc import Iterable

import pytest

from tests.faults.crowd import DELAYS, Crowd, gather_crowd
from tests.faults.post import still_open
from tests.faults.processes import becomes
from tests.faults.scene import ENGINES, IS_LARGE, ROUNDS, Scene
from tests.faults.stored_once import check_all, drawn_again, seen
from tests.faults.telegram import Wire, handed_out, showings

pytestmark = [pytest.mark.fault, pytest.mark.xdist_group("fault"), pytest.mark.timeout(300)]

KILLS = 8 if IS_LARGE else 3
# The first answer is refused, and all others wait until the bot may speak again: whoever dies
# meanwhile has stored what nobody has seen.
SILENCE: Wire = {"method": "editMessageText", "kind": "too_many", "seconds": 2}


@pytest.mark.parametrize("number", range(ROUNDS))
async def test_kill_9_loses_and_doubles_no_update(scene: Scene, number: int) -> None:
    is_small = not (IS_LARGE or scene.database.is_sqlite)
    crowd = await gather_crowd(scene, *((60, 3) if is_small else (200, 10)))
    stages, failing = Counter[str](), unlucky(scene, crowd)
    for turn in range(2 if is_small else KILLS):
        since = len(await scene.telegram.calls())
        await scene.telegram.suffers(*([SILENCE] * (turn % 2)), *failing, *DELAYS)
        bot = scene.starts()
        # A hundred are handed out at a time: a later death may fall into the next hundred.
        most = min(150, await scene.telegram.waiting()) if turn else 50
        await (stores_a_while(scene, since) if turn % 2 else answers_a_while(scene, since, most))
        await scene.kills(bot)
        await scene.frees_lease()
        stages += await note_stages(scene, since)
    await ends_in_peace(scene)
    for stage in ("not stored", "stored", "shown"):
        assert stages[stage], f"no kill has interrupted anything {stage}"
    await check_all(scene, crowd)
    await check_screens(scene, crowd)


def unlucky(scene: Scene, crowd: Crowd) -> list[Wire]:
    """Faults that keep some answers from being shown, each once: the outbox shows them."""
    chosen = scene.chance.sample(sorted(crowd.answers), len(crowd.answers) // 20)
    kinds = ("server_error", "break_before", "break_after")
    return [
        {"method": "editMessageText", "chat_id": each, "kind": scene.chance.choice(kinds)}
        for each in chosen
    ]


async def check_screens(scene: Scene, crowd: Crowd) -> None:
    """A screen is shown once for each time that Telegram or the outbox asked for it."""
    calls = await scene.telegram.calls(crowd.first_call)
    asked = Counter(user_id for call in calls for user_id in handed_out(call).values())
    asked += await scene.asks(drawn_again)
    for user_id, count in screens(calls).items():
        assert count <= asked[user_id], f"{user_id} was shown {count} screens"


@pytest.mark.parametrize("template", ENGINES, indirect=True)
@pytest.mark.parametrize("number", range(ROUNDS))
async def test_sigterm_shows_every_answer_once(scene: Scene, number: int) -> None:
    """Telegram hands out a hundred updates at a time: a stop ends with the hundred in hand."""
    crowd = await gather_crowd(scene, 200, 10)
    for _ in range(2):
        since = len(await scene.telegram.calls())
        bot = scene.starts()
        await answers_a_while(scene, since, 80)
        calls = await scene.telegram.calls(since)
        unanswered = len(in_hand(calls)) - len(showings(calls))
        await scene.stops(bot)
        scene.notes(f"stopped with {unanswered} unanswered in hand")
        assert unanswered > 0, "it was stopped with nothing in hand"
    await ends_in_peace(scene)
    await check_all(scene, crowd)
    shown = screens(await scene.telegram.calls(crowd.first_call))
    assert shown.total() == crowd.updates, f"{shown.most_common(3)}\n{scene.warnings()}"


async def answers_a_while(scene: Scene, since: int, most: int) -> None:
    """Let a bot live until it has shown so many screens, and a moment more."""
    await scene.telegram.said(scene.chance.randrange(1, most), since)
    await asyncio.sleep(scene.chance.uniform(0, 0.05))


async def stores_a_while(scene: Scene, since: int) -> None:
    """Let a bot live in its silence."""
    await scene.telegram.said(1, since)
    await asyncio.sleep(scene.chance.uniform(0.1, 1.5))


async def ends_in_peace(scene: Scene) -> None:
    """A last bot finishes what is left, and is stopped."""
    bot = scene.starts()
    await scene.telegram.settles()
    await becomes(lambda: scene.asks(still_open), 0)
    await scene.stops(bot)


async def note_stages(scene: Scene, since: int) -> Counter[str]:
    """Count how far the updates in a dead bot's hands had come."""
    calls = await scene.telegram.calls(since)
    stored, asked = await scene.asks(seen), screens(calls)
    shown = screens(call for call in calls if call["answer"].get("ok"))
    stages: Counter[str] = Counter()
    for number, user_id in in_hand(calls).items():
        if number not in stored:
            stages["not stored"] += 1
        elif user_id in shown:
            stages["shown"] += 1
        else:
            stages["being shown" if user_id in asked else "stored"] += 1
    scene.notes(f"killed with {stages.total()} in hand: {dict(sorted(stages.items()))}")
    return stages


def in_hand(calls: list[Wire]) -> dict[int, int]:
    """The updates that were handed out last, by number, with their senders."""
    return next((found for call in reversed(calls) if (found := handed_out(call))), {})


def screens(calls: Iterable[Wire]) -> Counter[int]:
    """How many screens each was shown, by these calls."""
    return Counter(call["parameters"]["chat_id"] for call in showings(calls))
