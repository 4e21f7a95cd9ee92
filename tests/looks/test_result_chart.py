"""What stands in the picture of a vote's results, and how many of each kind it says voted."""

from datetime import UTC, datetime
from typing import Any, NoReturn

import pytest

from bot.screens.polls.results import Bar, Chart, Draw, all_results, results
from bot.texts import speaking
from community.polls.outcomes import Outcome, Standing
from messengers.screen import Screen
from storage.kinds import PollMethod, PollState
from storage.models import Municipality, Poll

QUESTION, NAMES = "Кое е най-важно?", ("Вода", "Път")


def published(**changes: object) -> Poll:
    """A vote among thirty people; twenty were needed, and an answer is promised."""
    values: dict[str, Any] = {
        "quorum": 20,
        "answer_by": datetime(2023, 3, 30, 14, 0, tzinfo=UTC),
        "method": PollMethod.CHOICE,
    } | changes
    poll = Poll(
        id=1,
        question=QUESTION,
        is_secret=True,
        marks=3,
        electorate=30,
        state=PollState.PUBLISHED,
        **values,
    )
    poll.municipality = Municipality(zone="Europe/Sofia")
    return poll


def came_out(by_chat: int, on_paper: int, *votes: int | None) -> Outcome:
    lines = (
        Standing(number, name, number, None, None, each)
        for number, (name, each) in enumerate(zip(NAMES, votes, strict=True), start=1)
    )
    return Outcome(by_chat, on_paper, True, tuple(lines))


def charted(screen: Screen, drawn: list[Chart]) -> Chart:
    """What its picture was drawn from, after the language was put back."""
    assert screen.drawing is not None
    screen.drawing.make()
    return drawn[-1]


@pytest.mark.parametrize("is_whole", [True, False], ids=["all results", "short message"])
@pytest.mark.parametrize(
    ("language", "title", "foot"),
    [
        (
            "en",
            "Results of the vote",
            (
                "Voted: 8 of 30 people",
                "The numbers are points, not people.",
                "⚠️ Too few for it to count: 20 voters were needed.",
                "The municipality answers by 30 March (Thursday).",
            ),
        ),
        (
            "bg",
            "Резултати от гласуването",
            (
                "Гласуваха 8 от 30 души",
                "Числата са точки, не хора.",
                "⚠️ Няма кворум: нужни бяха 20 гласували.",
                "Общината ще отговори до 30 март (четвъртък).",
            ),
        ),
    ],
)
def test_the_picture_says_all_in_its_readers_language(
    language: str, title: str, foot: tuple[str, ...], *, is_whole: bool
) -> None:
    poll, outcome = published(method=PollMethod.POINTS), came_out(8, 0, 19, 5)
    drawn: list[Chart] = []
    draw = keeper(drawn)
    with speaking(language):
        shown = (
            all_results(poll, outcome, draw, None) if is_whole else results(poll, outcome, draw)
        )
    bars = (Bar(1, "Вода", 19), Bar(2, "Път", 5))
    assert charted(shown, drawn) == Chart(title, QUESTION, bars, foot)


def keeper(drawn: list[Chart]) -> Draw:
    """Draws nothing, but keeps what was to be drawn."""

    def draw(chart: Chart) -> bytes:
        drawn.append(chart)
        return b""

    return draw


def test_of_fewer_than_five_no_number_comes_into_the_picture() -> None:
    drawn: list[Chart] = []
    with speaking("en"):
        shown = results(published(quorum=None), came_out(4, 0, None, None), keeper(drawn))
    chart = charted(shown, drawn)
    assert [(bar.place, bar.votes) for bar in chart.bars] == [(1, None), (2, None)]
    assert "Fewer than five people voted: so that it stays secret" in chart.foot[1]
    assert chart.foot[0] == "Voted: 4 of 30 people"


def test_where_nothing_was_promised_and_any_number_is_enough_the_picture_says_neither() -> None:
    drawn: list[Chart] = []
    with speaking("en"):
        shown = results(
            published(quorum=None, answer_by=None), came_out(8, 0, 7, 1), keeper(drawn)
        )
    assert charted(shown, drawn).foot == ("Voted: 8 of 30 people",)


def test_that_it_was_answered_stands_in_the_picture() -> None:
    drawn: list[Chart] = []
    poll = published(quorum=None, answered_at=datetime(2023, 3, 29, tzinfo=UTC))
    with speaking("en"):
        shown = results(poll, came_out(8, 0, 7, 1), keeper(drawn))
    assert charted(shown, drawn).foot[1:] == ("✅ The municipality has answered.",)


@pytest.mark.parametrize(
    ("by_chat", "on_paper", "is_said"), [(6, 5, True), (5, 4, False), (4, 5, False), (9, 0, False)]
)
def test_how_many_voted_by_each_way_is_said_only_of_five_each(
    by_chat: int, on_paper: int, *, is_said: bool
) -> None:
    with speaking("en"):
        body = all_results(published(), came_out(by_chat, on_paper, 7, 1), no_picture, None).body
    assert (f"In the chat {by_chat}, on paper {on_paper}." in body) == is_said
    assert ("In the chat" in body) == is_said


def no_picture(chart: Chart) -> NoReturn:
    raise AssertionError(f"no picture is drawn before it goes out: {chart}")
