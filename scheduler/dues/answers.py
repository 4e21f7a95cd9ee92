"""The round that has answers drawn which nobody has shown: their process died meanwhile."""

from community.chats import promises
from scheduler.office import Office


async def draw_unshown(office: Office) -> int:
    """Hand broken promises over to the sender; returns how many."""
    now = office.clock.now()
    async with office.database.read() as session:
        broken = await promises.broken(session, now)
    count = 0
    for promise in broken:
        async with office.database.write() as session:
            count += await promises.hand_over(session, promise, now)
    return count
