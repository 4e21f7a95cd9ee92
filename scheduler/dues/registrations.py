"""The round that asks after unfinished registrations once, and erases what nobody finishes."""

from datetime import datetime, timedelta

from community import outbox
from scheduler.office import Office
from storage.database import Session
from storage.kinds import NoticeKind
from storage.models import Contact, Person
from storage.queries import audiences, leftovers

# Design, 5 and reference/domain.md, 4, A10: before consent 24 hours at most; after it one
# question after 24 hours, and nothing is left after 7 days.
STRANGERS_STAY = timedelta(hours=24)
ASKED_AFTER = timedelta(hours=24)
UNFINISHED_STAY = timedelta(days=7)


async def tidy(office: Office) -> int:
    """Ask and erase; returns how many people were asked."""
    now = office.clock.now()
    async with office.database.write() as session:
        is_erased = await _clear(session, now)
    if is_erased:
        await office.database.empty_write_ahead_log()
    async with office.database.read() as session:
        waiting = await leftovers.unfinished(session, now - ASKED_AFTER)
    count = 0
    for person_id in waiting:
        async with office.database.write() as session:
            count += await _ask_to_go_on(session, person_id, now)
    return count


async def _ask_to_go_on(session: Session, person_id: int, now: datetime) -> bool:
    """Ask somebody once whether to go on; False if they were asked, or can not be."""
    if not await leftovers.claim_resuming(session, person_id, now):
        return False
    contact_id = await audiences.active_chat(session, person_id)
    if contact_id is None:
        return False
    person = await session.get_one(Person, person_id)
    await outbox.tell_contact(
        session,
        NoticeKind.RESUME_JOINING,
        await session.get_one(Contact, contact_id),
        now=now,
        municipality_id=person.municipality_id,
        expires_at=person.created_at + UNFINISHED_STAY,
    )
    return True


async def _clear(session: Session, now: datetime) -> bool:
    """Remove strangers and unfinished registrations whose time is over; whether there were any."""
    strangers = await leftovers.forget_strangers(session, now - STRANGERS_STAY)
    unfinished = await leftovers.erase_unfinished(session, now - UNFINISHED_STAY)
    return strangers + unfinished > 0
