"""News of needs: each public change reaches who follows a need exactly once.

What comes together reaches a person in one message. An event is attached to what still waits for
them, else to a new notice; its own words are drawn at the last moment.
"""

from collections.abc import Collection
from datetime import datetime, timedelta

from community import outbox
from community.organising import deputies
from community.outbox import WAIT_BEFORE_SENDING
from community.rules.permissions import TABLE, Permission
from storage.database import Session
from storage.kinds import NoticeKind
from storage.models import Need, NeedEvent
from storage.queries import people
from storage.queries.needs import news as queries

# Ours: an organiser who goes through the cards takes about a minute for each, and several are
# often about the same people; who waited for weeks does not miss ten minutes.
GATHERING = timedelta(minutes=10)
# domain.md 4: at most seven choices, and each of them has a button.
MOST_TOGETHER = 6

TRIAGING = tuple(role for role, given in TABLE.items() if Permission.TRIAGE_NEEDS in given)


async def tell_followers(session: Session, need: Need, event: NeedEvent, now: datetime) -> None:
    """Let who follows a need hear of an event, except the one who made it happen."""
    followers = await queries.followers(session, need.id) - {event.by_id}
    await _gather(session, NoticeKind.NEED_NEWS, followers, need, event, now)


async def tell_late(session: Session, need: Need, now: datetime) -> None:
    """Let who follows a need hear that its promised answer is late: all of them read the day."""
    followers = await queries.followers(session, need.id)
    if followers:
        await outbox.tell(
            session,
            NoticeKind.NEED_LATE,
            followers,
            now=now,
            municipality_id=need.municipality_id,
            need_id=need.id,
        )


async def tell_organisers(session: Session, need: Need, event: NeedEvent, now: datetime) -> None:
    """Let the organisers hear what somebody answered."""
    holders = await _organisers(session, need.municipality_id, now)
    await _gather(session, NoticeKind.NEED_ANSWER, holders - {event.by_id}, need, event, now)


async def tell_of_new(session: Session, municipality_id: int, now: datetime) -> None:
    """Let the organisers hear that something new was said; one waiting notice counts them all."""
    await _tell_once(session, NoticeKind.NEED_NEW, municipality_id, now, GATHERING)


async def tell_overdue(session: Session, municipality_id: int, now: datetime) -> None:
    """Let the organisers hear that a promised answer is late; one waiting notice counts all."""
    await _tell_once(session, NoticeKind.NEED_OVERDUE, municipality_id, now, timedelta())


async def _tell_once(
    session: Session, kind: NoticeKind, municipality_id: int, now: datetime, gathering: timedelta
) -> None:
    holders = await _organisers(session, municipality_id, now)
    waiting = await queries.waiting_for(session, kind, municipality_id, holders)
    if holders - waiting:
        await outbox.tell(
            session,
            kind,
            holders - waiting,
            now=now,
            municipality_id=municipality_id,
            due_at=now + gathering,
        )


async def _organisers(session: Session, municipality_id: int, now: datetime) -> set[int]:
    holders = await people.holders(session, municipality_id, *TRIAGING)
    return set(await deputies.answering(session, municipality_id, holders, now))


async def _gather(
    session: Session,
    kind: NoticeKind,
    person_ids: Collection[int],
    need: Need,
    event: NeedEvent,
    now: datetime,
) -> None:
    if not person_ids:
        return
    town, soon = need.municipality_id, now + WAIT_BEFORE_SENDING
    waiting = await queries.take_waiting(session, kind, town, person_ids, MOST_TOGETHER, soon)
    found = list(waiting.values())
    rest = set(person_ids) - set(waiting)
    if rest:
        notice = await outbox.tell(
            session, kind, rest, now=now, municipality_id=town, due_at=soon + GATHERING
        )
        found += await queries.deliveries_of(session, notice.id)
    await queries.attach(session, event.id, found)
