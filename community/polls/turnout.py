"""How many take part in a vote; never who, and never how."""

from dataclasses import dataclass

from storage.database import Session
from storage.kinds import VotingWay
from storage.models import Poll
from storage.queries.polls import papers, rolls


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many took part by which way, and of how many nothing is known."""

    by_chat: int
    on_paper: int
    silent: int

    @property
    def voters(self) -> int:
        """How many took part."""
        return self.by_chat + self.on_paper


async def turnout_of(session: Session, poll: Poll) -> Turnout:
    """From the roll while a vote runs; then what was written down, whoever was erased since."""
    stands = await rolls.counts(session, poll.id)
    by_chat, on_paper = poll.voters_by_chat, poll.voters_on_paper
    if by_chat is None:
        by_chat = stands.get(VotingWay.CHAT, 0)
    if on_paper is None:
        on_paper = await papers.count_marked(session, poll.id)
    return Turnout(by_chat, on_paper, stands.get(None, 0))
