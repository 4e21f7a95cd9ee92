"""What the municipality's own people set up: its facts, who may join, who no longer organises."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from secrets import token_urlsafe

from sqlalchemy import insert

from community import journal, outbox
from community.enquiries import owning
from community.joining import is_ready
from community.organising import away
from community.refusals import Reason, Refused
from community.rules.names import distinct_names, name_key
from storage.database import Session
from storage.kinds import GroupKind, NoticeKind, Role
from storage.models import CommunityGroup, Invite, Municipality, Person, RoleGrant, Settlement
from storage.queries import people, towns


@dataclass(frozen=True)
class Town:
    """What the command line asks of a new municipality; `zone` is an IANA name.

    Without help hours it has the usual ones.
    """

    name: str
    country: str
    language: str
    zone: str
    controller: str | None
    help_name: str | None
    help_phone: str | None
    settlements: Sequence[str]
    help_hours: tuple[time, time] | None = None


async def add_municipality(session: Session, town: Town, now: datetime) -> Municipality:
    """Write a municipality down with its settlements, its group and its working group."""
    municipality = Municipality(
        name=town.name,
        country=town.country,
        language=town.language,
        zone=town.zone,
        controller=town.controller,
        help_name=town.help_name,
        help_phone=town.help_phone,
        created_at=now,
    )
    if town.help_hours:
        municipality.help_from, municipality.help_until = town.help_hours
    session.add(municipality)
    await session.flush()
    for kind in (GroupKind.COMMUNITY_ACTION, GroupKind.WORKING):
        session.add(CommunityGroup(municipality_id=municipality.id, kind=kind))
    await session.flush()
    await add_settlements(session, municipality, town.settlements)
    return municipality


async def change(
    session: Session, municipality: Municipality, facts: Mapping[str, object], now: datetime
) -> None:
    """Write other facts down about a municipality, each by its column's name."""
    for name, value in facts.items():
        setattr(municipality, name, value)
    await session.flush()
    await journal.write(session, "change", municipality_id=municipality.id, actor_id=None, now=now)


async def add_settlements(
    session: Session, municipality: Municipality, names: Sequence[str]
) -> list[str]:
    """Add those that are not on the municipality's list yet; returns them."""
    known = {name_key(each.name) for each in await towns.settlements(session, municipality.id)}
    new = [name for name in distinct_names(names) if name_key(name) not in known]
    if new:
        await session.execute(
            insert(Settlement),
            [{"municipality_id": municipality.id, "name": name} for name in new],
        )
    return new


async def find_settlement(
    session: Session, municipality: Municipality, name: str
) -> Settlement | None:
    """A settlement of the municipality, however its name is capitalised."""
    listed = await towns.settlements(session, municipality.id)
    return next((each for each in listed if name_key(each.name) == name_key(name)), None)


# A members' link hangs on posters.
MEMBERS_USES, MEMBERS_DAYS = 50, 30


@dataclass(frozen=True)
class Door:
    """Whom an invite lets in; members come into a group, the others hold a role."""

    role: Role
    group_id: int | None
    settlement_id: int | None
    needs_approval: bool
    max_uses: int
    expires_at: datetime


async def invite(
    session: Session,
    municipality: Municipality,
    door: Door,
    now: datetime,
    actor_id: int | None = None,
) -> Invite:
    """Make a link into a municipality; without an actor it was the command line.

    Raises Refused MUNICIPALITY_NOT_READY.
    """
    if not is_ready(municipality):
        raise Refused(Reason.MUNICIPALITY_NOT_READY, municipality=municipality)
    link = Invite(
        # 96 random bits: short enough for a QR that a cheap camera reads, safe from guessing.
        token=token_urlsafe(12),
        municipality_id=municipality.id,
        role=door.role,
        group_id=door.group_id,
        settlement_id=door.settlement_id,
        needs_approval=door.needs_approval,
        max_uses=door.max_uses,
        created_at=now,
        expires_at=door.expires_at,
    )
    session.add(link)
    await session.flush()
    await journal.write(
        session, "invite", municipality_id=municipality.id, actor_id=actor_id, now=now
    )
    return link


async def revoke(session: Session, invite_id: int, now: datetime) -> bool:
    """Let nobody in any more by an invite; False if it lets nobody in anyway."""
    municipality_id = await towns.end_invite(session, invite_id, now)
    if municipality_id is None:
        return False
    await journal.write(session, "revoke", municipality_id=municipality_id, actor_id=None, now=now)
    return True


async def end_role(
    session: Session, grant_id: int, now: datetime
) -> tuple[RoleGrant, Person] | None:
    """Take a role back, which is no longer theirs from now on; None if nobody holds it.

    They hear it once. Whom they stood in for gets what waits for them; who stood in for them, and
    has nothing to stand in for any more, hears so.
    What is queued for organisers looks at the roles again before it goes out.
    """
    found = await people.standing_role(session, grant_id)
    if found is None:
        return None
    grant, person = found
    grant.ended_at = now
    await session.flush()
    town = grant.municipality_id
    await away.stand_in_no_more(session, person.id, now, town)
    await away.organise_no_more(session, person.id, town, now)
    await owning.organise_no_more(session, person.id, now, town)
    await outbox.tell(session, NoticeKind.ROLE_ENDED, [person.id], municipality_id=town, now=now)
    await journal.write(
        session, "end_role", municipality_id=grant.municipality_id, actor_id=None, now=now
    )
    return found
