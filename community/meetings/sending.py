"""Sending the invitations to a meeting, stopping them, and reminding the silent."""

from datetime import datetime

from sqlalchemy import CursorResult, delete, insert, literal, select, update

from community import doors, journal, outbox
from community.meetings.answers import check_open
from community.meetings.drafts import own_draft
from community.meetings.reminders import fire_nudge, plan_reminders
from community.meetings.states import change_state
from community.meetings.superseding import replace, restore
from community.refusals import Reason, Refused
from community.rules.crowds import MANY
from community.rules.permissions import Permission
from community.rules.quiet_hours import next_decent_moment
from storage.database import Session
from storage.kinds import DeliveryState, MeetingState, NoticeKind
from storage.models import Delivery, Invitee, Meeting, Notice, Person, Reminder, Rsvp
from storage.queries import audiences
from storage.queries import meetings as queries
from storage.queries.meetings import members_of


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
    session: Session,
    person: Person,
    meeting_id: int,
    version: int,
    now: datetime,
    *,
    is_sure: bool = False,
) -> Meeting:
    """Invite everybody who is meant, once each and not before half a minute; plan the reminders.

    Raises Refused NOT_FOUND, ALREADY_SENT, OUT_OF_DATE (the draft was changed meanwhile), PAST,
    NOBODY_INVITED, or VERY_MANY unless the sender is sure.
    """
    meeting = await own_draft(session, person, meeting_id, version)
    due_at = max(sending_moment(meeting, now), now + outbox.WAIT_BEFORE_SENDING)
    count = await audiences.count(session, members_of(meeting.id))
    if count > MANY and not is_sure:
        raise Refused(Reason.VERY_MANY, told=meeting, count=count)
    if not await change_state(session, meeting, MeetingState.DRAFT, MeetingState.SENT, now):
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
    await replace(session, person, meeting, due_at, now)
    await journal.about(session, "send", person, meeting, now)
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

    If nobody has heard of the meeting, it is a draft again. Raises Refused NOT_FOUND.
    """
    meeting = await doors.organised_meeting(session, person, meeting_id, Permission.STOP_SENDING)
    await outbox.withdraw(session, meeting.id, [NoticeKind.INVITATION], now)
    if meeting.state == MeetingState.SENT and not await queries.is_known(session, meeting.id):
        await _make_draft_again(session, meeting)
    await _uninvite_unreached(session, meeting)
    await journal.about(session, "stop_sending", person, meeting, now)
    return await doors.organised_meeting(session, person, meeting_id, Permission.STOP_SENDING)


async def _make_draft_again(session: Session, meeting: Meeting) -> None:
    await restore(session, meeting)
    for rows in (Notice, Invitee, Reminder):
        await session.execute(
            delete(rows)
            .where(rows.meeting_id == meeting.id)
            .execution_options(synchronize_session=False)
        )
    await session.execute(
        update(Meeting)
        .where(Meeting.id == meeting.id)
        .values(state=MeetingState.DRAFT, sent_at=None, version=Meeting.version + 1)
        .execution_options(synchronize_session=False)
    )


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
    await journal.about(session, "nudge", person, meeting, now)
    return meeting
