"""Being away: somebody else answers as an organiser meanwhile; who is away may do all the same."""

from datetime import datetime

from community import doors, journal, outbox
from community.organising import deputies
from community.refusals import Reason, Refused
from community.rules.permissions import Permission
from community.rules.standing_in import may_stand_in
from storage.database import Session
from storage.kinds import NoticeKind
from storage.models import Absence, Person
from storage.queries import people
from storage.queries.organising import absences


async def candidates(session: Session, person: Person, municipality_id: int) -> list[Person]:
    """Who may stand in for this organiser in a municipality, by name.

    Raises Refused NOT_ALLOWED.
    """
    await doors.organised_municipality(session, person, municipality_id, Permission.BE_AWAY)
    roles = await deputies.roles_in(session, municipality_id)
    able = {
        other
        for other, theirs in roles.items()
        if other != person.id and may_stand_in(theirs, roles.get(person.id, ()))
    }
    found = {
        each.id: each
        for _grant, each in await people.standing_roles(session, [municipality_id])
        if each.id in able
    }
    return sorted(found.values(), key=lambda each: (each.name or "", each.id))


async def leave(
    session: Session,
    person: Person,
    municipality_id: int,
    deputy_id: int,
    until: datetime,
    now: datetime,
) -> Absence:
    """Be away until a moment; the deputy hears it, and gets what waits for this organiser.

    An absence that stands in this municipality is replaced. Raises Refused NOT_ALLOWED, PAST, or
    NOT_FOUND for somebody who may not stand in.
    """
    able = await candidates(session, person, municipality_id)
    if deputy_id not in {each.id for each in able}:
        raise Refused(Reason.NOT_FOUND)
    if until <= now:
        raise Refused(Reason.PAST)
    for absence, _deputy in await absences.of_person(session, person.id, now):
        if absence.municipality_id == municipality_id:
            await _end(session, absence, now, is_told=absence.deputy_id != deputy_id)
    absence = Absence(
        person_id=person.id,
        municipality_id=municipality_id,
        deputy_id=deputy_id,
        created_at=now,
        until=until,
    )
    session.add(absence)
    await session.flush()
    to_ids = await deputies.answering(session, municipality_id, [person.id], now)
    await deputies.hand_over(session, person.id, municipality_id, to_ids, now)
    await _tell(session, NoticeKind.STANDS_IN, absence, now)
    await journal.write(
        session, "leave", municipality_id=municipality_id, actor_id=person.id, now=now
    )
    return absence


async def come_back(session: Session, person: Person, now: datetime) -> int:
    """End every absence of this person before its time; returns how many. The deputies hear it."""
    standing = await absences.of_person(session, person.id, now)
    for absence, _deputy in standing:
        await _end(session, absence, now, is_told=True)
        await journal.write(
            session,
            "come_back",
            municipality_id=absence.municipality_id,
            actor_id=person.id,
            now=now,
        )
    return len(standing)


async def stand_in_no_more(
    session: Session, deputy_id: int, now: datetime, municipality_id: int | None = None
) -> None:
    """Give back what waits for a deputy who may not stand in any more, or who is erased.

    Who loses a role (in that municipality) may have another one that still suffices.
    """
    for absence in await absences.by_deputy(session, deputy_id, now):
        if municipality_id is not None:
            roles = await deputies.roles_in(session, absence.municipality_id)
            theirs, absents = roles.get(deputy_id, ()), roles.get(absence.person_id, ())
            is_over = theirs == () or not may_stand_in(theirs, absents)
        else:
            is_over = True
        if is_over:
            await absences.end(session, absence.id, now)
            await deputies.hand_over(
                session, deputy_id, absence.municipality_id, [absence.person_id], now
            )


async def organise_no_more(
    session: Session, person_id: int, municipality_id: int, now: datetime
) -> None:
    """End the absence of somebody without any role left in a municipality; the deputy hears it."""
    if person_id in await deputies.roles_in(session, municipality_id):
        return
    for absence, _deputy in await absences.of_person(session, person_id, now):
        if absence.municipality_id == municipality_id:
            await _end(session, absence, now, is_told=True)


async def _end(session: Session, absence: Absence, now: datetime, *, is_told: bool) -> None:
    if await absences.end(session, absence.id, now) and is_told:
        await _tell(session, NoticeKind.STANDS_IN_NO_MORE, absence, now)


async def _tell(session: Session, kind: NoticeKind, absence: Absence, now: datetime) -> None:
    await outbox.tell(
        session,
        kind,
        [absence.deputy_id],
        municipality_id=absence.municipality_id,
        subject_id=absence.person_id,
        now=now,
    )
