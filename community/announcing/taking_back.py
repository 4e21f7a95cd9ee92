"""Taking back an announcement that was sent by mistake: its messages change where they stand."""

from datetime import datetime

from sqlalchemy import delete, update

from community import doors, journal, outbox
from community.apologies import apologise_to_doubtful
from community.marking import mark
from community.polls.answering import note_answer
from community.refusals import Reason, Refused
from community.rules.permissions import Permission
from storage.changed import changed
from storage.database import Session
from storage.kinds import AnnouncementState, NoticeKind
from storage.models import Acknowledgement, Announcement, Notice, Person
from storage.queries import withdrawals


async def take_back(
    session: Session, person: Person, announcement_id: int, version: int, now: datetime
) -> Announcement:
    """Take back what was announced: what waits is stopped, what was sent says so where it stands.

    Nobody has understood it any more. Whose message can not be changed hears one apology. Raises
    Refused NOT_FOUND, TAKEN_BACK or OUT_OF_DATE (it was stopped and is a draft again).
    """
    told = await may_take_back(session, person, announcement_id)
    if not await _mark_taken_back(session, told.id, version, now):
        raise Refused(Reason.OUT_OF_DATE, announcement=told)
    await outbox.withdraw_announcement(session, told.id, now)
    await note_answer(session, told, None)
    is_its = Notice.announcement_id == told.id
    await withdrawals.report_no_more(session, now, is_its)
    await session.execute(
        delete(Acknowledgement)
        .where(Acknowledgement.announcement_id == told.id)
        .execution_options(synchronize_session=False)
    )
    await mark(session, now, is_its, Notice.kind == NoticeKind.ANNOUNCEMENT)
    await apologise_to_doubtful(session, told, now)
    await journal.write(
        session,
        "take_announcement_back",
        municipality_id=told.municipality_id,
        actor_id=person.id,
        now=now,
    )
    return await doors.organised_announcement(session, person, told.id, Permission.ANNOUNCE)


async def may_take_back(session: Session, person: Person, announcement_id: int) -> Announcement:
    """An announcement that was sent and that this person may take back.

    Raises Refused NOT_FOUND, TAKEN_BACK or OUT_OF_DATE.
    """
    told = await doors.organised_announcement(
        session, person, announcement_id, Permission.ANNOUNCE
    )
    if told.state == AnnouncementState.TAKEN_BACK:
        raise Refused(Reason.TAKEN_BACK, announcement=told)
    if told.state != AnnouncementState.SENT:
        raise Refused(Reason.OUT_OF_DATE, announcement=told)
    return told


async def _mark_taken_back(session: Session, number: int, version: int, now: datetime) -> bool:
    met = await changed(
        session,
        update(Announcement)
        .where(
            Announcement.id == number,
            Announcement.state == AnnouncementState.SENT,
            Announcement.version == version,
        )
        .values(state=AnnouncementState.TAKEN_BACK, taken_back_at=now, version=version + 1),
    )
    return met == 1
