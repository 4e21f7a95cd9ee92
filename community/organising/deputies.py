"""To whom goes what an organiser would get: to themselves, or to who stands in for them.

Everything that the bot says to organisers passes here, in `outbox.tell`.
"""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from community.rules.standing_in import may_stand_in, who_answers
from storage.database import Session
from storage.kinds import DeliveryState, NoticeKind, Role
from storage.models import Notice
from storage.queries import audiences, marks, people
from storage.queries.enquiries import threads
from storage.queries.organising import absences

_CONCERNS_COLLEAGUES = {NoticeKind.CHANGE, NoticeKind.CANCELLATION}


async def answering(
    session: Session, municipality_id: int, person_ids: Collection[int], now: datetime
) -> list[int]:
    """Who gets what is meant for these organisers, each once.

    Somebody who is away is answered for by their deputy, as long as that one can be written to
    and may do the same here; a ring of deputies ends where it began, so that nothing is lost.
    """
    deputies = await _able(session, municipality_id, now)
    return sorted({who_answers(person_id, deputies) for person_id in person_ids})


async def reported_to(session: Session, notice: Notice, author_id: int) -> set[int]:
    """Who hears that a broadcast is sent: its author, and of a change all whom people ask.

    A colleague's change or cancellation else reaches nobody who keeps the room or the telephone.
    """
    if notice.municipality_id is None or notice.kind not in _CONCERNS_COLLEAGUES:
        return {author_id}
    asked = (Role.COORDINATOR, Role.CONTACT_PERSON)
    return {author_id, *await people.holders(session, notice.municipality_id, *asked)}


async def roles_in(session: Session, municipality_id: int) -> dict[int, set[Role]]:
    """Everybody who organises in a municipality, with their roles."""
    roles: defaultdict[int, set[Role]] = defaultdict(set)
    for grant, person in await people.standing_roles(session, [municipality_id]):
        if person.joined_at is not None:
            roles[person.id].add(Role(grant.role))
    return dict(roles)


async def hand_over(
    session: Session,
    person_id: int,
    municipality_id: int,
    to_ids: Collection[int],
    now: datetime,
) -> None:
    """Let what waits for an organiser go to these instead; who gets it anyway gets it once."""
    others = [each for each in to_ids if each != person_id]
    if not others:
        return
    for delivery, notice in await absences.waiting_for(session, person_id, municipality_id):
        await absences.forget_withdrawn(session, notice.id, others)
        await audiences.write_deliveries(
            session,
            notice,
            audiences.people(others),
            delivery.priority,
            delivery.due_at,
            DeliveryState.WITHDRAWN,
        )
        await marks.settle(session, delivery.id, DeliveryState.WITHDRAWN, now, None)
        if notice.enquiry_id is not None:
            # Only who may take it is shown what was said.
            await threads.free(session, notice.enquiry_id, person_id)


async def _able(session: Session, municipality_id: int, now: datetime) -> dict[int, int]:
    deputies = await absences.reachable_deputies(session, municipality_id, now)
    roles = await roles_in(session, municipality_id) if deputies else {}
    return {
        absent: deputy
        for absent, deputy in deputies.items()
        if deputy in roles and may_stand_in(roles[deputy], roles.get(absent, ()))
    }
