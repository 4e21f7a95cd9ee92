"""Letting waiting people in, or not."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CursorResult, delete, exists, func, insert, update

from community import doors, journal, marking, outbox
from community.joining import hand_over_open_invitations
from community.refusals import Reason, Refused
from storage.database import Session
from storage.kinds import MembershipState, NoticeKind
from storage.models import CommunityGroup, Membership, Notice, Person, RoleGrant
from storage.queries import people
from storage.queries.organising import decisions


class Standing(StrEnum):
    """How somebody's wish to come into a group stands."""

    WAITING = "waiting"
    MEMBER = "member"
    TURNED_AWAY = "turned_away"


async def standing(session: Session, joiner_id: int, group_id: int, now: datetime) -> Standing:
    """How the wish of this person stands now.

    Who is turned away may be let in after all for as long as that answer is worth hearing: seven
    days, after which nothing of a new person is left here. Raises Refused NOT_FOUND when there is
    nothing to decide.
    """
    membership = await people.membership_now(session, joiner_id, group_id)
    if membership is not None:
        is_waiting = membership.state == MembershipState.WAITING
        return Standing.WAITING if is_waiting else Standing.MEMBER
    if not await people.is_turned_away(session, joiner_id, group_id, now):
        raise Refused(Reason.NOT_FOUND)
    return Standing.TURNED_AWAY


async def decide(
    session: Session,
    organiser: Person,
    joiner_id: int,
    group_id: int,
    is_approved: bool,
    now: datetime,
) -> tuple[Person, CommunityGroup]:
    """Let somebody in who waits, or turn them away; either way they hear it.

    The other organisers' cards change where they stand: the first to take it is shown to them.
    Who is turned away keeps nothing here: after seven days the registration round erases them.
    Raises Refused NOT_FOUND or ALREADY_DECIDED.
    """
    joiner, group = await doors.joining(session, organiser, joiner_id, group_id)
    if not await _decide(session, joiner_id, group_id, is_approved, now):
        raise await _already_decided(session, joiner, group, now)
    await _answer(session, organiser, joiner_id, group, is_approved, now)
    return joiner, group


async def let_in(
    session: Session, organiser: Person, joiner_id: int, group_id: int, now: datetime
) -> tuple[Person, CommunityGroup]:
    """Let somebody in after all who was turned away, or who has asked again since; they hear it.

    Raises Refused NOT_FOUND or ALREADY_DECIDED.
    """
    joiner, group = await doors.joining(session, organiser, joiner_id, group_id)
    # Takes the row, so that two organisers who tap at once let somebody in once.
    await session.execute(
        update(Person)
        .where(Person.id == joiner_id)
        .values(joined_at=func.coalesce(Person.joined_at, now))
        # A refusal takes it back, and its screen still needs the joiner as loaded.
        .execution_options(synchronize_session=False)
    )
    found = await standing(session, joiner_id, group_id, now)
    if found == Standing.WAITING:
        return await decide(session, organiser, joiner_id, group_id, True, now)
    if found != Standing.TURNED_AWAY:
        raise await _already_decided(session, joiner, group, now)
    active = {"state": MembershipState.ACTIVE, "created_at": now, "decided_at": now}
    await session.execute(
        insert(Membership), {"person_id": joiner_id, "group_id": group_id, **active}
    )
    await _answer(session, organiser, joiner_id, group, True, now)
    return joiner, group


async def _already_decided(
    session: Session, joiner: Person, group: CommunityGroup, now: datetime
) -> Refused:
    found = await standing(session, joiner.id, group.id, now)
    decider = await decisions.decider(session, joiner.id, group.id)
    facts = {"joiner": joiner, "group": group, "standing": found, "decider": decider}
    return Refused(Reason.ALREADY_DECIDED, **facts)


async def _answer(
    session: Session,
    organiser: Person,
    joiner_id: int,
    group: CommunityGroup,
    is_approved: bool,
    now: datetime,
) -> None:
    await outbox.tell(
        session,
        NoticeKind.JOIN_APPROVED if is_approved else NoticeKind.JOIN_DECLINED,
        [joiner_id],
        municipality_id=group.municipality_id,
        group_id=group.id,
        created_by=organiser.id,
        now=now,
    )
    await marking.mark(
        session,
        now,
        Notice.kind == NoticeKind.JOIN_WAITING,
        Notice.subject_id == joiner_id,
        Notice.group_id == group.id,
        but_to=organiser.id,
    )
    if is_approved:
        await hand_over_open_invitations(session, joiner_id, group.id, now)
    await journal.write(
        session,
        "approve" if is_approved else "turn_away",
        municipality_id=group.municipality_id,
        actor_id=organiser.id,
        now=now,
    )


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
