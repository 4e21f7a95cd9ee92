"""What becomes due for needs: a promised day without an answer, and the weekly reminder."""

from datetime import datetime, time, timedelta

from community import outbox
from community.needs import news
from community.rules.local_time import local, moment
from storage.database import Session
from storage.kinds import NoticeKind, Role
from storage.models import Municipality
from storage.queries import people
from storage.queries.needs import due as queries

# Issue 5: on Mondays at nine in the morning, local time.
WEEKLY_AT = time(9)


async def own_up(session: Session, need_id: int, now: datetime) -> bool:
    """The promised day has come without an answer: its people and organisers hear it, once.

    False if that was told, or is not true any more.
    """
    need = await queries.claim_late(session, need_id, now)
    if need is None:
        return False
    await news.tell_late(session, need, now)
    await news.tell_overdue(session, need.municipality_id, now)
    return True


async def remind_weekly(session: Session, municipality_id: int, now: datetime) -> bool:
    """Tell the coordinator what is late, once in a week that began with something late.

    False if that was done, or nothing is late.
    """
    town = await session.get_one(Municipality, municipality_id)
    since = week_began(now, town.zone)
    if not await queries.claim_week(session, town.id, since, now):
        return False
    coordinators = await people.holders(session, town.id, Role.COORDINATOR)
    await outbox.tell(
        session, NoticeKind.NEED_WEEKLY, coordinators, now=now, municipality_id=town.id
    )
    return True


def week_began(now: datetime, zone: str) -> datetime:
    """The last Monday at nine before now, or now itself."""
    today = local(now, zone).date()
    monday = today - timedelta(days=today.weekday())
    began = moment(monday, WEEKLY_AT, zone)
    return began if began <= now else moment(monday - timedelta(days=7), WEEKLY_AT, zone)


def next_week_begins(now: datetime, zone: str) -> datetime:
    """The next Monday at nine after now."""
    began = week_began(now, zone)
    return moment(local(began, zone).date() + timedelta(days=7), WEEKLY_AT, zone)
