"""Draws what is said of a vote that has closed: to its organisers, and to all who could vote."""

from bot.screens.polls import answering, cards, papers, results
from community.polls import paper
from community.polls.outcomes import outcome_of
from community.polls.paper import Paper
from community.polls.turnout import turnout_of
from community.rules.polls.paper_count import differing
from messengers.screen import Screen
from scheduler.office import Office
from storage.database import Session
from storage.kinds import NoticeKind, PollState
from storage.models import Delivery, Poll
from storage.queries.polls import papers as queries


async def draw(session: Session, delivery: Delivery, poll: Poll, office: Office) -> Screen | None:
    """As the vote stands now; None for what its reader need not hear any more."""
    match delivery.notice.kind, poll.state:
        case NoticeKind.POLL_RESULTS, PollState.PUBLISHED:
            return results.results(poll, await outcome_of(session, poll), office.draw_chart)
        case NoticeKind.POLL_CLOSED, PollState.CLOSED:
            turnout = await turnout_of(session, poll)
            is_alone = not await paper.has_second_counter(session, poll)
            state = await paper.state_of(session, poll.id)
            return cards.closed(poll, turnout, state, is_alone=is_alone)
        case NoticeKind.POLL_PAPER_COUNTED, PollState.CLOSED:
            state = await paper.state_of(session, poll.id)
            return papers.counted_once(poll) if state == Paper.COUNTED_ONCE else None
        case NoticeKind.POLL_PAPER_AGREED, PollState.CLOSED:
            state = await paper.state_of(session, poll.id)
            return papers.agreed(poll) if state == Paper.AGREED else None
        case NoticeKind.POLL_PAPER_DIFFERS, PollState.CLOSED:
            return await _different(session, poll, delivery.person_id)
        case NoticeKind.POLL_UNANSWERED, PollState.PUBLISHED if poll.answered_at is None:
            return answering.unanswered(poll)
        case _:
            return None


async def _different(session: Session, poll: Poll, reader: int | None) -> Screen | None:
    if await paper.state_of(session, poll.id) != Paper.DIFFERENT:
        return None
    counts = await queries.counts(session, poll.id)
    positions = differing(list(counts.values()))
    if reader in counts:
        return papers.different(poll, positions)
    return papers.different_for_others(poll, positions)
