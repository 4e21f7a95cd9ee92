"""What was said openly stands with its names, for organisers, once it can not be changed."""

import pytest

from bot.taps.organised.open_votes import OpenVotesTap
from storage.models import Poll
from tests.conversations.deeds import opens_menu
from tests.conversations.polls.deeds import QUESTION, closes, opens_poll, taps_number
from tests.conversations.town import Actor, Town

NAMES = ("👍 За", "👎 Против", "✋ Въздържам се")


async def votes(actor: Actor, number: int) -> None:
    await actor.taps("Започвам")
    await taps_number(actor, number)
    await actor.taps("✅ Гласувам")


async def opens_card(elena: Actor) -> None:
    await opens_menu(elena)
    await elena.taps_through("🗳️ Гласуване", QUESTION[:15])


@pytest.fixture
async def poll(town: Town, maria: Actor, ivan: Actor) -> Poll:
    """Two have voted openly; it still runs."""
    opened = await opens_poll(town, names=NAMES, marks=1, is_secret=False)
    await votes(maria, 1)
    await votes(ivan, 2)
    return opened


async def test_organisers_see_who_chose_what_after_the_close(
    town: Town, poll: Poll, elena: Actor
) -> None:
    await closes(town)
    await opens_card(elena)
    await elena.taps("Кой какво избра")
    elena.sees("👁️", QUESTION, "1 👍 За", "Иван: ☑ 2", "Мария: ☑ 1")
    await elena.taps("Назад")
    elena.sees_button("Кой какво избра")


async def test_who_voted_on_paper_stands_there_without_a_choice(
    town: Town, poll: Poll, elena: Actor
) -> None:
    await opens_card(elena)
    await elena.taps_through("Хартиени гласове", "▫️ Стефан")
    await closes(town)
    await opens_card(elena)
    await elena.taps("Кой какво избра")
    elena.sees("Иван: ☑ 2\nМария: ☑ 1\nСтефан: на хартия")
    elena.does_not_see("Ани")


async def test_while_it_runs_nobody_sees_it(poll: Poll, elena: Actor) -> None:
    await opens_card(elena)
    elena.sees_no_button("Кой какво избра")
    await elena.forges(OpenVotesTap(poll=poll.id).pack())
    elena.does_not_see("Мария")


async def test_of_a_secret_vote_there_is_nothing_to_see(
    town: Town, maria: Actor, elena: Actor
) -> None:
    poll = await opens_poll(town, names=NAMES, marks=1)
    await votes(maria, 1)
    await closes(town)
    await opens_card(elena)
    elena.sees_no_button("Кой какво избра")
    await elena.forges(OpenVotesTap(poll=poll.id).pack())
    elena.does_not_see("Мария")


async def test_other_members_do_not_see_it(town: Town, poll: Poll, maria: Actor) -> None:
    await closes(town)
    await maria.forges(OpenVotesTap(poll=poll.id).pack())
    maria.does_not_see("Иван")


async def test_after_thirty_days_nobody_is_said_not_to_have_voted(
    town: Town, poll: Poll, elena: Actor
) -> None:
    await closes(town)
    await opens_card(elena)
    older = elena.sees_button("Кой какво избра").data
    assert older is not None
    await elena.taps_through("Показвам резултатите", "Равни места", "Без отговор")
    await elena.taps("Обявявам резултатите")
    await town.waits(days=29)
    await opens_card(elena)
    await elena.taps("Кой какво избра")
    elena.sees("Иван: ☑ 2", "Мария: ☑ 1")
    await town.waits(days=3)
    await opens_card(elena)
    elena.sees("с обявени резултати", "✅ Гласували: 2 от")
    elena.sees_no_button("Кой какво избра")
    await elena.forges(older)
    elena.sees("👁️ Кой какво е избрал, вече не пазим.", QUESTION)
    elena.does_not_see("Никой не е гласувал")
    await elena.taps("Назад")
    elena.sees_button("📋 Всички резултати")


async def test_where_nobody_has_voted_there_is_nobody_to_look_at(town: Town, elena: Actor) -> None:
    poll = await opens_poll(town, names=NAMES, marks=1, is_secret=False)
    await closes(town)
    await opens_card(elena)
    elena.sees_no_button("Кой какво избра")
    await elena.forges(OpenVotesTap(poll=poll.id).pack())
    elena.sees("Никой не е гласувал")
