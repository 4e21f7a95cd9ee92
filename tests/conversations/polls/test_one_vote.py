"""One person, one vote: double taps, old and forged buttons, the closing second."""

from datetime import timedelta

import pytest

from bot.taps.voting import CastTap, MarksTap, VoteTap
from storage.models import Ballot
from tests.conversations.deeds import opens_menu
from tests.conversations.polls.deeds import CLOSE, QUESTION, closes, marks_three, opens_poll
from tests.conversations.polls.organising import THREE, opens_poll_card, starts_poll
from tests.conversations.tables import count
from tests.conversations.town import Actor, Town


async def test_once_is_enough(town: Town, maria: Actor) -> None:
    """Double taps, old buttons, forged ones: one ballot."""
    poll = await opens_poll(town)
    await marks_three(maria)
    await maria.taps("✅ Гласувам")
    for tap in (
        CastTap(poll=poll.id, marks="000010011"),
        CastTap(poll=poll.id, marks="110000000"),
        MarksTap(poll=poll.id, marks="110000000"),
    ):
        await maria.forges(tap.pack())
        maria.sees("Вече сте гласували", "само веднъж")
    await opens_menu(maria)
    await maria.taps_through("🗳️ Гласуване", QUESTION[:20])
    maria.sees("Вече сте гласували")
    assert await count(town, Ballot) == 1


async def test_a_confirmation_that_comes_twice_counts_once(
    town: Town, maria: Actor, ivan: Actor
) -> None:
    await opens_poll(town)
    await marks_three(maria)
    await maria.taps("✅ Гласувам")
    town.repeats()
    await ivan.writes("Здравейте")
    assert await count(town, Ballot) == 1
    maria.is_shown_again("гласували")


@pytest.mark.parametrize("marks", ["111100000", "1" * 8, "900000000", "000000000"])
async def test_what_no_ballot_holds_is_not_taken(town: Town, maria: Actor, marks: str) -> None:
    poll = await opens_poll(town)
    await maria.forges(CastTap(poll=poll.id, marks=marks).pack())
    maria.sees("не води никъде")
    assert await count(town, Ballot) == 0


async def test_who_is_not_on_the_roll_does_not_vote(
    town: Town, maria: Actor, lili: Actor, elena: Actor
) -> None:
    poll = await opens_poll(town)
    for stranger in (lili, elena):
        await opens_menu(stranger)
        stranger.sees_no_button("🗳️ Гласуване") if stranger is lili else None
        await stranger.forges(CastTap(poll=poll.id, marks="100000000").pack())
        stranger.sees("не води никъде")
    await lili.forges(VoteTap(poll=poll.id).pack())
    lili.sees("не води никъде")
    assert await count(town, Ballot) == 0


async def test_after_the_close_it_is_too_late(town: Town, maria: Actor, ivan: Actor) -> None:
    """Also for buttons of the time before."""
    poll = await opens_poll(town)
    await marks_three(maria)
    await ivan.taps("Започвам")
    await closes(town)
    await maria.forges(CastTap(poll=poll.id, marks="000010011").pack())
    maria.sees("Гласуването приключи на 25 март", "18:00")
    await ivan.forges(MarksTap(poll=poll.id, marks="100000000").pack())
    ivan.sees("Гласуването приключи")
    assert await count(town, Ballot) == 0


async def test_at_the_closing_second_one_is_counted_or_told(
    town: Town, maria: Actor, ivan: Actor
) -> None:
    await opens_poll(town)
    await marks_three(maria)
    await marks_three(ivan)
    town.clock.at = CLOSE - timedelta(seconds=1)
    await maria.taps("✅ Гласувам")
    maria.sees("Гласът Ви е приет")
    town.clock.at = CLOSE
    await ivan.taps("✅ Гласувам")
    ivan.sees("Гласуването приключи")
    assert await count(town, Ballot) == 1


async def test_who_voted_on_paper_is_not_to_be_called_any_more(elena: Actor) -> None:
    await starts_poll(elena, THREE)
    await opens_poll_card(elena)
    elena.sees("☎️ По телефон: 1")
    await elena.taps_through("Хартиени гласове", "▫️ Стефан", "Назад")
    elena.sees("на хартия: 1")
    elena.does_not_see("По телефон")
    await elena.taps_through("Хартиени гласове", "✅ Стефан", "Назад")
    elena.sees("☎️ По телефон: 1")
