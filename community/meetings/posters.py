"""A meeting's poster lets people in by an invite of its own group."""

from datetime import datetime, time, timedelta

from community import doors, set_up
from community.meetings.answers import check_open
from community.refusals import Reason, Refused
from community.rules.local_time import local, moment
from community.rules.permissions import Permission
from community.set_up import MEMBERS_DAYS, MEMBERS_USES, Door
from storage.database import Session
from storage.kinds import MeetingState, Role
from storage.models import Invite, Meeting, Person
from storage.queries import towns


async def invite(
    session: Session, person: Person, meeting_id: int, now: datetime
) -> tuple[Meeting, Invite]:
    """The invite of a poster: one that stands until the meeting's day is over, or a new one.

    It leads into the first group that is invited, and everybody waits for a coordinator's yes.
    Raises Refused NOT_FOUND, CANCELLED, TOO_LATE or MUNICIPALITY_NOT_READY.
    """
    meeting = await doors.organised_meeting(session, person, meeting_id, Permission.APPROVE_JOIN)
    check_open(meeting, now)
    if meeting.state != MeetingState.SENT or not meeting.groups:
        raise Refused(Reason.NOT_FOUND)
    door = _door(meeting, now)
    for found in await towns.open_invites(session, [meeting.municipality_id], now):
        if _is_such(found.invite, door) and found.invite.expires_at >= _day_is_over(meeting):
            return meeting, found.invite
    made = await set_up.invite(session, meeting.municipality, door, now, person.id)
    return meeting, made


def _door(meeting: Meeting, now: datetime) -> Door:
    group = min(meeting.groups, key=lambda each: each.id)
    return Door(
        role=Role.MEMBER,
        group_id=group.id,
        settlement_id=None,
        needs_approval=True,
        max_uses=MEMBERS_USES,
        expires_at=max(now + timedelta(days=MEMBERS_DAYS), _day_is_over(meeting)),
    )


def _day_is_over(meeting: Meeting) -> datetime:
    zone = meeting.municipality.zone
    following = local(meeting.starts_at, zone).date() + timedelta(days=1)
    return moment(following, time(0), zone)


def _is_such(invite: Invite, door: Door) -> bool:
    """Whether it leads to the same place in the same way, and not for a single person."""
    same = (invite.role, invite.group_id, invite.settlement_id, invite.needs_approval)
    wanted = (door.role, door.group_id, door.settlement_id, door.needs_approval)
    return same == wanted and invite.max_uses > 1
