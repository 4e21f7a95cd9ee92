"""The round that tells the authors of finished broadcasts what became of them."""

from community import outbox
from scheduler.office import Office
from storage.queries import notices


async def tell_authors(office: Office) -> int:
    """One report for each broadcast of which nothing is open; returns how many were put."""
    async with office.database.read() as session:
        finished = await notices.finished_broadcasts(session)
    count = 0
    for notice_id in finished:
        async with office.database.write() as session:
            count += await outbox.report(session, notice_id, office.clock.now())
    return count
