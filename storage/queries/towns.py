"""Municipalities, their settlements, meeting places, groups and invites."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, CursorResult, delete, exists, func, select, update
from sqlalchemy.orm import joinedload

from storage.database import Session
from storage.kinds import GroupKind, MembershipState
from storage.models import (
    CommunityGroup,
    Invite,
    Membership,
    Municipality,
    Person,
    Place,
    Settlement,
)


class OpenInvite(NamedTuple):
    """An invite that still lets people in, with its municipality, and where to."""

    invite: Invite
    group: GroupKind | None
    settlement: str | None


async def find_municipality(session: Session, name: str) -> Municipality | None:
    """By its exact name, for the command line."""
    return await session.scalar(select(Municipality).where(Municipality.name == name))


async def find_invite(session: Session, token: str) -> Invite | None:
    """An invite with its municipality."""
    return await session.scalar(
        select(Invite).where(Invite.token == token).options(joinedload(Invite.municipality))
    )


async def use_invite(session: Session, invite_id: int, now: datetime) -> bool:
    """Count one use, unless the invite has ended or is used up."""
    result = await session.execute(
        update(Invite).where(Invite.id == invite_id, *_is_open(now)).values(uses=Invite.uses + 1)
    )
    assert isinstance(result, CursorResult)
    return result.rowcount == 1


async def open_invites(
    session: Session, municipality_ids: Collection[int], now: datetime
) -> list[OpenInvite]:
    """Those that let people in now, the oldest first."""
    rows = await session.execute(
        select(Invite, CommunityGroup.kind, Settlement.name)
        .outerjoin(CommunityGroup, CommunityGroup.id == Invite.group_id)
        .outerjoin(Settlement, Settlement.id == Invite.settlement_id)
        .where(Invite.municipality_id.in_(municipality_ids), *_is_open(now))
        .options(joinedload(Invite.municipality))
        .order_by(Invite.id)
    )
    return [OpenInvite(invite, group, settlement) for invite, group, settlement in rows]


async def end_invite(session: Session, invite_id: int, now: datetime) -> int | None:
    """Let it end now; the number of its municipality, or None if it lets nobody in anyway."""
    return await session.scalar(
        update(Invite)
        .where(Invite.id == invite_id, *_is_open(now))
        .values(expires_at=now)
        .returning(Invite.municipality_id)
        .execution_options(synchronize_session=False)
    )


def _is_open(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (Invite.uses < Invite.max_uses, Invite.expires_at > now)


async def settlements(session: Session, municipality_id: int) -> list[Settlement]:
    """In the order in which they were written down: the town first."""
    found = await session.scalars(
        select(Settlement)
        .where(Settlement.municipality_id == municipality_id)
        .order_by(Settlement.id)
    )
    return list(found)


async def remove_if_empty(session: Session, settlement_id: int) -> bool:
    """Take a settlement off the list, unless somebody lives there."""
    result = await session.execute(
        delete(Settlement).where(
            Settlement.id == settlement_id, ~exists().where(Person.settlement_id == settlement_id)
        )
    )
    assert isinstance(result, CursorResult)
    return result.rowcount == 1


async def places(
    session: Session, municipality_id: int, limit: int, offset: int = 0
) -> list[Place]:
    """The rooms that were used last."""
    found = await session.scalars(
        select(Place)
        .where(Place.municipality_id == municipality_id)
        .order_by(Place.used_at.desc(), Place.id)
        .offset(offset)
        .limit(limit)
    )
    return list(found)


async def count_places(session: Session, municipality_id: int) -> int:
    """How many rooms are on the list."""
    wanted = select(func.count()).select_from(Place)
    return await session.scalar(wanted.where(Place.municipality_id == municipality_id)) or 0


async def find_place(session: Session, municipality_id: int, name: str) -> Place | None:
    """A room by its exact name."""
    return await session.scalar(
        select(Place).where(Place.municipality_id == municipality_id, Place.name == name)
    )


async def find_group(
    session: Session, municipality_id: int, kind: GroupKind
) -> CommunityGroup | None:
    """The municipality's group of this kind."""
    return await session.scalar(
        select(CommunityGroup).where(
            CommunityGroup.municipality_id == municipality_id, CommunityGroup.kind == kind
        )
    )


async def groups_with_sizes(
    session: Session, municipality_id: int
) -> list[tuple[CommunityGroup, int]]:
    """The municipality's groups and how many sit in each."""
    rows = await session.execute(
        select(CommunityGroup, func.count(Membership.person_id))
        .outerjoin(
            Membership,
            (Membership.group_id == CommunityGroup.id)
            & (Membership.state == MembershipState.ACTIVE),
        )
        .where(CommunityGroup.municipality_id == municipality_id)
        .group_by(CommunityGroup.id)
        .order_by(CommunityGroup.id)
    )
    return [(group, size) for group, size in rows]
