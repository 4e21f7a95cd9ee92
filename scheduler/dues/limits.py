"""The round that tells organisers whom Viber's monthly limit left without a message."""

from community.chats import limits
from scheduler.office import Office


async def tell_left_out(office: Office) -> int:
    """Tell each municipality once a day; returns how many were told."""
    now = office.clock.now()
    async with office.database.read() as session:
        towns = await limits.waiting(session, now)
    count = 0
    for town in towns:
        async with office.database.write() as session:
            count += await limits.tell(session, town, now)
    return count
