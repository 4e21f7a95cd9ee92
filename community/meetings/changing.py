"""Changing a meeting that people were told about: they hear what is new and what it was."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import update

from community import doors, journal, outbox
from community.meetings.answers import check_open
from community.meetings.drafts import remember_place, write_agenda
from community.meetings.reminders import plan_reminders
from community.meetings.versions import check_version, differences, out_of_date
from community.refusals import Reason, Refused
from community.rules.permissions import Permission
from storage.changed import changed
from storage.database import Session
from storage.kinds import MeetingState, NoticeKind, RsvpAnswer
from storage.models import Media, Meeting, MeetingChange, Person, Rsvp
from storage.queries import notices, withdrawals
from storage.queries.media import forget_unused


@dataclass(frozen=True)
class Wish:
    """How a meeting shall be from now on; `starts_at` is aware, `voice` is that read aloud."""

    starts_at: datetime
    place: str
    agenda: Sequence[str]
    voice: Media | None = None


async def change(
    session: Session, person: Person, meeting_id: int, version: int, wish: Wish, now: datetime
) -> Meeting:
    """Change a sent meeting: who got the invitation hears it, who said yes is asked again.

    Who has not got the invitation yet gets the new one. A recording of how it was is not heard
    any more. Raises Refused NOT_FOUND, CANCELLED,
    TOO_LATE, PAST, UNCHANGED or OUT_OF_DATE (with the change that came between).
    """
    meeting = await doors.organised_meeting(
        session, person, meeting_id, Permission.SCHEDULE_MEETING
    )
    check_open(meeting, now)
    await check_version(session, person, meeting, version)
    if wish.starts_at <= now:
        raise Refused(Reason.PAST)
    fields = differences(meeting, wish.starts_at, wish.place, wish.agenda)
    if not fields:
        raise Refused(Reason.UNCHANGED, meeting=meeting)
    before = _before(meeting, person, fields, now)
    if not await _write(session, meeting, wish):
        raise await out_of_date(session, person, meeting)
    session.add(before)
    await write_agenda(session, meeting.id, wish.agenda)
    await forget_unused(session)
    await remember_place(session, meeting.municipality_id, wish.place, now)
    await journal.about(session, "change", person, meeting, now, fields=fields)
    changed = await doors.organised_meeting(
        session, person, meeting_id, Permission.SCHEDULE_MEETING
    )
    await _tell(session, changed, before, now)
    return changed


def _before(
    meeting: Meeting, person: Person, fields: Sequence[str], now: datetime
) -> MeetingChange:
    return MeetingChange(
        meeting_id=meeting.id,
        version=meeting.version + 1,
        changed_by=person.id,
        changed_at=now,
        was_starts_at=meeting.starts_at,
        was_place=meeting.place,
        is_agenda_new="agenda" in fields,
    )


async def _write(session: Session, meeting: Meeting, wish: Wish) -> bool:
    """Compare and set: of two organisers who change it together, one does."""
    met = await changed(
        session,
        update(Meeting)
        .where(
            Meeting.id == meeting.id,
            Meeting.state == MeetingState.SENT,
            Meeting.version == meeting.version,
        )
        .values(
            starts_at=wish.starts_at,
            place=wish.place,
            voice_id=wish.voice and wish.voice.id,
            version=meeting.version + 1,
        ),
    )
    return met == 1


async def _tell(session: Session, meeting: Meeting, before: MeetingChange, now: datetime) -> None:
    is_moved = before.was_starts_at != meeting.starts_at
    if is_moved or before.was_place != meeting.place:
        await _ask_again(session, meeting.id, now, is_moved=is_moved)
    if is_moved:
        await plan_reminders(session, meeting, now)
        await withdrawals.move_expiry(session, meeting.id, meeting.starts_at)
        await outbox.withdraw(session, meeting.id, notices.REMINDERS, now)
    await session.flush()
    await outbox.withdraw(session, meeting.id, [NoticeKind.CHANGE], now)
    await outbox.announce(
        session,
        NoticeKind.CHANGE,
        meeting,
        outbox.Audience.GOT_INVITATION,
        now=now,
        due_at=now,
        expires_at=meeting.starts_at,
        created_by=before.changed_by,
        change_id=before.id,
    )


async def _ask_again(session: Session, meeting_id: int, now: datetime, *, is_moved: bool) -> None:
    """An answer was for its day and hour; another place lets a "no" and a "not yet" stand."""
    statement = update(Rsvp).where(Rsvp.meeting_id == meeting_id)
    if not is_moved:
        statement = statement.where(Rsvp.answer == RsvpAnswer.COMING)
    await session.execute(
        statement.values(asked_again_at=now).execution_options(synchronize_session=False)
    )
