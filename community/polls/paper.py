"""Votes on paper: who voted so, and what two people counted independently of each other."""

from collections.abc import Collection, Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import delete, insert, select, update

from community import doors, journal, outbox
from community.organising import deputies
from community.polls.turnout import turnout_of
from community.refusals import Reason, Refused
from community.rules.permissions import Permission, may
from community.rules.polls.paper_count import agreed, is_possible
from community.rules.polls.standings import FEWEST_COUNTED
from storage.changed import changed
from storage.columns import table_of
from storage.database import Session
from storage.kinds import NoticeKind, PollState, VotingWay
from storage.models import PaperCount, Person, Poll, RollEntry
from storage.queries import people
from storage.queries.polls import boxes, papers


class Paper(StrEnum):
    """How far the ballots on paper are."""

    NONE = "none"
    UNCOUNTED = "uncounted"
    COUNTED_ONCE = "counted_once"
    DIFFERENT = "different"
    AGREED = "agreed"


async def state_of(session: Session, poll_id: int) -> Paper:
    """How far the ballots on paper of a vote are."""
    if not await papers.count_marked(session, poll_id):
        return Paper.NONE
    counts = await papers.counts(session, poll_id)
    if agreed(list(counts.values())) is not None:
        return Paper.AGREED
    return (Paper.UNCOUNTED, Paper.COUNTED_ONCE, Paper.DIFFERENT)[min(len(counts), 2)]


async def has_second_counter(session: Session, poll: Poll) -> bool:
    """Whether the municipality has two people who may count."""
    organisers = await people.holders(session, poll.municipality_id, *people.ORGANISERS)
    return len(organisers) > 1


async def exposes_chat(session: Session, poll: Poll) -> bool:
    """Whether so few vote in the chat that who counts the paper can work out how they did.

    Their part is what is told less what the paper says. While it is open more may come.
    """
    by_chat = (await turnout_of(session, poll)).by_chat
    is_anybody_to_come = poll.state == PollState.OPEN
    return poll.is_secret and by_chat < FEWEST_COUNTED and (by_chat > 0 or is_anybody_to_come)


async def may_mark(session: Session, person: Person, poll: Poll) -> bool:
    """Whether this organiser can still mark who voted on paper."""
    roles = await people.roles(session, person.id, poll.municipality_id)
    return may(roles, Permission.MARK_PAPER) and not await papers.is_fixed(session, poll.id)


async def mark(
    session: Session,
    person: Person,
    poll_id: int,
    voter_id: int,
    now: datetime,
    *,
    is_marked: bool = True,
) -> Poll:
    """Note that somebody voted on paper, or did not after all; they can not vote in chat then.

    Raises Refused NOT_FOUND, POLL_NOT_OPEN (somebody has looked at the results, or counting has
    begun) or VOTED (in chat), each with the `poll`.
    """
    poll = await doors.organised_poll(session, person, poll_id, Permission.MARK_PAPER)
    await _lock(session, poll)
    if poll.state not in {PollState.OPEN, PollState.CLOSED}:
        raise Refused(Reason.POLL_NOT_OPEN, poll=poll)
    if await papers.is_fixed(session, poll.id):
        raise Refused(Reason.POLL_NOT_OPEN, poll=poll)
    if is_marked:
        if not await boxes.take_part(session, poll.id, voter_id, VotingWay.PAPER):
            await _check_not_in_chat(session, poll, voter_id)
    else:
        await _unmark(session, poll.id, voter_id)
    await _journal(session, "mark_paper", person, poll, now)
    return poll


async def _check_not_in_chat(session: Session, poll: Poll, voter_id: int) -> None:
    entry = await session.get(RollEntry, (poll.id, voter_id), populate_existing=True)
    if entry is None:
        raise Refused(Reason.NOT_FOUND)
    if entry.way != VotingWay.PAPER:
        raise Refused(Reason.VOTED, poll=poll)


async def _unmark(session: Session, poll_id: int, voter_id: int) -> None:
    is_it = (
        RollEntry.poll_id == poll_id,
        RollEntry.person_id == voter_id,
        RollEntry.way == VotingWay.PAPER,
    )
    await changed(session, update(RollEntry).where(*is_it).values(way=None))


async def countable(session: Session, person: Person, poll_id: int) -> Poll:
    """A vote of which this person may enter what was counted on paper.

    Raises Refused NOT_FOUND, POLL_STILL_OPEN, PAPER_NONE or PAPER_COUNTED, each with the `poll`.
    """
    poll = await doors.organised_poll(session, person, poll_id, Permission.RUN_POLLS)
    if poll.state == PollState.OPEN:
        raise Refused(Reason.POLL_STILL_OPEN, poll=poll)
    state = await state_of(session, poll.id)
    if poll.state != PollState.CLOSED or state == Paper.AGREED:
        raise Refused(Reason.PAPER_COUNTED, poll=poll)
    if state == Paper.NONE:
        raise Refused(Reason.PAPER_NONE, poll=poll)
    return poll


async def misfit(session: Session, poll: Poll, numbers: Sequence[int]) -> int | None:
    """Why these totals can not be: 0 is the number of ballots, 1 the votes; None if they can."""
    ballots, *votes = numbers
    if ballots != await papers.count_marked(session, poll.id):
        return 0
    return None if is_possible(poll.method, poll.marks, ballots, votes) else 1


async def enter_count(
    session: Session, person: Person, poll_id: int, numbers: Sequence[int], now: datetime
) -> Paper:
    """Enter what one person counted: the number of ballots, then the votes of each option.

    Two people have to come to the same; until then each may enter anew. The other organisers hear
    after the first one that it is their turn, that two differ (once; who counted each time), and
    that two agree. Raises Refused as `countable` does, or PAPER_UNFIT.
    """
    poll = await countable(session, person, poll_id)
    await _lock(session, poll)
    if len(numbers) != len(poll.options) + 1 or await misfit(session, poll, numbers) is not None:
        raise Refused(Reason.PAPER_UNFIT, poll=poll)
    is_first = not await papers.counts(session, poll.id)
    await _forget_count_of(session, person, poll)
    row = {"poll_id": poll.id, "counter_id": person.id}
    await session.execute(
        insert(table_of(PaperCount)),
        [row | {"position": place, "votes": votes} for place, votes in enumerate(numbers)],
    )
    await _journal(session, "enter_count", person, poll, now)
    state = await state_of(session, poll.id)
    if state == Paper.DIFFERENT:
        kind = NoticeKind.POLL_PAPER_DIFFERS
        whom = await _waiting(session, poll, now) - await papers.told(session, poll.id, kind)
        await _tell_others(session, kind, whom | await _counted(session, poll), person, poll, now)
    elif state == Paper.AGREED:
        whom = await _waiting(session, poll, now)
        await _tell_others(session, NoticeKind.POLL_PAPER_AGREED, whom, person, poll, now)
    elif is_first:
        kind = NoticeKind.POLL_PAPER_COUNTED
        whom = await _waiting(session, poll, now) - await papers.told(session, poll.id, kind)
        await _tell_others(session, kind, whom, person, poll, now)
    return state


async def _waiting(session: Session, poll: Poll, now: datetime) -> set[int]:
    """Who has counted or may have to."""
    town = poll.municipality_id
    organisers = await people.holders(session, town, *people.ORGANISERS)
    answering = await deputies.answering(session, town, organisers, now)
    return {*answering, *await _counted(session, poll)}


async def _counted(session: Session, poll: Poll) -> set[int]:
    """Who has counted, as far as they may still do so."""
    organisers = await people.holders(session, poll.municipality_id, *people.ORGANISERS)
    return {*organisers} & (await papers.counts(session, poll.id)).keys()


async def _tell_others(
    session: Session,
    kind: NoticeKind,
    people_told: Collection[int],
    but: Person,
    poll: Poll,
    now: datetime,
) -> None:
    told = set(people_told) - {but.id}
    town = poll.municipality_id
    await outbox.tell(session, kind, told, now=now, municipality_id=town, poll_id=poll.id)


async def take_back_count(session: Session, person: Person, poll_id: int, now: datetime) -> Poll:
    """Forget what this person counted, so that the marks can be changed or others count.

    Raises Refused as `countable` does: what two people agree on stays.
    """
    poll = await countable(session, person, poll_id)
    await _lock(session, poll)
    await _forget_count_of(session, person, poll)
    await _journal(session, "take_back_count", person, poll, now)
    return poll


async def _forget_count_of(session: Session, person: Person, poll: Poll) -> None:
    mine = (PaperCount.poll_id == poll.id, PaperCount.counter_id == person.id)
    await session.execute(
        delete(PaperCount).where(*mine).execution_options(synchronize_session=False)
    )
    # Who has looked at the results has not seen what comes out now.
    unseen = {"version": Poll.version + 1, "tie_break": None}
    await changed(session, update(Poll).where(Poll.id == poll.id).values(unseen))


async def _lock(session: Session, poll: Poll) -> None:
    await session.execute(select(Poll.id).where(Poll.id == poll.id).with_for_update())


async def _journal(session: Session, verb: str, person: Person, poll: Poll, now: datetime) -> None:
    town = poll.municipality_id
    await journal.write(session, verb, municipality_id=town, actor_id=person.id, now=now)
