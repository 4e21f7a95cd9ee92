"""Drafting a meeting: nobody hears of it until it is sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, update

from community import doors, journal
from community.refusals import Reason, Refused
from community.rules.permissions import Permission
from storage.database import Session
from storage.kinds import MeetingKind, MeetingState
from storage.models import AgendaItem, Meeting, MeetingGroup, Person, Place
from storage.queries import towns


@dataclass(frozen=True)
class Plan:
    """What a coordinator has filled in; `starts_at` is aware."""

    municipality_id: int
    kind: MeetingKind
    group_ids: Sequence[int]
    starts_at: datetime
    place: str
    agenda: Sequence[str]


async def draft(
    session: Session, person: Person, plan: Plan, now: datetime, meeting_id: int | None = None
) -> Meeting:
    """Write a draft down, or an existing one anew; nobody hears of it.

    Raises Refused NOT_ALLOWED, NOT_FOUND, PAST or ALREADY_SENT.
    """
    await doors.organised_municipality(
        session, person, plan.municipality_id, Permission.SCHEDULE_MEETING
    )
    if plan.starts_at <= now:
        raise Refused(Reason.PAST)
    meeting = await _draft_row(session, person, plan, now, meeting_id)
    await session.execute(delete(MeetingGroup).where(MeetingGroup.meeting_id == meeting.id))
    await session.execute(delete(AgendaItem).where(AgendaItem.meeting_id == meeting.id))
    await session.execute(
        insert(MeetingGroup),
        [{"meeting_id": meeting.id, "group_id": group} for group in plan.group_ids],
    )
    if plan.agenda:
        await session.execute(
            insert(AgendaItem),
            [
                {"meeting_id": meeting.id, "position": number, "text": text}
                for number, text in enumerate(plan.agenda, start=1)
            ],
        )
    await remember_place(session, plan.municipality_id, plan.place, now)
    await journal.about(session, "draft", person, meeting, now)
    return await doors.organised_meeting(session, person, meeting.id, Permission.SCHEDULE_MEETING)


async def _draft_row(
    session: Session, person: Person, plan: Plan, now: datetime, meeting_id: int | None
) -> Meeting:
    if meeting_id is None:
        meeting = Meeting(
            municipality_id=plan.municipality_id,
            state=MeetingState.DRAFT,
            version=0,
            created_by=person.id,
            created_at=now,
        )
        session.add(meeting)
    else:
        meeting = await doors.organised_meeting(
            session, person, meeting_id, Permission.SCHEDULE_MEETING
        )
        if meeting.state != MeetingState.DRAFT:
            raise Refused(Reason.ALREADY_SENT, meeting=meeting)
    meeting.kind, meeting.starts_at, meeting.place = plan.kind, plan.starts_at, plan.place
    meeting.version += 1
    await session.flush()
    return meeting


async def drop_draft(session: Session, person: Person, meeting_id: int) -> None:
    """Throw a draft away. Raises Refused NOT_FOUND or ALREADY_SENT."""
    meeting = await doors.organised_meeting(
        session, person, meeting_id, Permission.SCHEDULE_MEETING
    )
    if meeting.state != MeetingState.DRAFT:
        raise Refused(Reason.ALREADY_SENT, meeting=meeting)
    await session.execute(delete(Meeting).where(Meeting.id == meeting.id))


async def remember_place(session: Session, municipality_id: int, name: str, now: datetime) -> None:
    """Add a room to the municipality's list, or note its use: next time it is a button."""
    known = await towns.find_place(session, municipality_id, name)
    if known is None:
        session.add(Place(municipality_id=municipality_id, name=name, used_at=now))
        await session.flush()
    else:
        await session.execute(update(Place).where(Place.id == known.id).values(used_at=now))
