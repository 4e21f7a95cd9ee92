"""A draft read aloud by its organiser: attach the recording, take it away, find it to be heard."""

from datetime import datetime

from sqlalchemy import update

from community import doors, journal
from community.announcing import media
from community.announcing.drafts import Known, change_draft
from community.announcing.media import Attachment
from community.meetings.drafts import own_draft
from community.meetings.versions import out_of_date
from community.refusals import Reason, Refused
from community.rules.permissions import Permission
from storage.changed import changed
from storage.database import Session
from storage.kinds import MeetingState, MessengerName
from storage.models import Announcement, Media, Meeting, Person
from storage.queries.media import forget_unused, load


async def read_meeting_aloud(
    session: Session,
    person: Person,
    messenger: MessengerName,
    looked_at: tuple[int, int],
    recording: Attachment | None,
    now: datetime,
) -> Meeting:
    """Attach a recording to a draft of a meeting, or take it away with None.

    `looked_at` is its number and version. Raises Refused NOT_FOUND, ALREADY_SENT or OUT_OF_DATE.
    """
    meeting = await own_draft(session, person, *looked_at)
    town = meeting.municipality_id
    voice = recording and await media.keep(session, person, town, messenger, recording, now)
    met = await changed(
        session,
        update(Meeting)
        .where(
            Meeting.id == meeting.id,
            Meeting.state == MeetingState.DRAFT,
            Meeting.version == meeting.version,
        )
        .values(voice_id=voice.id if voice else None, version=Meeting.version + 1),
    )
    if met != 1:
        raise await out_of_date(session, person, meeting)
    await forget_unused(session)
    await journal.about(session, "read_meeting_aloud", person, meeting, now, fields=["voice"])
    return await doors.organised_meeting(session, person, meeting.id, Permission.SCHEDULE_MEETING)


async def read_announcement_aloud(
    session: Session,
    person: Person,
    messenger: MessengerName,
    known: Known,
    recording: Attachment | None,
    now: datetime,
) -> Announcement:
    """Attach a recording to a draft of an announcement, or take it away with None.

    Raises Refused NOT_FOUND, ALREADY_SENT or OUT_OF_DATE.
    """
    number = known.announcement_id
    draft = await doors.organised_announcement(session, person, number, Permission.ANNOUNCE)
    town = draft.municipality_id
    voice = recording and await media.keep(session, person, town, messenger, recording, now)
    voice_id = voice.id if voice else None
    changed = await change_draft(session, person, known, voice_id=voice_id)
    await journal.write(
        session, "read_announcement_aloud", municipality_id=town, actor_id=person.id, now=now
    )
    return changed


async def voice_of(session: Session, thing: Meeting | Announcement) -> Media:
    """The recording of something that somebody may see. Raises Refused NO_RECORDING."""
    found = await load(session, thing.voice_id) if thing.voice_id is not None else None
    if found is None:
        raise Refused(Reason.NO_RECORDING)
    return found
