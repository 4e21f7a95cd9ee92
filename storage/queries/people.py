"""People: their roles, their groups, how they can be reached."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Select, bindparam, exists, func, literal, select, union_all
from sqlalchemy.orm import joinedload

from storage.database import Session
from storage.kinds import MembershipState, MessengerName, NoticeKind, Role
from storage.models import (
    CommunityGroup,
    Consent,
    Contact,
    Delivery,
    Membership,
    Municipality,
    Notice,
    Person,
    RoleGrant,
    Rsvp,
)
from storage.queries.audiences import count

ORGANISERS = (Role.COORDINATOR, Role.CONTACT_PERSON, Role.FACILITATOR)

_ROLES = union_all(
    select(RoleGrant.role).where(
        RoleGrant.person_id == bindparam("person"),
        RoleGrant.municipality_id == bindparam("municipality"),
        RoleGrant.ended_at.is_(None),
    ),
    select(literal(Role.MEMBER, RoleGrant.role.type))
    .select_from(Membership)
    .join(CommunityGroup, CommunityGroup.id == Membership.group_id)
    .where(
        Membership.person_id == bindparam("person"),
        Membership.state == MembershipState.ACTIVE,
        CommunityGroup.municipality_id == bindparam("municipality"),
    ),
)


async def roles(session: Session, person_id: int, municipality_id: int) -> set[Role]:
    """What this person is in this municipality, now."""
    keys = {"person": person_id, "municipality": municipality_id}
    return {Role(role) for role in await session.scalars(_ROLES, keys)}


async def organised_by(session: Session, person_id: int) -> list[Municipality]:
    """The municipalities where this person holds an organising role, by name."""
    found = await session.scalars(
        select(Municipality)
        .join(RoleGrant, RoleGrant.municipality_id == Municipality.id)
        .where(
            RoleGrant.person_id == person_id,
            RoleGrant.ended_at.is_(None),
            RoleGrant.role.in_(ORGANISERS),
        )
        .distinct()
        .order_by(Municipality.name)
    )
    return list(found)


async def holders(session: Session, municipality_id: int, *wanted: Role) -> list[int]:
    """The people who hold one of these roles in a municipality."""
    found = await session.scalars(
        select(RoleGrant.person_id)
        .join(Person, Person.id == RoleGrant.person_id)
        .where(
            RoleGrant.municipality_id == municipality_id,
            RoleGrant.ended_at.is_(None),
            RoleGrant.role.in_(wanted),
            Person.joined_at.is_not(None),
        )
        .distinct()
    )
    return list(found)


async def standing_roles(
    session: Session, municipality_ids: Collection[int]
) -> list[tuple[RoleGrant, Person]]:
    """Who holds which role now, the oldest grant first."""
    rows = await session.execute(
        select(RoleGrant, Person)
        .join(Person, Person.id == RoleGrant.person_id)
        .where(RoleGrant.municipality_id.in_(municipality_ids), RoleGrant.ended_at.is_(None))
        .order_by(RoleGrant.id)
    )
    return [(grant, person) for grant, person in rows]


async def standing_role(session: Session, grant_id: int) -> tuple[RoleGrant, Person] | None:
    """One of them by its number."""
    rows = await session.execute(
        select(RoleGrant, Person)
        .join(Person, Person.id == RoleGrant.person_id)
        .where(RoleGrant.id == grant_id, RoleGrant.ended_at.is_(None))
    )
    found = rows.one_or_none()
    return (found[0], found[1]) if found else None


async def count_joined(session: Session, municipality_id: int) -> int:
    """How many people have come into a municipality."""
    count = await session.scalar(
        select(func.count())
        .select_from(Person)
        .where(Person.municipality_id == municipality_id, Person.joined_at.is_not(None))
    )
    return count or 0


async def membership(session: Session, person_id: int, group_id: int) -> Membership | None:
    """Whether somebody sits in a group or waits to."""
    return await session.get(Membership, (person_id, group_id))


async def membership_now(session: Session, person_id: int, group_id: int) -> Membership | None:
    """The same, past what this transaction has seen before."""
    return await session.get(Membership, (person_id, group_id), populate_existing=True)


async def is_turned_away(session: Session, person_id: int, group_id: int, now: datetime) -> bool:
    """Whether somebody was told that a group does not take them, and that is still worth it."""
    return bool(
        await session.scalar(
            select(
                exists()
                .where(Delivery.notice_id == Notice.id, Delivery.person_id == person_id)
                .where(
                    Notice.kind == NoticeKind.JOIN_DECLINED,
                    Notice.group_id == group_id,
                    Notice.expires_at > now,
                )
            )
        )
    )


async def groups_of(
    session: Session, person_id: int, state: MembershipState = MembershipState.ACTIVE
) -> list[CommunityGroup]:
    """The groups in which this person sits, or waits to."""
    found = await session.scalars(
        select(CommunityGroup)
        .join(Membership, Membership.group_id == CommunityGroup.id)
        .where(Membership.person_id == person_id, Membership.state == state)
        .order_by(CommunityGroup.kind)
    )
    return list(found)


async def load_person(session: Session, person_id: int) -> Person | None:
    """A person with municipality and settlement."""
    return await session.scalar(
        select(Person)
        .where(Person.id == person_id)
        .options(joinedload(Person.municipality), joinedload(Person.settlement))
        .execution_options(populate_existing=True)
    )


async def waiting_in(
    session: Session, municipality_ids: list[int]
) -> list[tuple[Person, CommunityGroup]]:
    """Who waits to be let in, the oldest first."""
    rows = await session.execute(
        select(Person, CommunityGroup)
        .join(Membership, Membership.person_id == Person.id)
        .join(CommunityGroup, CommunityGroup.id == Membership.group_id)
        .where(
            CommunityGroup.municipality_id.in_(municipality_ids),
            Membership.state == MembershipState.WAITING,
        )
        .order_by(Membership.created_at, Person.id)
    )
    return [(person, group) for person, group in rows]


def members_of(group_ids: list[int]) -> Select[int]:
    """Everybody who sits in these groups, each person once, as a query."""
    return (
        select(Membership.person_id)
        .where(Membership.group_id.in_(group_ids), Membership.state == MembershipState.ACTIVE)
        .distinct()
    )


async def count_members(session: Session, group_ids: list[int]) -> int:
    """How many people sit in these groups."""
    return await count(session, members_of(group_ids))


async def contact_at(session: Session, messenger: MessengerName, address: str) -> Contact | None:
    """The contact at an address, with person and municipality."""
    return await session.scalar(
        select(Contact)
        .where(Contact.messenger == messenger, Contact.address == address)
        .options(joinedload(Contact.person).joinedload(Person.municipality))
    )


async def contacts_of(session: Session, person_id: int) -> list[Contact]:
    """Every address of a person."""
    found = await session.scalars(
        select(Contact).where(Contact.person_id == person_id).order_by(Contact.id)
    )
    return list(found)


async def count_answers(session: Session, person_id: int) -> int:
    """How many invitations this person has answered."""
    count = await session.scalar(
        select(func.count()).select_from(Rsvp).where(Rsvp.person_id == person_id)
    )
    return count or 0


async def consented_at(session: Session, person_id: int) -> datetime | None:
    """When this person agreed to what is kept, for the newest text."""
    return await session.scalar(
        select(func.max(Consent.given_at)).where(Consent.person_id == person_id)
    )
