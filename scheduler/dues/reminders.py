"""The round that lets due reminders fire, each once."""

from community.meetings.reminders import fire_due
from scheduler.office import Office
from storage.queries import reminders


async def fire(office: Office) -> int:
    """Put the notices of every due reminder; returns how many reminders fired."""
    async with office.database.read() as session:
        due = await reminders.meetings_with_due(session, office.clock.now())
    count = 0
    for meeting_id in due:
        async with office.database.write() as session:
            count += await fire_due(session, meeting_id, office.clock.now())
    return count
