"""The roll: who may vote and who took part; never when, and never how."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, delete, func, insert, literal, select, update

from storage.changed import changed
from storage.database import Session
from storage.kinds import MembershipState, PollState, VotingWay
from storage.models import (
    CommunityGroup,
    Membership,
    OpenVote,
    Person,
    Poll,
    PollGroup,
    PollOption,
    RoleGrant,
    RollEntry,
)
from storage.queries.audiences import count
from storage.queries.people import ORGANISERS


def electorate(poll: Poll) -> Select[int]:
    """Who may vote when a poll is opened now, each person once, as a query."""
    members = (
        select(Membership.person_id)
        .join(CommunityGroup, CommunityGroup.id == Membership.group_id)
        .where(
            CommunityGroup.municipality_id == poll.municipality_id,
            Membership.state == MembershipState.ACTIVE,
        )
        .distinct()
    )
    if poll.is_for_all:
        return members
    chosen = select(PollGroup.group_id).where(PollGroup.poll_id == poll.id)
    return members.where(Membership.group_id.in_(chosen))


async def count_electorate(session: Session, poll: Poll) -> int:
    """How many people may vote when a poll is opened now."""
    return await count(session, electorate(poll))


async def freeze(session: Session, poll: Poll) -> None:
    """Write the roll down, in one statement."""
    person = electorate(poll).subquery()
    values: dict[Any, Any] = {
        RollEntry.poll_id: literal(poll.id, Poll.id.type),
        RollEntry.person_id: next(iter(person.c)),
    }
    rows = select(*values.values()).select_from(person)
    await session.execute(insert(RollEntry).from_select(list(values), rows))


def on_roll(poll_id: int) -> Select[int]:
    """Everybody who may vote, as a query."""
    return select(RollEntry.person_id).where(RollEntry.poll_id == poll_id)


def told_by(person_id: int, poll: Poll) -> Select[int]:
    """Who hears the results that this person tells: who may vote, and the other organisers."""
    organisers = select(RoleGrant.person_id).where(
        RoleGrant.municipality_id == poll.municipality_id,
        RoleGrant.ended_at.is_(None),
        RoleGrant.role.in_(ORGANISERS),
        RoleGrant.person_id != person_id,
    )
    is_one = Person.id.in_(organisers) & Person.joined_at.is_not(None)
    return select(Person.id).where(Person.id.in_(on_roll(poll.id)) | is_one)


def silent(poll_id: int) -> Select[int]:
    """Those of them who have neither taken part nor said that they will not."""
    return on_roll(poll_id).where(RollEntry.way.is_(None))


def waiting_for(person_id: int, now: datetime) -> Select[int]:
    """The votes that go on in which this person has not said anything yet, as a query."""
    return (
        select(RollEntry.poll_id)
        .join(Poll, Poll.id == RollEntry.poll_id)
        .where(
            RollEntry.person_id == person_id,
            RollEntry.way.is_(None),
            Poll.state == PollState.OPEN,
            Poll.closes_at > now,
        )
    )


async def newest_waiting(session: Session, person_id: int, now: datetime) -> int | None:
    """The newest of these."""
    newest = waiting_for(person_id, now).order_by(Poll.id.desc()).limit(1)
    return await session.scalar(newest)


async def waiting_options(session: Session, person_id: int, now: datetime) -> Sequence[PollOption]:
    """What can be chosen in these, the newest first."""
    waiting = waiting_for(person_id, now)
    options = select(PollOption).where(PollOption.poll_id.in_(waiting))
    ordered = options.order_by(PollOption.poll_id.desc(), PollOption.position)
    return (await session.scalars(ordered)).all()


async def count_options(session: Session, poll_id: int) -> int:
    """How many options a vote has."""
    counted = select(func.count()).select_from(PollOption).where(PollOption.poll_id == poll_id)
    return await session.scalar(counted) or 0


async def known(session: Session, poll_id: int) -> int | None:
    """The same number, if there is such a vote."""
    return await session.scalar(select(Poll.id).where(Poll.id == poll_id))


async def entry(session: Session, poll_id: int, person_id: int) -> RollEntry | None:
    """Somebody's line on the roll, as it stands now."""
    return await session.get(RollEntry, (poll_id, person_id), populate_existing=True)


async def counts(session: Session, poll_id: int) -> dict[VotingWay | None, int]:
    """How many took part by each way; under None those of whom nothing is known."""
    rows = await session.execute(
        select(RollEntry.way, func.count())
        .where(RollEntry.poll_id == poll_id)
        .group_by(RollEntry.way)
    )
    return dict(rows.all())


async def count_taken_part(session: Session, person_id: int) -> int:
    """In how many votes somebody took part, as far as that is still known."""
    taken_part = select(func.count()).where(
        RollEntry.person_id == person_id,
        RollEntry.way.in_([VotingWay.CHAT, VotingWay.PAPER]),
    )
    return await session.scalar(taken_part) or 0


async def forget_participation(session: Session, before: datetime) -> int:
    """Forget who took part in votes that were told before then, and how they voted openly.

    Who could vote stays: they may look at the results. Returns how many people it concerns.
    """
    told = select(Poll.id).where(Poll.published_at <= before)
    await session.execute(
        delete(OpenVote)
        .where(OpenVote.poll_id.in_(told))
        .execution_options(synchronize_session=False)
    )
    known = (RollEntry.poll_id.in_(told), RollEntry.way.is_not(None))
    return await changed(session, update(RollEntry).where(*known).values(way=None))
