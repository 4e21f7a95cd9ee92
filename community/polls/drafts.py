"""Drafting a vote: nobody hears of it until it is opened."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import delete, insert, select, update

from community import doors, journal
from community.refusals import Reason, Refused
from community.rules.permissions import Permission
from community.rules.polls.ballots import FEWEST_OPTIONS, MOST_OPTIONS, mark_limits
from storage.changed import changed
from storage.database import Session
from storage.kinds import PollMethod, PollState
from storage.models import CommunityGroup, Need, Person, Poll, PollGroup, PollOption

# reference/domain.md, 4, I2; ours: a question that fits the lock screen of a phone.
LONGEST_NAME = 30
LONGEST_QUESTION = 120


@dataclass(frozen=True)
class PlannedOption:
    """One choice, and the need that it stands for, if any."""

    short_name: str
    need_id: int | None = None


@dataclass(frozen=True)
class PollPlan:
    """What is to be voted on, how, by whom and until when.

    `marks` is how many options may be chosen, how many points everybody spreads, or how many
    places an order has. `repeats_id` is the vote whose equal places are voted on again.
    """

    question: str
    options: tuple[PlannedOption, ...]
    is_secret: bool
    method: PollMethod
    marks: int
    closes_at: datetime
    group_ids: tuple[int, ...] = ()
    is_for_all: bool = False
    quorum: int | None = None
    repeats_id: int | None = None


class Fault(StrEnum):
    """Why a plan is not fit for a vote."""

    QUESTION = "question"
    OPTIONS = "options"
    NAME_LENGTH = "name_length"
    NAMES_EQUAL = "names_equal"
    MARKS = "marks"
    PAST = "past"
    NOBODY = "nobody"
    QUORUM = "quorum"


def fault_of(plan: PollPlan, now: datetime) -> Fault | None:
    """The first thing that is wrong with a plan, or nothing."""
    names = [option.short_name.strip() for option in plan.options]
    checks = {
        Fault.QUESTION: 0 < len(plan.question.strip()) <= LONGEST_QUESTION,
        Fault.OPTIONS: FEWEST_OPTIONS <= len(names) <= MOST_OPTIONS,
        Fault.NAME_LENGTH: all(0 < len(name) <= LONGEST_NAME for name in names),
        Fault.NAMES_EQUAL: len({name.casefold() for name in names}) == len(names),
        Fault.MARKS: plan.marks in mark_limits(plan.method, len(names)),
        Fault.PAST: plan.closes_at > now,
        Fault.NOBODY: plan.is_for_all or bool(plan.group_ids),
        Fault.QUORUM: plan.quorum is None or plan.quorum > 0,
    }
    return next((fault for fault, is_well in checks.items() if not is_well), None)


@dataclass(frozen=True)
class Known:
    """A draft that was looked at, as it was then."""

    poll_id: int
    version: int


async def draft(
    session: Session,
    person: Person,
    municipality_id: int,
    plan: PollPlan,
    now: datetime,
    known: Known | None = None,
) -> Poll:
    """Write a vote down, or an existing draft anew; nobody hears of it.

    Raises Refused NOT_ALLOWED, POLL_UNFIT with the `fault`, NOT_FOUND for a group or a need of
    another municipality, ALREADY_SENT or OUT_OF_DATE (somebody else changed it meanwhile).
    """
    await doors.organised_municipality(session, person, municipality_id, Permission.RUN_POLLS)
    fault = fault_of(plan, now)
    if fault is not None:
        raise Refused(Reason.POLL_UNFIT, fault=fault)
    await _check_belong(session, municipality_id, plan)
    poll_id = await _row(session, person, municipality_id, plan, now, known)
    await _write_parts(session, poll_id, plan)
    await journal.write(
        session, "draft_poll", municipality_id=municipality_id, actor_id=person.id, now=now
    )
    return await doors.organised_poll(session, person, poll_id, Permission.RUN_POLLS)


async def draft_of(session: Session, person: Person, poll_id: int) -> Poll:
    """A draft that this person may change. Raises Refused NOT_FOUND or ALREADY_SENT."""
    poll = await doors.organised_poll(session, person, poll_id, Permission.RUN_POLLS)
    if poll.state != PollState.DRAFT:
        raise Refused(Reason.ALREADY_SENT, poll=poll)
    return poll


async def change_draft(session: Session, person: Person, known: Known, **values: object) -> Poll:
    """Change a draft as long as it is the one that was looked at.

    Raises Refused NOT_FOUND, ALREADY_SENT or OUT_OF_DATE.
    """
    poll = await draft_of(session, person, known.poll_id)
    met = await changed(
        session,
        update(Poll)
        .where(
            Poll.id == known.poll_id,
            Poll.state == PollState.DRAFT,
            Poll.version == known.version,
        )
        .values(version=known.version + 1, **values),
    )
    if met != 1:
        raise Refused(Reason.OUT_OF_DATE, poll=poll)
    return await doors.organised_poll(session, person, known.poll_id, Permission.RUN_POLLS)


async def choose_messengers(
    session: Session, person: Person, known: Known, *, is_telegram_only: bool, now: datetime
) -> Poll:
    """Tell of a vote in Telegram alone or in Viber too.

    Raises Refused NOT_FOUND, ALREADY_SENT or OUT_OF_DATE.
    """
    poll = await change_draft(session, person, known, is_telegram_only=is_telegram_only)
    town = poll.municipality_id
    await journal.write(
        session, "choose_messengers", municipality_id=town, actor_id=person.id, now=now
    )
    return poll


async def drop_draft(session: Session, person: Person, poll_id: int) -> None:
    """Throw a draft away. Raises Refused NOT_FOUND or ALREADY_SENT."""
    poll = await draft_of(session, person, poll_id)
    await session.execute(delete(Poll).where(Poll.id == poll.id))


async def _check_belong(session: Session, municipality_id: int, plan: PollPlan) -> None:
    for model, wanted in (
        (CommunityGroup, set(plan.group_ids)),
        (Need, {option.need_id for option in plan.options} - {None}),
    ):
        found = await session.scalars(
            select(model.id).where(model.id.in_(wanted), model.municipality_id == municipality_id)
        )
        if set(found) != wanted:
            raise Refused(Reason.NOT_FOUND)


async def _row(
    session: Session,
    person: Person,
    municipality_id: int,
    plan: PollPlan,
    now: datetime,
    known: Known | None,
) -> int:
    if known is not None:
        poll = await change_draft(session, person, known, **_values(plan))
        if poll.municipality_id != municipality_id:
            raise Refused(Reason.NOT_FOUND)
        for part in (PollOption, PollGroup):
            await session.execute(delete(part).where(part.poll_id == poll.id))
        return poll.id
    # A repeated vote goes the way of the first, until somebody chooses another.
    first = None if plan.repeats_id is None else await session.get(Poll, plan.repeats_id)
    poll = Poll(
        municipality_id=municipality_id,
        state=PollState.DRAFT,
        repeats_id=plan.repeats_id,
        is_telegram_only=first is not None and first.is_telegram_only,
        created_by=person.id,
        created_at=now,
        **_values(plan),
    )
    session.add(poll)
    await session.flush()
    return poll.id


def _values(plan: PollPlan) -> dict[str, Any]:
    return {
        "question": plan.question.strip(),
        "is_secret": plan.is_secret,
        "method": plan.method,
        "marks": plan.marks,
        "is_for_all": plan.is_for_all,
        "quorum": plan.quorum,
        "closes_at": plan.closes_at,
    }


async def _write_parts(session: Session, poll_id: int, plan: PollPlan) -> None:
    await session.execute(
        insert(PollOption),
        [
            {
                "poll_id": poll_id,
                "position": position,
                "short_name": option.short_name.strip(),
                "need_id": option.need_id,
            }
            for position, option in enumerate(plan.options, start=1)
        ],
    )
    if plan.group_ids:
        groups = sorted(set(plan.group_ids))
        await session.execute(
            insert(PollGroup), [{"poll_id": poll_id, "group_id": group} for group in groups]
        )
