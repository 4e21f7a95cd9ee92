"""The round of needs: promised days without an answer, and the weekly reminder of them."""

from datetime import datetime

from community.needs import due
from scheduler.office import Office
from storage.database import Session
from storage.queries.needs import due as queries


async def own_up(office: Office) -> int:
    """Tell what is late, each once; returns how much was told."""
    now = office.clock.now()
    async with office.database.read() as session:
        late = await queries.untold(session, now)
        towns = [
            town.id
            for town in await queries.waiting_towns(session)
            if await _is_late_since(session, town.id, due.week_began(now, town.zone))
        ]
    count = 0
    for need_id in late:
        async with office.database.write() as session:
            count += await due.own_up(session, need_id, now)
    for town_id in towns:
        async with office.database.write() as session:
            count += await due.remind_weekly(session, town_id, now)
    return count


async def next_due_at(session: Session, now: datetime) -> datetime | None:
    """When something may become late next, or the week begins for who owes answers."""
    weeks = [
        monday
        for town in await queries.waiting_towns(session)
        if await _is_late_since(session, town.id, monday := due.next_week_begins(now, town.zone))
    ]
    promise = await queries.next_promise(session, now)
    return min([*weeks, *([promise] if promise else [])], default=None)


async def _is_late_since(session: Session, municipality_id: int, since: datetime) -> bool:
    first = await queries.first_late(session, municipality_id)
    return first is not None and first <= since
