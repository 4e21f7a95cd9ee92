"""What invited people want said or asked at a meeting: nameless, unless they choose otherwise.

Nothing that is stored beside the opinion itself and its recording says whose it is: neither its
notice nor the journal.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, update

from community import doors, journal, marking, outbox
from community.announcing import media
from community.announcing.media import Attachment
from community.meetings.answers import check_open
from community.refusals import Reason, Refused
from community.rules.permissions import Permission
from storage.database import Session
from storage.kinds import MeetingState, MessengerName, NoticeKind, Role
from storage.models import Meeting, Notice, Opinion, Person
from storage.queries import people
from storage.queries.media import forget_unused
from storage.queries.meetings import Invitation
from storage.queries.organising import opinions

# Ours: who has more to say is called.
MOST = 3
# So long somebody may choose whether their name is said before the organisers read it.
CHOICE = timedelta(minutes=1)


@dataclass(frozen=True)
class Spoken:
    """A recording, by the name that a messenger has for it."""

    messenger: MessengerName
    recording: Attachment


async def give(
    session: Session, person: Person, meeting_id: int, said: str | Spoken, now: datetime
) -> Opinion:
    """Have something said at a meeting ahead; its organisers hear it before, once.

    Raises Refused NOT_FOUND, CANCELLED, TOO_LATE, NOT_INVITED, or ENOUGH_SAID after several.
    """
    meeting = (await check_may_give(session, person, meeting_id, now)).meeting
    opinion = await _written_down(session, person, meeting, said, now)
    await _tell_organisers(session, meeting, opinion, now)
    await journal.write(
        session,
        "give",
        municipality_id=meeting.municipality_id,
        actor_id=None,
        now=now,
        meeting_id=meeting.id,
    )
    return opinion


async def _written_down(
    session: Session, person: Person, meeting: Meeting, said: str | Spoken, now: datetime
) -> Opinion:
    opinion = Opinion(meeting_id=meeting.id, person_id=person.id, is_named=False, created_at=now)
    if isinstance(said, Spoken):
        town = meeting.municipality_id
        kept = await media.keep(session, person, town, said.messenger, said.recording, now)
        opinion.media_id = kept.id
    else:
        opinion.text = said
    session.add(opinion)
    await session.flush()
    return opinion


async def _tell_organisers(
    session: Session, meeting: Meeting, opinion: Opinion, now: datetime
) -> None:
    organisers = await people.holders(
        session, meeting.municipality_id, Role.COORDINATOR, Role.CONTACT_PERSON
    )
    await outbox.tell(
        session,
        NoticeKind.OPINION,
        organisers,
        now=now,
        municipality_id=meeting.municipality_id,
        meeting_id=meeting.id,
        opinion_id=opinion.id,
        due_at=now + CHOICE,
        expires_at=meeting.starts_at,
    )


async def check_may_give(
    session: Session, person: Person, meeting_id: int, now: datetime
) -> Invitation:
    """The invitation of somebody who may have something said. Raises what `give` raises."""
    found = await doors.invitation(session, person, meeting_id)
    check_open(found.meeting, now)
    if not found.is_invited or found.meeting.state == MeetingState.DRAFT:
        raise Refused(Reason.NOT_INVITED, meeting=found.meeting)
    if await opinions.count_of(session, person.id, meeting_id) >= MOST:
        raise Refused(Reason.ENOUGH_SAID, meeting=found.meeting, most=MOST)
    return found


async def own(session: Session, person: Person, opinion_id: int) -> Opinion:
    """An opinion of this person's own. Raises Refused NOT_FOUND."""
    found = await opinions.load(session, opinion_id)
    if found is None or found.person_id != person.id:
        raise Refused(Reason.NOT_FOUND)
    return found


async def name(
    session: Session, person: Person, opinion_id: int, is_named: bool, now: datetime
) -> Opinion:
    """Let my name be said with it, or not any more; what organisers have read changes along.

    Raises Refused NOT_FOUND.
    """
    opinion = await own(session, person, opinion_id)
    if opinion.is_named != is_named:
        await session.execute(
            update(Opinion).where(Opinion.id == opinion.id).values(is_named=is_named)
        )
        await marking.mark(session, now, Notice.opinion_id == opinion.id)
        await session.refresh(opinion)
    return opinion


async def heard(session: Session, person: Person, opinion_id: int) -> tuple[Opinion, Meeting]:
    """An opinion with its recording, for an organiser of its meeting.

    Raises Refused NOT_FOUND or NO_RECORDING.
    """
    found = await opinions.load(session, opinion_id)
    if found is None:
        raise Refused(Reason.NOT_FOUND)
    meeting = await doors.organised_meeting(
        session, person, found.meeting_id, Permission.SEE_ANSWERS
    )
    if found.media is None:
        raise Refused(Reason.NO_RECORDING)
    return found, meeting


async def take_back(session: Session, person: Person, opinion_id: int, now: datetime) -> bool:
    """Let it not be said; it is removed, also from what organisers have read.

    Returns whether it was a recording. Raises Refused NOT_FOUND.
    """
    opinion = await own(session, person, opinion_id)
    is_recording = opinion.media_id is not None
    await _remove(session, [opinion.id], now)
    return is_recording


async def forget_all(session: Session, person: Person, now: datetime) -> None:
    """Remove everything that somebody wanted said, who is erased."""
    await _remove(session, await opinions.numbers_of(session, person.id), now)


async def _remove(session: Session, opinion_ids: list[int], now: datetime) -> None:
    if not opinion_ids:
        return
    # The notices stay without what they were about, so that their messages can be emptied.
    said = Notice.opinion_id.in_(opinion_ids)
    await marking.mark(session, now, said)
    await session.execute(
        update(Notice)
        .where(said)
        .values(opinion_id=None)
        .execution_options(synchronize_session=False)
    )
    await session.execute(
        delete(Opinion)
        .where(Opinion.id.in_(opinion_ids))
        .execution_options(synchronize_session=False)
    )
    await forget_unused(session)
