"""A vote is opened at night: its call waits for the morning, but the menu leads to it at once."""

from datetime import datetime, timedelta

import pytest

from bot.taps.organised.polls import NudgePollTap
from storage.kinds import NoticeKind
from storage.models import Notice, Poll
from tests.conversations.deeds import opens_menu
from tests.conversations.polls.organising import QUESTION, drafts_poll, opens_poll_card
from tests.conversations.tables import count, one
from tests.conversations.town import SOFIA, Actor, Town

NIGHT = datetime(2023, 3, 14, 22, 30, tzinfo=SOFIA)
MORNING = datetime(2023, 3, 15, 9, 30, tzinfo=SOFIA)


@pytest.fixture
async def found(town: Town, elena: Actor, maria: Actor, ivan: Actor) -> Town:
    """Maria has found it in the menu and voted; nobody has been called to it."""
    await town.moves_to(NIGHT)
    await drafts_poll(elena)
    await elena.taps("Започвам")
    await town.waits(minutes=5)
    await opens_menu(maria)
    await maria.taps_through("🗳️ Гласуване", QUESTION[:20])
    await maria.taps_through("Започвам", "1 Да", "✅ Гласувам")
    maria.sees("Ще Ви пишем, когато има резултати")
    return town


async def test_who_has_voted_hears_that_it_was_called_off(
    found: Town, elena: Actor, maria: Actor, ivan: Actor
) -> None:
    await opens_poll_card(elena)
    for actor in (maria, ivan):
        actor.listens()
    await elena.taps_through("Край или удължаване", "Отменям гласуването", "Да, отменям")
    await found.moves_to(MORNING)
    assert maria.heard_new() == 1
    maria.sees("❌ Гласуването е отменено", QUESTION)
    ivan.hears_nothing()


async def test_who_is_still_to_be_called_to_it_is_not_reminded(
    found: Town, elena: Actor, ivan: Actor
) -> None:
    """Nor is the one reminder spent on nobody."""
    poll = await one(found, Poll)
    await opens_poll_card(elena)
    elena.sees_no_button("Напомням на другите")
    await elena.forges(NudgePollTap(poll=poll.id).pack())
    ivan.listens()
    await found.moves_to(MORNING)
    assert ivan.heard_new() == 1
    assert await count(found, Notice, Notice.kind == NoticeKind.POLL_NUDGE) == 0
    await opens_poll_card(elena)
    ivan.listens()
    await elena.taps("Напомням на другите")
    await found.waits(minutes=1)
    assert ivan.heard_new() == 1


async def test_who_is_still_to_be_called_to_it_hears_the_new_end_once(
    found: Town, elena: Actor, ivan: Actor
) -> None:
    await opens_poll_card(elena)
    ivan.listens()
    await elena.taps_through("Край или удължаване", "⏳ пн 20.03, 18:00")
    await found.moves_to(MORNING + timedelta(minutes=5))
    assert ivan.heard_new() == 1
    ivan.sees("20 март (понеделник)", QUESTION)
