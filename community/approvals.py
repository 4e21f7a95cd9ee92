"""Letting waiting people in, or not."""

from datetime import datetime

from sqlalchemy import CursorResult, delete, exists, update

from community import doors, journal, outbox
from community.joining import hand_over_open_invitations
from community.refusals import Reason, Refused
from storage.database import Session
from storage.kinds import MembershipState, NoticeKind
from storage.models import CommunityGroup, Membership, Person, RoleGrant
from storage.queries import people


async def decide(
    session: Session,
    organiser: Person,
    joiner_id: int,
    group_id: int,
    is_approved: bool,
    now: datetime,
) -> tuple[Person, CommunityGroup]:
    """Let somebody in who waits, or turn them away; either way they hear it.

    Who is turned away keeps nothing here: after seven days the registration round erases them.
    Raises Refused NOT_FOUND or ALREADY_DECIDED.
    """
    joiner, group, membership = await doors.joining(session, organiser, joiner_id, group_id)
    changed = await _decide(session, joiner_id, group_id, is_approved, now)
    if not changed:
        membership = await people.membership_now(session, joiner_id, group_id)
        raise Refused(Reason.ALREADY_DECIDED, joiner=joiner, group=group, membership=membership)
    kind = NoticeKind.JOIN_APPROVED if is_approved else NoticeKind.JOIN_DECLINED
    await outbox.tell(
        session,
        kind,
        [joiner_id],
        municipality_id=group.municipality_id,
        group_id=group_id,
        now=now,
    )
    if is_approved:
        await hand_over_open_invitations(session, joiner_id, group_id, now)
    await journal.write(
        session,
        "approve" if is_approved else "turn_away",
        municipality_id=group.municipality_id,
        actor_id=organiser.id,
        now=now,
    )
    return joiner, group


async def _decide(
    session: Session, joiner_id: int, group_id: int, is_approved: bool, now: datetime
) -> bool:
    waiting = (
        Membership.person_id == joiner_id,
        Membership.group_id == group_id,
        Membership.state == MembershipState.WAITING,
    )
    if is_approved:
        change = (
            update(Membership).where(*waiting).values(state=MembershipState.ACTIVE, decided_at=now)
        )
        result = await session.execute(change)
    else:
        result = await session.execute(delete(Membership).where(*waiting))
    assert isinstance(result, CursorResult)
    if result.rowcount and not is_approved:
        await _unfinish(session, joiner_id, now)
    return bool(result.rowcount)


async def _unfinish(session: Session, joiner_id: int, now: datetime) -> None:
    sits_elsewhere = exists().where(Membership.person_id == joiner_id)
    serves = exists().where(RoleGrant.person_id == joiner_id, RoleGrant.ended_at.is_(None))
    await session.execute(
        update(Person)
        .where(Person.id == joiner_id, ~sits_elsewhere, ~serves)
        .values(joined_at=None, created_at=now, resumed_at=now)
    )
