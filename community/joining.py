"""Joining: an invite, a consent, a name and a place."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import delete, insert, update

from community import journal, outbox
from community.refusals import Reason, Refused
from storage.database import Session
from storage.kinds import MembershipState, NoticeKind, Role
from storage.models import (
    CommunityGroup,
    Consent,
    Contact,
    Invite,
    Membership,
    Municipality,
    Person,
    RoleGrant,
)
from storage.queries import audiences, conversations, meetings, people, towns


class Joined(StrEnum):
    """How a registration ends."""

    IN = "in"
    WAITING = "waiting"


async def open_invite(
    session: Session, person: Person | None, token: str, now: datetime
) -> Invite:
    """The invite behind a link, if it still lets this person in.

    Raises Refused INVITE_UNKNOWN, INVITE_EXPIRED, INVITE_USED_UP, INVITE_FOREIGN (somebody of
    another municipality), ALREADY_JOINED, STILL_WAITING or MUNICIPALITY_NOT_READY.
    """
    invite = await find(session, token)
    if person is not None and person.joined_at is not None:
        await _check_person(session, person, invite)
    check_usable(invite, now)
    return invite


async def find(session: Session, token: str) -> Invite:
    """The invite of a registration that has begun. Raises Refused INVITE_UNKNOWN."""
    invite = await towns.find_invite(session, token)
    if invite is None:
        raise Refused(Reason.INVITE_UNKNOWN)
    return invite


def check_usable(invite: Invite, now: datetime) -> None:
    """Raise Refused when an invite lets nobody in any more, or its town is not ready."""
    if not is_ready(invite.municipality):
        raise Refused(Reason.MUNICIPALITY_NOT_READY, municipality=invite.municipality)
    if invite.expires_at <= now:
        raise Refused(Reason.INVITE_EXPIRED, municipality=invite.municipality)
    if invite.uses >= invite.max_uses:
        raise Refused(Reason.INVITE_USED_UP, municipality=invite.municipality)


def is_ready(municipality: Municipality) -> bool:
    """Nobody is invited before it stands who keeps the data and who answers the telephone."""
    return bool(municipality.controller and municipality.help_phone)


async def _check_person(session: Session, person: Person, invite: Invite) -> None:
    serves_several = invite.role == Role.FACILITATOR
    if person.municipality_id != invite.municipality_id and not serves_several:
        raise Refused(Reason.INVITE_FOREIGN, municipality=invite.municipality)
    roles = await people.roles(session, person.id, invite.municipality_id)
    facts: dict[str, Any] = {"municipality": invite.municipality, "group": None}
    if invite.role != Role.MEMBER and invite.role in roles:
        raise Refused(Reason.ALREADY_JOINED, **facts)
    if invite.role == Role.MEMBER and invite.group_id is not None:
        membership = await people.membership(session, person.id, invite.group_id)
        facts["group"] = await session.get(CommunityGroup, invite.group_id)
        if membership is not None and membership.state == MembershipState.WAITING:
            is_reached = await audiences.active_chat(session, person.id) is not None
            raise Refused(Reason.STILL_WAITING, **facts, is_reached=is_reached)
        if membership is not None:
            raise Refused(Reason.ALREADY_JOINED, **facts)


async def consent(
    session: Session, contact: Contact, invite: Invite, text_version: str, now: datetime
) -> Person:
    """Somebody agreed: from now on there is a person, whose registration is not finished yet."""
    check_usable(invite, now)
    person = Person(
        municipality_id=invite.municipality_id, language=contact.language, created_at=now
    )
    session.add(person)
    await session.flush()
    await session.execute(
        update(Contact).where(Contact.id == contact.id).values(person_id=person.id)
    )
    await session.execute(
        insert(Consent),
        {
            "person_id": person.id,
            "text_version": text_version,
            "language": contact.language,
            "messenger": contact.messenger,
            "given_at": now,
        },
    )
    return person


async def begin_anew(session: Session, contact: Contact, now: datetime) -> None:
    """Forget an unfinished registration: its consent was given to another municipality."""
    person, contact.person = contact.person, None
    contact.created_at = now
    await session.flush()
    if person is not None:
        await session.execute(
            delete(Person).where(Person.id == person.id, Person.joined_at.is_(None))
        )
    session.info["is_erased"] = True


async def decline(session: Session, contact: Contact) -> None:
    """Somebody did not agree: nothing of them stays, not even the address."""
    await conversations.forget_conversation(session, contact.address)
    await session.execute(delete(Contact).where(Contact.id == contact.id))
    session.info["is_erased"] = True


async def finish(session: Session, person: Person, invite: Invite, now: datetime) -> Joined:
    """Let a consenting person in by this invite, or let them wait for the coordinator.

    Raises Refused INVITE_EXPIRED or INVITE_USED_UP when the invite ended meanwhile, and
    ALREADY_JOINED when an organiser has let them in meanwhile.
    """
    if person.joined_at is not None:
        await _check_person(session, person, invite)
    if not await towns.use_invite(session, invite.id, now):
        check_usable(invite, now)
        raise Refused(Reason.INVITE_USED_UP, municipality=invite.municipality)
    await session.execute(
        update(Person)
        .where(Person.id == person.id, Person.joined_at.is_(None))
        .values(joined_at=now)
    )
    await journal.write(
        session,
        "join",
        municipality_id=invite.municipality_id,
        actor_id=person.id,
        now=now,
    )
    return await _let_in(session, person, invite, now)


async def _let_in(session: Session, person: Person, invite: Invite, now: datetime) -> Joined:
    if invite.role != Role.MEMBER:
        await _grant(session, person, invite, now)
        return Joined.IN
    assert invite.group_id is not None, "a member's invite names a group"
    state = MembershipState.WAITING if invite.needs_approval else MembershipState.ACTIVE
    await session.execute(
        insert(Membership),
        {
            "person_id": person.id,
            "group_id": invite.group_id,
            "state": state,
            "created_at": now,
        },
    )
    if invite.needs_approval:
        await _ask_organisers(session, person, invite, now)
        return Joined.WAITING
    await hand_over_open_invitations(session, person.id, invite.group_id, now)
    return Joined.IN


async def _grant(session: Session, person: Person, invite: Invite, now: datetime) -> None:
    await session.execute(
        insert(RoleGrant),
        {
            "person_id": person.id,
            "municipality_id": invite.municipality_id,
            "role": invite.role,
            "granted_at": now,
        },
    )


async def _ask_organisers(session: Session, person: Person, invite: Invite, now: datetime) -> None:
    organisers = await people.holders(
        session, invite.municipality_id, Role.COORDINATOR, Role.CONTACT_PERSON
    )
    await outbox.tell(
        session,
        NoticeKind.JOIN_WAITING,
        organisers,
        municipality_id=invite.municipality_id,
        subject_id=person.id,
        group_id=invite.group_id,
        now=now,
    )


async def hand_over_open_invitations(
    session: Session, person_id: int, group_id: int, now: datetime
) -> None:
    """Who joins later gets the notices that are still open."""
    for meeting in await meetings.open_for_group(session, group_id, now):
        await outbox.invite_late(session, person_id, meeting, now)
