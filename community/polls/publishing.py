"""Telling what came out: decided about, told once, and no number is kept that may not be told."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from sqlalchemy import delete, update

from community import doors, journal, outbox
from community.polls import drafts, topics
from community.polls.drafts import Known, PlannedOption, PollPlan
from community.polls.outcomes import Outcome, outcome_of
from community.polls.paper import Paper, state_of
from community.refusals import Reason, Refused
from community.rules.local_time import local, moment
from community.rules.permissions import Permission
from community.rules.promised_day import promised_by
from community.rules.quiet_hours import next_decent_moment
from storage.changed import changed
from storage.database import Session
from storage.kinds import NoticeKind, PollMethod, PollState, TieBreak
from storage.models import Notice, PaperCount, Person, Poll, PollResult
from storage.queries.polls import rolls

WORTH_HEARING = timedelta(days=7)
# Equal places are voted on again for as long as a quick vote runs, until the same hour.
DAYS_AGAIN, CLOSES_AT = 3, time(18)


@dataclass(frozen=True, slots=True)
class Decided:
    """What an organiser decided about the results before they are told.

    `answer_by` is the end of the day by which the municipality answers, if it does.
    """

    tie_break: TieBreak | None
    answer_by: datetime | None


async def countable(session: Session, person: Person, poll_id: int) -> tuple[Poll, Outcome]:
    """A closed vote of which all is counted, and what came out.

    Whoever looks at that ends the marking of votes on paper: who knew the sum before would see
    in the next one how a single ballot was filled in.

    Raises Refused NOT_FOUND, POLL_STILL_OPEN, ALREADY_SENT (it is told) or PAPER_MISSING, each
    with the `poll`.
    """
    poll = await doors.organised_poll(session, person, poll_id, Permission.RUN_POLLS)
    if poll.state in {PollState.DRAFT, PollState.OPEN}:
        raise Refused(Reason.POLL_STILL_OPEN, poll=poll)
    if poll.state != PollState.CLOSED:
        raise Refused(Reason.ALREADY_SENT, poll=poll)
    await _note_look(session, poll)
    if await state_of(session, poll.id) not in {Paper.NONE, Paper.AGREED}:
        raise Refused(Reason.PAPER_MISSING, poll=poll)
    return poll, await outcome_of(session, poll)


async def _note_look(session: Session, poll: Poll) -> None:
    """Whoever marks somebody in this moment is waited for."""
    if not poll.is_looked_at:
        await session.execute(
            update(Poll)
            .where(Poll.id == poll.id)
            .values(is_looked_at=True)
            .execution_options(synchronize_session=False)
        )


async def decide(
    session: Session, person: Person, poll_id: int, decided: Decided, now: datetime
) -> tuple[Poll, Outcome]:
    """Write down what is to be told with the results; nobody hears of it yet.

    Raises Refused as `countable` does, or OUT_OF_DATE (also for one more vote on several places).
    """
    poll, outcome = await countable(session, person, poll_id)
    if decided.tie_break == TieBreak.AGAIN and not outcome.may_repeat:
        raise Refused(Reason.OUT_OF_DATE, poll=poll)
    values = {"tie_break": decided.tie_break, "answer_by": decided.answer_by}
    await _change(session, poll, poll.version, **values)
    return await countable(session, person, poll_id)


async def choose_messengers(
    session: Session, person: Person, known: Known, *, is_telegram_only: bool, now: datetime
) -> Poll:
    """Tell what came out, and what follows it, in Telegram alone or in Viber too.

    Raises Refused as `countable` does, or OUT_OF_DATE.
    """
    poll, _outcome = await countable(session, person, known.poll_id)
    await _change(session, poll, known.version, is_telegram_only=is_telegram_only)
    town = poll.municipality_id
    await journal.write(
        session, "choose_messengers", municipality_id=town, actor_id=person.id, now=now
    )
    return (await countable(session, person, known.poll_id))[0]


def telling_moment(poll: Poll, now: datetime) -> datetime:
    """When people would hear results that are told now; needs its municipality."""
    return next_decent_moment(now, poll.municipality.zone)


async def publish(
    session: Session, person: Person, poll_id: int, version: int, now: datetime
) -> tuple[Poll, Poll | None]:
    """Tell who could vote and the organisers what came out; with the draft of a repeated vote.

    Numbers that may not be told are forgotten. Raises Refused as `countable` does, or OUT_OF_DATE.
    """
    poll, outcome = await countable(session, person, poll_id)
    values = {"published_at": now, "voters_on_paper": outcome.on_paper}
    await _change(session, poll, version, state=PollState.PUBLISHED, **values)
    await _keep_what_is_told(session, poll, outcome)
    await topics.release(session, person, poll, now)
    notice = Notice(
        kind=NoticeKind.POLL_RESULTS,
        municipality_id=poll.municipality_id,
        poll_id=poll.id,
        created_by=person.id,
        created_at=now,
        expires_at=now + WORTH_HEARING,
    )
    whom = rolls.told_by(person.id, poll)
    await outbox.broadcast(session, notice, whom, telling_moment(poll, now))
    town = poll.municipality_id
    await journal.write(session, "publish_poll", municipality_id=town, actor_id=person.id, now=now)
    again = None
    if poll.tie_break == TieBreak.AGAIN and outcome.may_repeat:
        again = await drafts.draft(session, person, town, _again(poll, outcome, now), now)
    return await doors.organised_poll(session, person, poll_id, Permission.RUN_POLLS), again


async def _keep_what_is_told(session: Session, poll: Poll, outcome: Outcome) -> None:
    for standing in outcome.standings:
        await session.execute(
            update(PollResult)
            .where(PollResult.poll_id == poll.id, PollResult.position == standing.position)
            .values(
                place=standing.place,
                votes_by_chat=standing.by_chat,
                votes_on_paper=standing.on_paper,
                votes=standing.votes,
            )
            .execution_options(synchronize_session=False)
        )
    await session.execute(
        delete(PaperCount)
        .where(PaperCount.poll_id == poll.id)
        .execution_options(synchronize_session=False)
    )
    # What was overwritten must not be readable in the engine's own files either.
    session.info["is_counted"] = True


def _again(poll: Poll, outcome: Outcome, now: datetime) -> PollPlan:
    """A vote among those that share the place, held as the one before."""
    (tied,) = outcome.ties
    options = [option for option in poll.options if option.position in tied]
    zone = poll.municipality.zone
    day = local(promised_by(now, zone, DAYS_AGAIN), zone).date()
    return PollPlan(
        question=poll.question,
        options=tuple(PlannedOption(each.short_name, each.need_id) for each in options),
        is_secret=poll.is_secret,
        method=poll.method,
        # Whoever may choose several of the tied ones would leave them tied.
        marks=1 if poll.method == PollMethod.CHOICE else min(poll.marks, len(options)),
        closes_at=moment(day, CLOSES_AT, zone),
        group_ids=tuple(group.id for group in poll.groups),
        is_for_all=poll.is_for_all,
        quorum=poll.quorum,
        repeats_id=poll.id,
    )


async def _change(session: Session, poll: Poll, version: int, **values: object) -> None:
    met = await changed(
        session,
        update(Poll)
        .where(Poll.id == poll.id, Poll.state == PollState.CLOSED, Poll.version == version)
        .values(version=version + 1, **values),
    )
    if met != 1:
        raise Refused(Reason.OUT_OF_DATE, poll=poll)
