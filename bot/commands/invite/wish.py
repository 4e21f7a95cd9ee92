"""What an invite is to be: what was typed, with everything left out filled in safely."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

import click

from bot.commands.endings import Sentence
from bot.commands.municipality.readiness import chosen, settlement_named
from community.rules.local_time import local, moment
from community.set_up import MEMBERS_DAYS, MEMBERS_USES, Door
from storage.database import Session
from storage.kinds import GroupKind, Role
from storage.models import Municipality, Settlement
from storage.queries import people, towns

GROUPS = {"community": GroupKind.COMMUNITY_ACTION, "working": GroupKind.WORKING}
BODIES = {"community": "community action group", "working": "working group"}
# A link that gives a role is for one person, and soon.
ROLE_USES, ROLE_DAYS = 1, 7
LONGEST = timedelta(days=366)
APPROVERS = (Role.COORDINATOR, Role.CONTACT_PERSON)


@dataclass(frozen=True)
class Wish:
    """The options as they were typed; None is what was left out."""

    municipality: str | None
    role: str
    group: str | None
    settlement: str | None
    uses: int | None
    days: int | None
    until: datetime | None
    approval: bool | None

    def __post_init__(self) -> None:
        """Refuse options that exclude each other. Raises click.UsageError."""
        if self.days is not None and self.until is not None:
            raise click.UsageError("Give either --days or --until.")
        if not self.is_for_members and self.group is not None:
            raise click.UsageError(f"A {self.role} has a role in no group: leave --group out.")
        if not self.is_for_members and self.approval is not None:
            raise click.UsageError("Only members can be approved: leave the approval out.")

    @property
    def is_for_members(self) -> bool:
        """Whether people come into a group; others get a role."""
        return self.role == Role.MEMBER


@dataclass(frozen=True)
class Plan:
    """An invite that can be made; `can_approve` says whether anybody could say yes today."""

    municipality: Municipality
    door: Door
    group: str
    settlement: str | None
    can_approve: bool

    def told(self) -> str:
        """What the invite does, in sentences for who makes it."""
        door = self.door
        until = local(door.expires_at, self.municipality.zone)
        people = "one person" if door.max_uses == 1 else f"up to {door.max_uses} people"
        lines = [
            f"It lets {people} into {self._where()}, "
            f"until {until:%d.%m.%Y %H:%M} ({self.municipality.zone})."
        ]
        if door.needs_approval:
            lines.append(
                "Each of them waits for a coordinator's yes; --no-approval lets them in at once."
            )
            if not self.can_approve:
                lines.append(
                    "Nobody can say yes yet: invite a coordinator first, with --role coordinator."
                )
        return "\n".join(lines)

    def _where(self) -> str:
        name = self.municipality.name
        if self.door.role != Role.MEMBER:
            return f"{name} as {self.door.role.value.replace('_', ' ')}"
        living = f", living in {self.settlement}" if self.settlement else ""
        return f"the {BODIES[self.group]} of {name}{living}"


async def plan(session: Session, wish: Wish, now: datetime) -> Plan:
    """Look everything up. Raises Sentence for what is not known in the municipality."""
    municipality = await chosen(session, wish.municipality, by=" by --municipality")
    place = await _settlement(session, wish, municipality)
    is_approved = wish.is_for_members and wish.approval is not False
    door = Door(
        role=Role(wish.role),
        group_id=await _group(session, wish, municipality),
        settlement_id=place.id if place else None,
        needs_approval=is_approved,
        max_uses=wish.uses or (MEMBERS_USES if wish.is_for_members else ROLE_USES),
        expires_at=_end(wish, municipality.zone, now),
    )
    approvers = await people.holders(session, municipality.id, *APPROVERS)
    group = wish.group or next(iter(GROUPS))
    return Plan(municipality, door, group, place.name if place else None, bool(approvers))


async def _group(session: Session, wish: Wish, municipality: Municipality) -> int | None:
    if not wish.is_for_members:
        return None
    kind = GROUPS[wish.group or next(iter(GROUPS))]
    group = await towns.find_group(session, municipality.id, kind)
    assert group is not None, "a municipality is added together with its groups"
    return group.id


async def _settlement(
    session: Session, wish: Wish, municipality: Municipality
) -> Settlement | None:
    if wish.settlement is None:
        return None
    return await settlement_named(session, municipality, wish.settlement)


def _end(wish: Wish, zone: str, now: datetime) -> datetime:
    """The moment from which nobody is let in any more; a last day counts whole, local time."""
    if wish.until is None:
        usual = MEMBERS_DAYS if wish.is_for_members else ROLE_DAYS
        return now + timedelta(days=wish.days or usual)
    day = wish.until.date()
    if not local(now, zone).date() <= day <= local(now + LONGEST, zone).date():
        raise Sentence("--until must be today or later, and within a year.")
    return moment(day + timedelta(days=1), time(0), zone)
