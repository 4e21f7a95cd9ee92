"""The round that tells both sides of messages to a human that nobody has answered in time."""

from community.enquiries import overdue
from scheduler.office import Office
from storage.queries.enquiries import lists


async def tell_overdue(office: Office) -> int:
    """Tell each once; returns how many were overdue."""
    async with office.database.read() as session:
        late = await lists.overdue(session, office.clock.now())
    count = 0
    for enquiry_id in late:
        async with office.database.write() as session:
            count += await overdue.tell(session, enquiry_id, office.clock.now())
    return count
