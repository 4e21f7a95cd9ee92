"""Scheduling, sending, stopping and cancelling a meeting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import CursorResult, delete, insert, literal, select, update

from community import doors, journal, outbox, places
from community.answers import check_open
from community.refusals import Reason, Refused
from community.reminders import cancel_reminders, fire_nudge, plan_reminders
from community.rules.permissions import Permission
from community.rules.quiet_hours import next_decent_moment
from storage.database import Session
from storage.kinds import DeliveryState, MeetingKind, MeetingState, NoticeKind
from storage.models import (
    AgendaItem,
    Delivery,
    Invitee,
    Meeting,
    MeetingGroup,
    Notice,
    Person,
    Rsvp,
)
from storage.queries.meetings import members_of


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
    await places.remember(session, plan.municipality_id, plan.place, now)
    await _journal(session, "draft", person, meeting, now)
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


def sending_moment(meeting: Meeting, now: datetime) -> datetime:
    """When an invitation sent now would go out: at once, or at the next decent hour.

    An invitation that could not wait that long may go out from 7 to 22, as a late change may
    (reference/domain.md, 6.4). Raises Refused PAST when even that is too late.
    """
    zone = meeting.municipality.zone
    moment = next_decent_moment(now, zone)
    if moment >= meeting.starts_at:
        moment = next_decent_moment(now, zone, urgent=True)
    if moment >= meeting.starts_at:
        raise Refused(Reason.PAST, meeting=meeting)
    return moment


async def send(
    session: Session, person: Person, meeting_id: int, version: int, now: datetime
) -> Meeting:
    """Invite everybody who is meant, once each, and plan the reminders.

    Raises Refused NOT_FOUND, ALREADY_SENT, OUT_OF_DATE (the draft was changed meanwhile), PAST or
    NOBODY_INVITED.
    """
    meeting = await doors.organised_meeting(
        session, person, meeting_id, Permission.SCHEDULE_MEETING
    )
    if meeting.state != MeetingState.DRAFT:
        raise Refused(Reason.ALREADY_SENT, meeting=meeting)
    if meeting.version != version:
        raise Refused(Reason.OUT_OF_DATE, meeting=meeting)
    due_at = sending_moment(meeting, now)
    if not await _change_state(session, meeting, MeetingState.DRAFT, MeetingState.SENT, now):
        raise Refused(Reason.ALREADY_SENT, meeting=meeting)
    await _freeze_invitees(session, meeting, now)
    await outbox.announce(
        session,
        NoticeKind.INVITATION,
        meeting,
        outbox.Audience.ALL,
        now=now,
        due_at=due_at,
        expires_at=meeting.starts_at,
        created_by=person.id,
    )
    await plan_reminders(session, meeting, due_at)
    await _journal(session, "send", person, meeting, now)
    return meeting


async def _freeze_invitees(session: Session, meeting: Meeting, now: datetime) -> None:
    people = members_of(meeting.id).subquery()
    rows = select(literal(meeting.id), people.c.person_id, literal(now, Invitee.invited_at.type))
    result = await session.execute(
        insert(Invitee).from_select(["meeting_id", "person_id", "invited_at"], rows)
    )
    assert isinstance(result, CursorResult)
    if result.rowcount == 0:
        raise Refused(Reason.NOBODY_INVITED, meeting=meeting)


async def stop_sending(
    session: Session, person: Person, meeting_id: int, now: datetime
) -> Meeting:
    """Withdraw the invitations that have not gone out yet; the report says how many did.

    Raises Refused NOT_FOUND.
    """
    meeting = await doors.organised_meeting(session, person, meeting_id, Permission.STOP_SENDING)
    await outbox.withdraw(session, meeting.id, [NoticeKind.INVITATION], now)
    await _uninvite_unreached(session, meeting)
    await _journal(session, "stop_sending", person, meeting, now)
    return meeting


async def _uninvite_unreached(session: Session, meeting: Meeting) -> None:
    # Whose invitation was stopped was not invited: no reminder may be their first word of it.
    stopped = (
        select(Delivery.person_id)
        .join(Notice, Notice.id == Delivery.notice_id)
        .where(
            Notice.meeting_id == meeting.id,
            Notice.kind == NoticeKind.INVITATION,
            Delivery.state == DeliveryState.WITHDRAWN,
        )
    )
    answered = select(Rsvp.person_id).where(Rsvp.meeting_id == meeting.id)
    await session.execute(
        delete(Invitee)
        .where(
            Invitee.meeting_id == meeting.id,
            Invitee.person_id.in_(stopped),
            Invitee.person_id.not_in(answered),
        )
        .execution_options(synchronize_session=False)
    )


async def nudge(session: Session, person: Person, meeting_id: int, now: datetime) -> Meeting:
    """Remind those who are silent now instead of later: there is one nudge for each meeting.

    Raises Refused NOT_FOUND, CANCELLED, TOO_LATE or ALREADY_SENT.
    """
    meeting = await doors.organised_meeting(
        session, person, meeting_id, Permission.SCHEDULE_MEETING
    )
    check_open(meeting, now)
    if not await fire_nudge(session, meeting.id, now):
        raise Refused(Reason.ALREADY_SENT, meeting=meeting)
    await outbox.announce(
        session,
        NoticeKind.NUDGE,
        meeting,
        outbox.Audience.SILENT,
        now=now,
        due_at=now,
        expires_at=meeting.starts_at,
        created_by=person.id,
    )
    await _journal(session, "nudge", person, meeting, now)
    return meeting


async def cancel(
    session: Session, person: Person, meeting_id: int, reason: str, now: datetime
) -> Meeting:
    """Cancel a sent meeting: who got the notice hears it, the reminders die.

    Raises Refused NOT_FOUND, CANCELLED or TOO_LATE; OUT_OF_DATE for a draft.
    """
    meeting = await doors.organised_meeting(session, person, meeting_id, Permission.CANCEL_MEETING)
    check_open(meeting, now)
    if not await _change_state(session, meeting, MeetingState.SENT, MeetingState.CANCELLED, now):
        raise Refused(Reason.OUT_OF_DATE, meeting=meeting)
    await session.execute(
        update(Meeting).where(Meeting.id == meeting.id).values(cancel_reason=reason)
    )
    await cancel_reminders(session, meeting.id, now)
    await outbox.announce(
        session,
        NoticeKind.CANCELLATION,
        meeting,
        outbox.Audience.GOT_INVITATION,
        now=now,
        due_at=now,
        expires_at=meeting.starts_at,
        created_by=person.id,
    )
    await _journal(session, "cancel", person, meeting, now)
    return await doors.organised_meeting(session, person, meeting_id, Permission.CANCEL_MEETING)


async def _change_state(
    session: Session, meeting: Meeting, before: MeetingState, after: MeetingState, now: datetime
) -> bool:
    # Compare-and-set: of two coordinators who tap together, one changes it.
    moment = {"sent_at": now} if after == MeetingState.SENT else {"cancelled_at": now}
    result = await session.execute(
        update(Meeting)
        .where(Meeting.id == meeting.id, Meeting.state == before)
        .values(state=after, **moment)
    )
    assert isinstance(result, CursorResult)
    return result.rowcount == 1


async def _journal(
    session: Session, verb: str, person: Person, meeting: Meeting, now: datetime
) -> None:
    await journal.write(
        session,
        verb,
        municipality_id=meeting.municipality_id,
        actor_id=person.id,
        now=now,
        meeting_id=meeting.id,
    )
