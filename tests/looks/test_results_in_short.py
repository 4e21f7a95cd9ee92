"""The short message with the results: what its numbers are, and what becomes of equal places."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.screens.polls.results import Chart, all_results, chart, results
from bot.texts import speaking
from community.polls.outcomes import Outcome, Standing
from storage.kinds import PollMethod, PollState, TieBreak
from storage.models import Municipality, Poll
from tests.conversations.manners import LONGEST

PARTS = "В чата 7, на хартия 12. До всяка възможност: общо и поотделно."
DECIDED = {
    TieBreak.AGAIN: "🗳️ За равните места ще има повторно гласуване.",
    TieBreak.AT_THE_MEETING: "👥 Равните места ще се подредят на срещата.",
}


def closed(tie_break: TieBreak | None = None) -> Poll:
    """The fullest message that there is: points, paper, too few, equal places, an answer."""
    poll = Poll(
        id=1,
        question="Кое е най-важно?",
        is_secret=True,
        method=PollMethod.POINTS,
        marks=5,
        electorate=30,
        quorum=20,
        state=PollState.CLOSED,
        tie_break=tie_break,
        answer_by=datetime(2023, 4, 7, 20, 59, tzinfo=UTC),
    )
    poll.municipality = Municipality(zone="Europe/Sofia")
    return poll


def outcome() -> Outcome:
    names = enumerate(("Вода", "Път", "Лампи", "Пейки", "Кош", "Сцена"), start=1)
    lines = (Standing(number, name, 1, 7, 12, 19) for number, name in names)
    return Outcome(7, 12, is_secret=True, standings=tuple(lines))


def drawn(of: Chart) -> bytes:
    raise AssertionError("no picture is drawn before it goes out")


def test_one_number_for_each_is_enough_and_all_results_explain_the_parts() -> None:
    with speaking("bg"):
        short = results(closed(), outcome(), drawn).body.splitlines()
        whole = all_results(closed(), outcome(), drawn, None).body.splitlines()
    assert "1. Вода: 19" in short
    assert PARTS in whole
    assert "1. Вода: 19 (7 + 12)" in whole


@pytest.mark.parametrize("way", DECIDED, ids=str)
def test_message_and_picture_say_what_becomes_of_equal_places(way: TieBreak) -> None:
    poll, came_out = closed(way), outcome()
    with speaking("bg"):
        told = results(poll, came_out, drawn)
        assert DECIDED[way] in told.body.splitlines()
        assert DECIDED[way] in chart(poll, came_out).foot
        own = len(told.title) + len(told.body) - len(poll.question)
        assert own <= LONGEST, own


def test_places_that_stay_equal_need_no_word() -> None:
    poll = closed(TieBreak.EQUAL_PLACES)
    with speaking("bg"):
        assert not set(DECIDED.values()) & set(results(poll, outcome(), drawn).body.splitlines())


def test_where_nobody_voted_nothing_becomes_of_it() -> None:
    nobody = replace(outcome(), by_chat=0, on_paper=0)
    with speaking("bg"):
        assert "🗳️" not in results(closed(TieBreak.AGAIN), nobody, drawn).body
