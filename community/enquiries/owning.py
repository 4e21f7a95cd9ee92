"""Who hears what is said in a message to a human: who has taken it, if they answer themselves.

One that somebody took who is away, can not be written to or organises no more is free again.
"""

from datetime import datetime

from community import outbox
from community.enquiries.messages import mark, who_answers
from community.organising import deputies
from storage.database import Session
from storage.kinds import NoticeKind
from storage.models import Enquiry
from storage.queries import audiences
from storage.queries.enquiries import threads
from storage.queries.organising import absences


async def tell_organisers(
    session: Session, enquiry: Enquiry, now: datetime, but: int | None = None
) -> None:
    """Let hear what was said whoever answers it, or all; not `but`."""
    await outbox.tell(
        session,
        NoticeKind.ENQUIRY_ASKED,
        await heard_by(session, enquiry, now, but),
        now=now,
        municipality_id=enquiry.municipality_id,
        enquiry_id=enquiry.id,
    )


async def heard_by(
    session: Session, enquiry: Enquiry, now: datetime, but: int | None = None
) -> set[int]:
    """Who has taken it; else who stands in for them, else everybody: then it is free again."""
    town, taker = enquiry.municipality_id, enquiry.taken_by_id
    readers = set(await who_answers(session, town)) - {enquiry.person_id, but}
    if taker is None:
        return readers
    if taker in readers and await _answers_now(session, taker, town, now):
        return {taker}
    await threads.free(session, enquiry.id, taker)
    await mark(session, enquiry.id, now)
    instead = set(await deputies.answering(session, town, readers & {taker}, now))
    return instead - {taker, enquiry.person_id} or readers


async def organise_no_more(
    session: Session, person_id: int, now: datetime, municipality_id: int | None = None
) -> None:
    """Let the others hear what waits for somebody who is erased, or answers no more there."""
    for enquiry in await threads.waiting_for(session, person_id):
        town = enquiry.municipality_id
        is_there = municipality_id in (None, town)
        is_over = municipality_id is None or person_id not in await who_answers(session, town)
        if is_there and is_over:
            await tell_organisers(session, enquiry, now, but=person_id)


async def _answers_now(
    session: Session, person_id: int, municipality_id: int, now: datetime
) -> bool:
    if await audiences.active_chat(session, person_id) is None:
        return False
    away = await absences.of_person(session, person_id, now)
    return all(absence.municipality_id != municipality_id for absence, _deputy in away)
