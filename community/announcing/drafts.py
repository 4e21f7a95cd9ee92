"""Drafting an announcement: nobody hears of it until it is sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, update

from community import doors, journal
from community.announcing import media
from community.announcing.media import Attachment
from community.polls import answering
from community.refusals import Reason, Refused
from community.rules.permissions import Permission
from storage.changed import changed
from storage.database import Session
from storage.kinds import AnnouncementState, MeetingState, MessengerName
from storage.models import Announcement, AnnouncementGroup, Meeting, Person, Poll
from storage.queries.media import forget_unused


@dataclass(frozen=True)
class Wording:
    """What is to be told to whom; `media_id` is a stored one that stays.

    With a meeting it is what the meeting decided, for those who were invited to it; with a poll
    what the municipality answers, for those who could vote.
    """

    municipality_id: int
    group_ids: Sequence[int]
    text: str
    attachment: Attachment | None = None
    media_id: int | None = None
    meeting_id: int | None = None
    poll_id: int | None = None


@dataclass(frozen=True)
class Known:
    """A draft that was looked at, as it was then."""

    announcement_id: int
    version: int


async def draft(
    session: Session,
    person: Person,
    messenger: MessengerName,
    wording: Wording,
    now: datetime,
    known: Known | None = None,
) -> Announcement:
    """Write a draft down, or an existing one anew; nobody hears of it.

    Raises Refused NOT_ALLOWED, NOT_FOUND, NOT_YET (the meeting has not begun), POLL_STILL_OPEN,
    ALREADY_SENT or OUT_OF_DATE (somebody else changed it meanwhile).
    """
    town = wording.municipality_id
    await doors.organised_municipality(session, person, town, Permission.ANNOUNCE)
    if wording.meeting_id is not None:
        await meeting_that_began(session, person, wording.meeting_id, now)
    if wording.poll_id is not None:
        await answering.answerable(session, person, wording.poll_id)
    number = await _row(session, person, wording, now) if known is None else known.announcement_id
    before = Known(number, 0) if known is None else known
    media_id = wording.media_id
    if wording.attachment is not None:
        kept = await media.keep(session, person, town, messenger, wording.attachment, now)
        media_id = kept.id
    await change_draft(session, person, before, text=wording.text, media_id=media_id)
    await session.execute(
        delete(AnnouncementGroup).where(AnnouncementGroup.announcement_id == number)
    )
    await session.execute(
        insert(AnnouncementGroup),
        [{"announcement_id": number, "group_id": group} for group in wording.group_ids],
    )
    await journal.write(
        session, "draft_announcement", municipality_id=town, actor_id=person.id, now=now
    )
    return await doors.organised_announcement(session, person, number, Permission.ANNOUNCE)


async def meeting_that_began(
    session: Session, person: Person, meeting_id: int, now: datetime
) -> Meeting:
    """A meeting of which the decisions may be told.

    Raises Refused NOT_FOUND, CANCELLED or NOT_YET.
    """
    meeting = await doors.organised_meeting(session, person, meeting_id, Permission.ANNOUNCE)
    if meeting.state == MeetingState.CANCELLED:
        raise Refused(Reason.CANCELLED, meeting=meeting)
    if meeting.state != MeetingState.SENT:
        raise Refused(Reason.NOT_FOUND)
    if meeting.starts_at > now:
        raise Refused(Reason.NOT_YET, meeting=meeting)
    return meeting


async def _row(session: Session, person: Person, wording: Wording, now: datetime) -> int:
    announcement = Announcement(
        municipality_id=wording.municipality_id,
        is_telegram_only=await _goes_only_in_telegram(session, wording),
        meeting_id=wording.meeting_id,
        poll_id=wording.poll_id,
        text=wording.text,
        state=AnnouncementState.DRAFT,
        version=0,
        created_by=person.id,
        created_at=now,
    )
    session.add(announcement)
    await session.flush()
    return announcement.id


async def _goes_only_in_telegram(session: Session, wording: Wording) -> bool:
    """What a meeting decided goes the way of its invitation, an answer that of the vote's results.

    Until somebody chooses another.
    """
    before: list[Meeting | Poll] = []
    if wording.meeting_id is not None:
        before.append(await session.get_one(Meeting, wording.meeting_id))
    if wording.poll_id is not None:
        before.append(await session.get_one(Poll, wording.poll_id))
    return any(each.is_telegram_only for each in before)


async def change_draft(
    session: Session, person: Person, known: Known, **values: object
) -> Announcement:
    """Change a draft as long as it is the one that was looked at.

    Raises Refused NOT_FOUND, ALREADY_SENT or OUT_OF_DATE.
    """
    announcement = await draft_of(session, person, known.announcement_id)
    met = await changed(
        session,
        update(Announcement)
        .where(
            Announcement.id == known.announcement_id,
            Announcement.state == AnnouncementState.DRAFT,
            Announcement.version == known.version,
        )
        .values(version=known.version + 1, **values),
    )
    if met != 1:
        raise Refused(Reason.OUT_OF_DATE, announcement=announcement)
    await forget_unused(session)
    return await doors.organised_announcement(
        session, person, known.announcement_id, Permission.ANNOUNCE
    )


async def choose_messengers(
    session: Session, person: Person, known: Known, *, is_telegram_only: bool, now: datetime
) -> Announcement:
    """Tell a draft in Telegram alone or in Viber too.

    Raises Refused NOT_FOUND, ALREADY_SENT or OUT_OF_DATE.
    """
    changed = await change_draft(session, person, known, is_telegram_only=is_telegram_only)
    town = changed.municipality_id
    await journal.write(
        session, "choose_messengers", municipality_id=town, actor_id=person.id, now=now
    )
    return changed


async def draft_of(session: Session, person: Person, announcement_id: int) -> Announcement:
    """A draft that this person may change. Raises Refused NOT_FOUND or ALREADY_SENT."""
    announcement = await doors.organised_announcement(
        session, person, announcement_id, Permission.ANNOUNCE
    )
    if announcement.state != AnnouncementState.DRAFT:
        raise Refused(Reason.ALREADY_SENT, announcement=announcement)
    return announcement


async def drop_draft(session: Session, person: Person, announcement_id: int) -> None:
    """Throw a draft away, with what was attached. Raises Refused NOT_FOUND or ALREADY_SENT."""
    announcement = await draft_of(session, person, announcement_id)
    await session.execute(delete(Announcement).where(Announcement.id == announcement.id))
    await forget_unused(session)
