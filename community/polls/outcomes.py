"""What came out of a vote: chat and paper together, as far as it may be told."""

from collections.abc import Sequence
from dataclasses import dataclass

from community.rules.polls.paper_count import agreed
from community.rules.polls.standings import Told, deciding_places, ties, told
from community.rules.polls.tally import places
from storage.database import Session
from storage.kinds import PollState
from storage.models import Poll
from storage.queries.polls import organised, papers


@dataclass(frozen=True, slots=True)
class Standing:
    """One option: its place, and its votes as far as they may be told."""

    position: int
    short_name: str
    place: int
    by_chat: int | None
    on_paper: int | None
    votes: int | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many voted by which way, and the options from the first place to the last.

    `ties` are the groups of options that share a place of which it matters who has it; once the
    results are told nobody decides about them any more.
    """

    by_chat: int
    on_paper: int
    is_secret: bool
    standings: tuple[Standing, ...]
    ties: tuple[tuple[int, ...], ...] = ()

    @property
    def voters(self) -> int:
        """How many took part."""
        return self.by_chat + self.on_paper

    @property
    def may_repeat(self) -> bool:
        """Whether one more vote can decide: about one shared place, never about several."""
        return len(self.ties) == 1

    @property
    def told(self) -> Told:
        """How much of the numbers may be told."""
        return told(self.by_chat, self.on_paper, is_secret=self.is_secret)


async def outcome_of(session: Session, poll: Poll) -> Outcome:
    """What came out of a vote that is closed, or whose results are told.

    What two people agree on of the paper is added; before they do, there is nothing of it.
    """
    rows = await organised.results(session, poll.id)
    by_chat, names = poll.voters_by_chat or 0, [option.short_name for option in poll.options]
    if poll.state == PollState.PUBLISHED:
        lines = [
            Standing(
                row.position, name, row.place, row.votes_by_chat, row.votes_on_paper, row.votes
            )
            for row, name in zip(rows, names, strict=True)
        ]
        return Outcome(by_chat, poll.voters_on_paper or 0, poll.is_secret, _in_order(lines))
    found = agreed(list((await papers.counts(session, poll.id)).values()))
    on_paper, *paper = found or [0] * (len(names) + 1)
    chat = [row.votes_by_chat or 0 for row in rows]
    return _together(poll, (by_chat, on_paper), chat, paper)


def _together(
    poll: Poll, voters: tuple[int, int], chat: Sequence[int], paper: Sequence[int]
) -> Outcome:
    votes = [one + other for one, other in zip(chat, paper, strict=True)]
    ranks, what = places(votes), told(*voters, is_secret=poll.is_secret)
    lines = [
        Standing(
            option.position,
            option.short_name,
            place,
            by_chat if what == Told.PARTS else None,
            on_paper if what == Told.PARTS else None,
            sum_ if what != Told.ORDER else None,
        )
        for option, place, by_chat, on_paper, sum_ in zip(
            poll.options, ranks, chat, paper, votes, strict=True
        )
    ]
    shared = ties(ranks, votes, deciding_places(poll.method, poll.marks))
    return Outcome(*voters, poll.is_secret, _in_order(lines), tuple(map(tuple, shared)))


def _in_order(lines: Sequence[Standing]) -> tuple[Standing, ...]:
    return tuple(sorted(lines, key=lambda line: (line.place, line.position)))


def is_by_few(outcome: Outcome) -> bool:
    """Whether so few voted in secret that a number would tell how somebody did."""
    return outcome.voters > 0 and outcome.told == Told.ORDER
