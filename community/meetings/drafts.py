"""Drafting a meeting: nobody hears of it until it is sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, update

from community import doors, journal
from community.meetings.versions import check_version, differences, out_of_date
from community.refusals import Reason, Refused
from community.rules.permissions import Permission
from storage.changed import changed
from storage.database import Session
from storage.kinds import MeetingKind, MeetingState
from storage.models import AgendaItem, Meeting, MeetingGroup, Person, Place
from storage.queries import towns

# What a draft is made of, by the steps of its form: so the journal names what was changed.
PARTS = ("kind", "groups", "day", "hour", "place", "agenda")


@dataclass(frozen=True)
class Plan:
    """What a coordinator has filled in; `starts_at` is aware."""

    municipality_id: int
    kind: MeetingKind
    group_ids: Sequence[int]
    starts_at: datetime
    place: str
    agenda: Sequence[str]
    second_kind: MeetingKind | None = None


async def draft(
    session: Session,
    person: Person,
    plan: Plan,
    now: datetime,
    existing: tuple[int, int] | None = None,
) -> Meeting:
    """Write a draft down, or an existing one anew; nobody hears of it.

    `existing` is its number and the version that was looked at. Raises Refused NOT_ALLOWED,
    NOT_FOUND, PAST, ALREADY_SENT or OUT_OF_DATE (with the change that came between).
    """
    await doors.organised_municipality(
        session, person, plan.municipality_id, Permission.SCHEDULE_MEETING
    )
    if plan.starts_at <= now:
        raise Refused(Reason.PAST)
    if existing is None:
        meeting, fields = await _new(session, person, plan, now), list(PARTS)
    else:
        meeting = await own_draft(session, person, *existing)
        fields = _changed(meeting, plan)
        await _compare_and_set(
            session,
            person,
            meeting,
            kind=plan.kind,
            second_kind=plan.second_kind,
            starts_at=plan.starts_at,
            place=plan.place,
        )
    await session.execute(delete(MeetingGroup).where(MeetingGroup.meeting_id == meeting.id))
    await session.execute(
        insert(MeetingGroup),
        [{"meeting_id": meeting.id, "group_id": group} for group in plan.group_ids],
    )
    await write_agenda(session, meeting.id, plan.agenda)
    await remember_place(session, plan.municipality_id, plan.place, now)
    await journal.about(session, "draft", person, meeting, now, fields=fields)
    return await doors.organised_meeting(session, person, meeting.id, Permission.SCHEDULE_MEETING)


async def own_draft(session: Session, person: Person, meeting_id: int, version: int) -> Meeting:
    """A draft as this person has seen it.

    Raises Refused NOT_FOUND, ALREADY_SENT or OUT_OF_DATE (with the change that came between).
    """
    meeting = await doors.organised_meeting(
        session, person, meeting_id, Permission.SCHEDULE_MEETING
    )
    if meeting.state != MeetingState.DRAFT:
        raise Refused(Reason.ALREADY_SENT, meeting=meeting)
    await check_version(session, person, meeting, version)
    return meeting


async def _new(session: Session, person: Person, plan: Plan, now: datetime) -> Meeting:
    meeting = Meeting(
        municipality_id=plan.municipality_id,
        kind=plan.kind,
        second_kind=plan.second_kind,
        starts_at=plan.starts_at,
        place=plan.place,
        state=MeetingState.DRAFT,
        created_by=person.id,
        created_at=now,
    )
    session.add(meeting)
    await session.flush()
    return meeting


async def _compare_and_set(
    session: Session, person: Person, meeting: Meeting, **values: object
) -> None:
    """Compare and set: of two organisers who change it together, one does."""
    version = meeting.version
    met = await changed(
        session,
        update(Meeting)
        .where(
            Meeting.id == meeting.id,
            Meeting.state == MeetingState.DRAFT,
            Meeting.version == version,
        )
        .values(version=version + 1, **values),
    )
    if met == 0:
        raise await out_of_date(session, person, meeting)


def _changed(meeting: Meeting, plan: Plan) -> list[str]:
    fields = differences(meeting, plan.starts_at, plan.place, plan.agenda)
    if (meeting.kind, meeting.second_kind) != (plan.kind, plan.second_kind):
        fields.append("kind")
    if {group.id for group in meeting.groups} != set(plan.group_ids):
        fields.append("groups")
    return [name for name in PARTS if name in fields]


async def write_agenda(session: Session, meeting_id: int, agenda: Sequence[str]) -> None:
    """Put these points, numbered from 1, in place of those that stood."""
    await session.execute(
        delete(AgendaItem)
        .where(AgendaItem.meeting_id == meeting_id)
        .execution_options(synchronize_session=False)
    )
    if agenda:
        await session.execute(
            insert(AgendaItem),
            [
                {"meeting_id": meeting_id, "position": number, "text": text}
                for number, text in enumerate(agenda, start=1)
            ],
        )


async def choose_messengers(
    session: Session,
    person: Person,
    meeting_id: int,
    version: int,
    *,
    is_telegram_only: bool,
    now: datetime,
) -> Meeting:
    """Tell a draft, and all that follows it, in Telegram alone or in Viber too.

    Raises Refused NOT_FOUND, ALREADY_SENT or OUT_OF_DATE (with the change that came between).
    """
    meeting = await own_draft(session, person, meeting_id, version)
    await _compare_and_set(session, person, meeting, is_telegram_only=is_telegram_only)
    await journal.about(session, "choose_messengers", person, meeting, now, fields=["messengers"])
    return await own_draft(session, person, meeting_id, version + 1)


async def drop_draft(session: Session, person: Person, meeting_id: int, version: int) -> None:
    """Throw a draft away. Raises Refused NOT_FOUND, ALREADY_SENT or OUT_OF_DATE."""
    meeting = await own_draft(session, person, meeting_id, version)
    await session.execute(delete(Meeting).where(Meeting.id == meeting.id))


async def remember_place(session: Session, municipality_id: int, name: str, now: datetime) -> None:
    """Add a room to the municipality's list, or note its use: next time it is a button."""
    known = await towns.find_place(session, municipality_id, name)
    if known is None:
        session.add(Place(municipality_id=municipality_id, name=name, used_at=now))
        await session.flush()
    else:
        await session.execute(update(Place).where(Place.id == known.id).values(used_at=now))
