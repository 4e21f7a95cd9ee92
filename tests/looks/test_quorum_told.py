"""Whether enough have voted for it to count: the short message says so, and its picture does."""

import pytest

from bot.screens.polls.results import Chart, all_results, chart, results
from bot.texts import speaking
from community.polls.outcomes import Outcome, Standing
from storage.kinds import PollMethod, PollState
from storage.models import Municipality, Poll
from tests.conversations.manners import LONGEST

ENOUGH = "✅ Enough for it to count: {count} voters were needed."
SAID = "⚠️ Too few for it to count: 20 voters were needed."


def closed(*, is_secret: bool, quorum: int | None) -> Poll:
    """A vote among thirty people."""
    poll = Poll(
        id=1,
        question="Кое е най-важно?",
        is_secret=is_secret,
        method=PollMethod.POINTS,
        marks=5,
        electorate=30,
        quorum=quorum,
        state=PollState.CLOSED,
    )
    poll.municipality = Municipality(zone="Europe/Sofia")
    return poll


def outcome(by_chat: int, on_paper: int, *, is_secret: bool) -> Outcome:
    names = enumerate(("Вода", "Път", "Лампи", "Пейки", "Кош", "Сцена"), start=1)
    lines = (Standing(number, name, 1, None, None, 19) for number, name in names)
    return Outcome(by_chat, on_paper, is_secret, tuple(lines))


def drawn(of: Chart) -> bytes:
    raise AssertionError("no picture is drawn before it goes out")


@pytest.mark.parametrize("is_secret", [True, False], ids=["secret", "open"])
@pytest.mark.parametrize("voters", [(0, 0), (3, 0), (8, 0), (7, 12)], ids=str)
def test_message_and_picture_say_that_too_few_have_voted(
    voters: tuple[int, int], *, is_secret: bool
) -> None:
    poll = closed(is_secret=is_secret, quorum=20)
    came_out = outcome(*voters, is_secret=is_secret)
    with speaking("en"):
        told, picture = results(poll, came_out, drawn), chart(poll, came_out)
        turnout = f"Voted: {sum(voters)} of 30 people" if sum(voters) else "Nobody has voted."
        assert f"{turnout}\n" in told.body
        assert SAID in told.body.splitlines()
        assert SAID in picture.foot
        assert len(told.title) + len(told.body) <= LONGEST


@pytest.mark.parametrize("quorum", [19, 8])
def test_who_were_enough_read_so(quorum: int) -> None:
    poll, came_out = closed(is_secret=True, quorum=quorum), outcome(7, 12, is_secret=True)
    said = ENOUGH.format(count=quorum)
    with speaking("en"):
        told, picture = results(poll, came_out, drawn), chart(poll, came_out)
        whole = all_results(poll, came_out, drawn, None)
    assert said in told.body.splitlines()
    assert said in whole.body.splitlines()
    assert said in picture.foot
    assert "Too few" not in told.body
    assert len(told.title) + len(told.body) <= LONGEST


def test_where_any_number_is_enough_nothing_is_said_of_it() -> None:
    poll, came_out = closed(is_secret=True, quorum=None), outcome(7, 12, is_secret=True)
    with speaking("en"):
        told = results(poll, came_out, drawn).body + "".join(chart(poll, came_out).foot)
    assert "to count" not in told
