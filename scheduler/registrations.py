"""The round that asks after unfinished registrations once, and erases what nobody finishes."""

from community import registrations
from scheduler.office import Office
from storage.queries import leftovers


async def tidy(office: Office) -> int:
    """Ask and erase; returns how many people were asked."""
    now = office.clock.now()
    async with office.database.write() as session:
        is_erased = await registrations.clear(session, now)
    if is_erased:
        await office.database.empty_write_ahead_log()
    async with office.database.read() as session:
        waiting = await leftovers.unfinished(session, now - registrations.ASKED_AFTER)
    count = 0
    for person_id in waiting:
        async with office.database.write() as session:
            count += await registrations.ask_to_go_on(session, person_id, now)
    return count
