"""What came out of a vote, for everybody who could take part: in words and as a picture."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.screens.common import Row, button, say, within_quotes
from bot.screens.polls.answering import answered_or_by, way_to_read
from bot.screens.polls.wording import quorum_told
from bot.taps.organised.polls import PollResultsTap
from bot.texts import gettext as _
from bot.texts import ngettext
from community.polls.outcomes import Outcome, Standing, is_by_few
from community.rules.polls.standings import TOLD_PLACES, Told
from messengers.screen import Drawing, Media, Screen
from storage.kinds import PollMethod, TieBreak
from storage.models import Poll

Draw = Callable[["Chart"], bytes]


@dataclass(frozen=True, slots=True)
class Bar:
    """One option in the picture; without votes only its place may be known."""

    place: int
    name: str
    votes: int | None


@dataclass(frozen=True, slots=True)
class Chart:
    """The words and numbers of the picture, in the order in which they stand there."""

    title: str
    question: str
    bars: tuple[Bar, ...]
    foot: tuple[str, ...]


def chart(poll: Poll, outcome: Outcome) -> Chart:
    """The picture in the present language."""
    bars = [Bar(each.place, each.short_name, each.votes) for each in outcome.standings]
    foot = [
        turnout(poll, outcome),
        *_points(poll, outcome),
        *quorum_told(poll, outcome.voters),
        *_few(outcome),
        *_decided(poll, outcome),
        *answered_or_by(poll),
    ]
    return Chart(_("Results of the vote"), poll.question, tuple(bars), tuple(foot))


def results(poll: Poll, outcome: Outcome, draw: Draw, answer: int | None = None) -> Screen:
    """The first places in a short message, all of them in its picture; parts only in all results.

    `answer` is the announcement in which its reader finds what was answered.
    """
    rest = (button(_("📋 All results"), PollResultsTap(poll=poll.id)),)
    first = [each for each in outcome.standings if each.place <= TOLD_PLACES]
    shown = first if len(first) <= TOLD_PLACES + 2 else outcome.standings[:TOLD_PLACES]
    body = [
        poll.question,
        turnout(poll, outcome),
        *_points(poll, outcome),
        *quorum_told(poll, outcome.voters),
        *_lines(poll, outcome, [replace(each, by_chat=None, on_paper=None) for each in shown]),
        *_more(outcome, len(first) - len(shown)),
        *_few(outcome),
        *_decided(poll, outcome),
        *answered_or_by(poll),
    ]
    return _with_picture(poll, outcome, body, draw, rest, way_to_read(answer))


def all_results(poll: Poll, outcome: Outcome, draw: Draw, answer: int | None) -> Screen:
    """Every option, and all that is to be said about the counting."""
    body = [
        poll.question,
        turnout(poll, outcome),
        *_points(poll, outcome),
        *_parts(outcome),
        *quorum_told(poll, outcome.voters),
        *_lines(poll, outcome, outcome.standings),
        *_few(outcome),
        *_equal(poll, outcome),
        *answered_or_by(poll),
    ]
    shown = _with_picture(poll, outcome, body, draw, way_to_read(answer))
    return replace(shown, is_new=True)


def _with_picture(poll: Poll, outcome: Outcome, body: list[str], draw: Draw, *rows: Row) -> Screen:
    screen = say(_("📊 Results of the vote"), "\n".join(body), *rows)
    if not outcome.voters:
        return screen
    words = chart(poll, outcome)

    def make() -> Media:
        return Media("results.png", "image/png", draw(words))

    return replace(screen, drawing=Drawing(None, make))


def turnout(poll: Poll, outcome: Outcome) -> str:
    """How many voted, of how many who could."""
    if not outcome.voters:
        return _("Nobody has voted.")
    words = ngettext(
        "Voted: {voters} of {count} person",
        "Voted: {voters} of {count} people",
        poll.electorate or 0,
    )
    return words.format(voters=outcome.voters, count=poll.electorate or 0)


def _points(poll: Poll, outcome: Outcome) -> list[str]:
    """More points than voters would be taken for a wrong count."""
    if poll.method == PollMethod.CHOICE or not outcome.voters or outcome.told == Told.ORDER:
        return []
    return [_("The numbers are points, not people.")]


def _parts(outcome: Outcome) -> list[str]:
    if outcome.told != Told.PARTS:
        return []
    words = _("In the chat {chat}, on paper {paper}. Behind each option: both together.")
    return [words.format(chat=outcome.by_chat, paper=outcome.on_paper)]


def _lines(poll: Poll, outcome: Outcome, shown: Sequence[Standing]) -> list[str]:
    """Places and numbers; without numbers two options would read as the ballot does."""
    if not outcome.voters:
        return []
    first, *others = outcome.standings
    is_bare = outcome.told == Told.ORDER and poll.method == PollMethod.CHOICE
    if not is_bare or len(others) > 1:
        return [_line(each) for each in shown]
    words = (
        _("“{one}” and “{other}” have equally many votes.")
        if others[0].place == first.place
        else _("“{one}” has more votes.")
    )
    one, other = within_quotes(first.short_name), within_quotes(others[0].short_name)
    return [words.format(one=one, other=other)]


def _line(standing: Standing) -> str:
    line = f"{standing.place}. {standing.short_name}"
    if standing.votes is None:
        return line
    if standing.by_chat is None or standing.on_paper is None:
        return f"{line}: {standing.votes}"
    return f"{line}: {standing.votes} ({standing.by_chat} + {standing.on_paper})"


def _more(outcome: Outcome, unnamed: int) -> list[str]:
    """Whom the short message leaves out shares the last place that it names."""
    if not outcome.voters or not unnamed:
        return []
    return [_("… and {count} more on the same place").format(count=unnamed)]


def _few(outcome: Outcome) -> list[str]:
    if not is_by_few(outcome):
        return []
    return [_("Fewer than five people voted: so that it stays secret, we show only the order.")]


def _equal(poll: Poll, outcome: Outcome) -> list[str]:
    places = [each.place for each in outcome.standings]
    if not outcome.voters or len(set(places)) == len(places):
        return []
    explained = _("🤝 Options with the same place have equally many votes.")
    return _decided(poll, outcome) or [explained]


def _decided(poll: Poll, outcome: Outcome) -> list[str]:
    """What will become of equal places, if they do not stay."""
    if not outcome.voters:
        return []
    match poll.tie_break:
        case TieBreak.AGAIN:
            return [_("🗳️ On the equal places there will be another vote.")]
        case TieBreak.AT_THE_MEETING:
            return [_("👥 The order of the equal places is decided at the meeting.")]
        case _:
            return []
