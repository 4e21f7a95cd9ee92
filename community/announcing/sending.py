"""Sending an announcement, stopping it, and saying that one has understood."""

from datetime import datetime, timedelta

from sqlalchemy import CursorResult, delete, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from community import doors, journal, outbox
from community.announcing.drafts import draft_of
from community.polls.answering import note_answer
from community.refusals import Reason, Refused
from community.rules.crowds import MANY
from community.rules.permissions import Permission
from community.rules.quiet_hours import next_decent_moment
from storage.changed import changed
from storage.columns import table_of
from storage.database import Session
from storage.kinds import AnnouncementState, NoticeKind
from storage.models import Acknowledgement, Announcement, Notice, Person
from storage.queries import announcements
from storage.queries.conversations import dialect_of

# Ours, as for every single notice: after a week it is no news.
WORTH_HEARING = timedelta(days=7)
_UNDERSTAND = {
    "sqlite": sqlite_insert(table_of(Acknowledgement)).on_conflict_do_nothing(),
    "postgresql": postgresql_insert(table_of(Acknowledgement)).on_conflict_do_nothing(),
}


def sending_moment(announcement: Announcement, now: datetime) -> datetime:
    """When an announcement sent now would go out: after the wait, or at the next decent hour."""
    return next_decent_moment(now + outbox.WAIT_BEFORE_SENDING, announcement.municipality.zone)


async def send(
    session: Session,
    person: Person,
    announcement_id: int,
    version: int,
    now: datetime,
    *,
    is_sure: bool = False,
) -> Announcement:
    """Tell everybody who is meant, once each.

    Raises Refused NOT_FOUND, ALREADY_SENT, OUT_OF_DATE (the draft was changed meanwhile),
    NOBODY_INVITED, or VERY_MANY unless the sender is sure.
    """
    announcement = await draft_of(session, person, announcement_id)
    if announcement.version != version:
        raise Refused(Reason.OUT_OF_DATE, announcement=announcement)
    everybody = await announcements.count_readers(session, announcement)
    if not everybody:
        raise Refused(Reason.NOBODY_INVITED)
    if everybody > MANY and not is_sure:
        raise Refused(Reason.VERY_MANY, told=announcement, count=everybody)
    if not await _mark_sent(session, announcement, now):
        raise Refused(Reason.ALREADY_SENT, announcement=announcement)
    due_at = sending_moment(announcement, now)
    notice = Notice(
        kind=NoticeKind.ANNOUNCEMENT,
        municipality_id=announcement.municipality_id,
        announcement_id=announcement.id,
        created_by=person.id,
        created_at=now,
        expires_at=due_at + WORTH_HEARING,
    )
    await outbox.broadcast(session, notice, announcements.readers(announcement), due_at)
    await note_answer(session, announcement, now)
    await _journal(session, "send_announcement", person, announcement, now)
    return await doors.organised_announcement(
        session, person, announcement_id, Permission.ANNOUNCE
    )


async def _mark_sent(session: Session, announcement: Announcement, now: datetime) -> bool:
    met = await changed(
        session,
        update(Announcement)
        .where(
            Announcement.id == announcement.id,
            Announcement.state == AnnouncementState.DRAFT,
            Announcement.version == announcement.version,
        )
        .values(state=AnnouncementState.SENT, sent_at=now),
    )
    return met == 1


async def stop_sending(
    session: Session, person: Person, announcement_id: int, now: datetime
) -> Announcement:
    """Withdraw what has not gone out yet; the report says how many did.

    If nobody has heard of it, it is a draft again. Raises Refused NOT_FOUND.
    """
    announcement = await doors.organised_announcement(
        session, person, announcement_id, Permission.STOP_SENDING
    )
    await outbox.withdraw_announcement(session, announcement.id, now)
    is_known = await announcements.is_known(session, announcement.id)
    if announcement.state == AnnouncementState.SENT and not is_known:
        await _make_draft_again(session, announcement)
        await note_answer(session, announcement, None)
    await _journal(session, "stop_announcement", person, announcement, now)
    return await doors.organised_announcement(
        session, person, announcement_id, Permission.STOP_SENDING
    )


async def _make_draft_again(session: Session, announcement: Announcement) -> None:
    await session.execute(
        delete(Notice)
        .where(Notice.announcement_id == announcement.id)
        .execution_options(synchronize_session=False)
    )
    await session.execute(
        update(Announcement)
        .where(Announcement.id == announcement.id)
        .values(state=AnnouncementState.DRAFT, sent_at=None, version=Announcement.version + 1)
        .execution_options(synchronize_session=False)
    )


async def acknowledge(
    session: Session, person: Person, announcement_id: int, now: datetime
) -> tuple[Announcement, bool]:
    """Record that a reader has understood, once; with whether it is new.

    Raises Refused NOT_FOUND, also for an organiser who only looks, or TAKEN_BACK.
    """
    announcement = await doors.announcement(session, person, announcement_id)
    if not await announcements.is_reader(session, person.id, announcement):
        raise Refused(Reason.NOT_FOUND)
    values = {"announcement_id": announcement.id, "person_id": person.id, "at": now}
    result = await session.execute(_UNDERSTAND[dialect_of(session)], values)
    assert isinstance(result, CursorResult)
    return announcement, result.rowcount == 1


async def _journal(
    session: Session, verb: str, person: Person, announcement: Announcement, now: datetime
) -> None:
    town = announcement.municipality_id
    await journal.write(session, verb, municipality_id=town, actor_id=person.id, now=now)
