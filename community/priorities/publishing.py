"""Publishing a version of the list of priorities, and taking that back before it is heard."""

from datetime import datetime, timedelta

from sqlalchemy import delete, update

from community import doors, outbox
from community.priorities import needs, votes
from community.priorities.drafts import draft_of, draft_to_change, note
from community.refusals import Reason, Refused
from community.rules.permissions import Permission
from community.rules.priorities import News, news
from community.rules.quiet_hours import next_decent_moment
from storage.changed import changed
from storage.database import Session
from storage.kinds import NoticeKind
from storage.models import Notice, Person, PriorityList
from storage.queries import withdrawals
from storage.queries.priorities import lists

# Ours, as for every message to a group: after a week it is no news.
WORTH_HEARING = timedelta(days=7)


def sending_moment(found: PriorityList, now: datetime) -> datetime:
    """When people would hear of a version that is published now."""
    return next_decent_moment(now + outbox.WAIT_BEFORE_SENDING, found.municipality.zone)


async def news_in(session: Session, found: PriorityList) -> News:
    """What is new in a version since the one before it."""
    before = await lists.before(session, found)
    earlier = before.items if before else []
    return news(earlier, found.items, await votes.places(session, [*earlier, *found.items]))


async def choose_messengers(
    session: Session,
    person: Person,
    list_id: int,
    revision: int,
    *,
    is_telegram_only: bool,
    now: datetime,
) -> PriorityList:
    """Tell of a version in Telegram alone, or in Viber too.

    Raises Refused NOT_FOUND, ALREADY_SENT or OUT_OF_DATE.
    """
    found = await draft_to_change(session, person, list_id, revision)
    await session.execute(
        update(PriorityList)
        .where(PriorityList.id == found.id)
        .values(is_telegram_only=is_telegram_only)
        .execution_options(synchronize_session=False)
    )
    await note(session, "choose_messengers_of", person, found, now)
    return await draft_of(session, person, list_id)


async def publish(
    session: Session, person: Person, list_id: int, revision: int, now: datetime
) -> PriorityList:
    """Publish a version; everybody in its groups and every organiser hears that the list changed.

    Raises Refused NOT_FOUND, ALREADY_SENT, OUT_OF_DATE (it was changed since it was looked at),
    or NOTHING_NEW for an empty one, or one that is like the one before.
    """
    found = await draft_of(session, person, list_id)
    if found.revision != revision:
        raise Refused(Reason.OUT_OF_DATE, priorities=found)
    if not found.items or not await news_in(session, found):
        raise Refused(Reason.NOTHING_NEW, priorities=found)
    if not await _set_published(session, found, revision, now):
        raise Refused(Reason.OUT_OF_DATE, priorities=found)
    await needs.prioritise(session, person, found, now)
    due_at = sending_moment(found, now)
    notice = Notice(
        kind=NoticeKind.PRIORITIES_PUBLISHED,
        municipality_id=found.municipality_id,
        priority_list_id=found.id,
        created_by=person.id,
        created_at=now,
        expires_at=due_at + WORTH_HEARING,
    )
    await outbox.broadcast(session, notice, lists.everybody(found.municipality_id), due_at)
    await note(session, "publish", person, found, now)
    return await doors.priorities(session, person, list_id)


async def _set_published(
    session: Session, found: PriorityList, revision: int, now: datetime | None
) -> bool:
    is_it = (PriorityList.id == found.id) & (PriorityList.revision == revision)
    is_out = PriorityList.published_at.is_not(None)
    met = await changed(
        session,
        update(PriorityList)
        .where(is_it, is_out if now is None else ~is_out)
        .values(published_at=now, revision=revision + 1),
    )
    return met == 1


async def stop(
    session: Session, person: Person, list_id: int, now: datetime
) -> tuple[PriorityList, int]:
    """Let nobody else hear of it, and count them; if nobody has yet, it is being worked on again.

    Raises Refused NOT_FOUND, or OUT_OF_DATE when somebody has begun the next version.
    """
    found = await doors.kept_priorities(session, person, list_id, Permission.KEEP_PRIORITIES)
    if found.published_at is None:
        return found, 0
    if await lists.draft(session, found.municipality_id) is not None:
        raise Refused(Reason.OUT_OF_DATE)
    withdrawn = await withdrawals.withdraw_priorities(session, found.id, now)
    is_said = await lists.is_known(session, found.id)
    if not is_said and await _set_published(session, found, found.revision, None):
        await session.execute(
            delete(Notice)
            .where(Notice.priority_list_id == found.id)
            .execution_options(synchronize_session=False)
        )
        await needs.take_back(session, found, found.published_at)
    await note(session, "stop", person, found, now)
    return await doors.priorities(session, person, list_id), withdrawn
