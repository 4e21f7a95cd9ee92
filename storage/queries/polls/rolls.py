"""The roll: who may vote and who took part; never when, and never how."""

from typing import Any

from sqlalchemy import Select, func, insert, literal, select

from storage.database import Session
from storage.kinds import MembershipState, VotingWay
from storage.models import CommunityGroup, Membership, Poll, PollGroup, RollEntry
from storage.queries.audiences import count


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


def silent(poll_id: int) -> Select[int]:
    """Those of them who have neither taken part nor said that they will not."""
    return on_roll(poll_id).where(RollEntry.way.is_(None))


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
