"""Marks of a secret vote that was not cast where they stand go from the chat, too."""

import pytest

from bot.taps.voting import DeclineTap
from storage.kinds import VotingWay
from storage.models import RollEntry
from tests.conversations.deeds import opens_menu
from tests.conversations.polls.deeds import (
    QUESTION,
    closes,
    marks_three,
    opens_poll,
    taps_number,
)
from tests.conversations.polls.organising import opens_poll_card
from tests.conversations.polls.test_counting import marks_on_paper
from tests.conversations.polls.test_voting import said
from tests.conversations.tables import count, one
from tests.conversations.town import Actor, Town

pytestmark = pytest.mark.not_on_viber("Viber's sent texts hold no choice that could stay")
NEED = "Здравен медиатор"


async def test_of_who_then_votes_on_paper(town: Town, elena: Actor, maria: Actor) -> None:
    await opens_poll(town)
    await marks_three(maria)
    shown = maria.phone.last_screen
    maria.listens()
    await marks_on_paper(elena, "Мария")
    await town.waits(minutes=1)
    assert "✅ Гласували сте на хартия." in shown.text
    assert NEED not in said(maria)
    maria.hears_nothing()


async def test_of_who_does_not_confirm_until_the_close(
    town: Town, maria: Actor, ivan: Actor
) -> None:
    await opens_poll(town)
    await marks_three(maria)
    shown = maria.phone.last_screen
    await opens_menu(ivan)
    menu = ivan.phone.last_screen
    read = menu.text
    await closes(town)
    assert "🔒 Гласуването приключи на 25 март" in shown.text
    assert "Гласът Ви е приет" not in shown.text
    assert NEED not in said(maria)
    assert menu.text == read


async def test_of_a_vote_that_is_called_off(town: Town, elena: Actor, maria: Actor) -> None:
    await opens_poll(town)
    await opens_menu(maria)
    await maria.taps_through("🗳️ Гласуване", QUESTION[:20])
    await marks_three(maria)
    shown = maria.phone.last_screen
    await opens_poll_card(elena)
    await elena.taps_through("Край или удължаване", "Отменям гласуването", "Да, отменям")
    await town.waits(minutes=1)
    assert "❌ Гласуването е отменено" in shown.text
    assert NEED not in said(maria)


async def test_of_who_then_will_not_vote_until_they_do_after_all(town: Town, maria: Actor) -> None:
    """Who begins anew is not interrupted."""
    poll = await opens_poll(town)
    await opens_menu(maria)
    await maria.taps_through("🗳️ Гласуване", QUESTION[:20])
    await marks_three(maria)
    shown = maria.phone.last_screen
    await opens_menu(maria)
    await maria.forges(DeclineTap(poll=poll.id).pack())
    await town.waits(minutes=1)
    assert "👍 Записахме, че няма да гласувате." in shown.text
    assert NEED not in said(maria)
    await maria.taps("Все пак ще гласувам")
    await taps_number(maria, 7)
    assert await count(town, RollEntry, RollEntry.way == VotingWay.DECLINED) == 0
    await town.waits(minutes=1)
    maria.sees("☑ 7 🏠 Узаконяване", "Избрани: 1 от 3")
    for number in (8, 9):
        await taps_number(maria, number)
    await maria.taps("✅ Гласувам")
    maria.sees("Гласът Ви е приет")
    assert (await one(town, RollEntry, RollEntry.way.is_not(None))).way == VotingWay.CHAT
