"""The only way from a number that came from outside to the thing it names.

Each door proves that the one who asks may see what is behind it. "Absent" and "not yours" are the
same answer: NOT_FOUND. Those to messages to a human are in `community/enquiries/doors.py`.
"""

from typing import TypeVar

from community.refusals import Reason, Refused
from community.rules.need_path import SHOWN
from community.rules.permissions import Permission, may
from storage.database import Session
from storage.kinds import AnnouncementState, MeetingState, PollState, Role
from storage.models import (
    Announcement,
    CommunityGroup,
    Enquiry,
    Meeting,
    Muting,
    Need,
    Person,
    Poll,
    PriorityList,
)
from storage.queries import announcements, meetings, people
from storage.queries.meetings import Invitation
from storage.queries.needs import following
from storage.queries.polls import loading, rolls
from storage.queries.polls.loading import Voter
from storage.queries.priorities import lists

Found = TypeVar("Found", Meeting, Announcement, Poll, Need, PriorityList, Enquiry, Muting)


async def allowed(
    session: Session, person: Person, found: Found | None, permission: Permission
) -> Found:
    """The same, if it is there and this person may do that in its municipality.

    Raises Refused NOT_FOUND.
    """
    if found is not None:
        roles = await people.roles(session, person.id, found.municipality_id)
        if may(roles, permission):
            return found
    raise Refused(Reason.NOT_FOUND)


async def invitation(session: Session, person: Person, meeting_id: int) -> Invitation:
    """A meeting to which this person is invited; organisers may look at their own, too.

    Raises Refused NOT_FOUND.
    """
    found = await meetings.invitation(session, person.id, meeting_id)
    if found is None:
        raise Refused(Reason.NOT_FOUND)
    if found.is_invited and found.meeting.state != MeetingState.DRAFT:
        return found
    roles = await people.roles(session, person.id, found.meeting.municipality_id)
    if not may(roles, Permission.SCHEDULE_MEETING):
        raise Refused(Reason.NOT_FOUND)
    return found


async def organised_meeting(
    session: Session, person: Person, meeting_id: int, permission: Permission
) -> Meeting:
    """A meeting of a municipality where this person may do that, with agenda and groups.

    Raises Refused NOT_FOUND.
    """
    return await allowed(session, person, await meetings.load(session, meeting_id), permission)


async def announcement(session: Session, person: Person, announcement_id: int) -> Announcement:
    """An announcement that was told to this person; organisers may look at their own, too.

    Raises Refused NOT_FOUND, or TAKEN_BACK when it was sent by mistake.
    """
    found = await announcements.load(session, announcement_id)
    if found is None:
        raise Refused(Reason.NOT_FOUND)
    if not await may_read(session, person, found):
        raise Refused(Reason.NOT_FOUND)
    if found.state == AnnouncementState.TAKEN_BACK:
        raise Refused(Reason.TAKEN_BACK, announcement=found)
    return found


async def may_read(session: Session, person: Person, told: Announcement) -> bool:
    """Whether an announcement was told to this person, or is one of those they organise."""
    if await announcements.is_reader(session, person.id, told):
        return True
    return may(await people.roles(session, person.id, told.municipality_id), Permission.ANNOUNCE)


async def organised_announcement(
    session: Session, person: Person, announcement_id: int, permission: Permission
) -> Announcement:
    """An announcement of a municipality where this person may do that, with all its parts.

    Raises Refused NOT_FOUND.
    """
    found = await announcements.load(session, announcement_id)
    return await allowed(session, person, found, permission)


async def poll(session: Session, person: Person, poll_id: int) -> Voter:
    """A vote on whose roll this person stands; organisers may look at their own, too.

    The roll is what counts, also for somebody who has left the group since.
    Raises Refused NOT_FOUND.
    """
    found = await loading.load(session, poll_id)
    if found is None:
        raise Refused(Reason.NOT_FOUND)
    entry = await rolls.entry(session, poll_id, person.id)
    if entry is None or found.state == PollState.DRAFT:
        roles = await people.roles(session, person.id, found.municipality_id)
        if not may(roles, Permission.RUN_POLLS):
            raise Refused(Reason.NOT_FOUND)
    return Voter(found, entry)


async def organised_poll(
    session: Session, person: Person, poll_id: int, permission: Permission
) -> Poll:
    """A vote of a municipality where this person may do that, with options and groups.

    Raises Refused NOT_FOUND.
    """
    return await allowed(session, person, await loading.load(session, poll_id), permission)


async def priorities(session: Session, person: Person, list_id: int) -> PriorityList:
    """A version of a list of priorities; who keeps the list sees the one being worked on, too.

    Raises Refused NOT_FOUND.
    """
    found = await lists.load(session, list_id)
    if found is None:
        raise Refused(Reason.NOT_FOUND)
    is_out = found.published_at is not None
    needed = Permission.READ_PRIORITIES if is_out else Permission.KEEP_PRIORITIES
    if not may(await people.roles(session, person.id, found.municipality_id), needed):
        raise Refused(Reason.NOT_FOUND)
    return found


async def kept_priorities(
    session: Session, person: Person, list_id: int, permission: Permission
) -> PriorityList:
    """A version of a list with which this person may do that. Raises Refused NOT_FOUND."""
    return await allowed(session, person, await lists.load(session, list_id), permission)


async def joining(
    session: Session, person: Person, joiner_id: int, group_id: int
) -> tuple[Person, CommunityGroup]:
    """Somebody who joined a group of a municipality where this person lets people in.

    Raises Refused NOT_FOUND.
    """
    group = await session.get(CommunityGroup, group_id)
    joiner = await people.load_person(session, joiner_id)
    if group is None or joiner is None or joiner.municipality_id != group.municipality_id:
        raise Refused(Reason.NOT_FOUND)
    roles = await people.roles(session, person.id, group.municipality_id)
    if not may(roles, Permission.APPROVE_JOIN):
        raise Refused(Reason.NOT_FOUND)
    return joiner, group


async def organised_municipality(
    session: Session, person: Person, municipality_id: int, permission: Permission
) -> None:
    """Prove that this person may do that in this municipality.

    Raises Refused NOT_ALLOWED.
    """
    roles: set[Role] = await people.roles(session, person.id, municipality_id)
    if not may(roles, permission):
        raise Refused(Reason.NOT_ALLOWED)


async def municipality_of(session: Session, person: Person, permission: Permission) -> None:
    """Prove that this person may do that in their own municipality.

    Raises Refused NOT_FOUND.
    """
    if not may(await people.roles(session, person.id, person.municipality_id), permission):
        raise Refused(Reason.NOT_FOUND)


async def own_need(session: Session, person: Person, need_id: int) -> Need:
    """What this person said is needed. Raises Refused NOT_FOUND."""
    need = await following.load(session, need_id)
    if need is None or need.author_id != person.id:
        raise Refused(Reason.NOT_FOUND)
    return need


async def followed_need(session: Session, person: Person, need_id: int) -> Need:
    """What this person said or supports, whatever became of it. Raises Refused NOT_FOUND."""
    need = await following.load(session, need_id)
    if need is None:
        raise Refused(Reason.NOT_FOUND)
    is_author = need.author_id == person.id
    if not is_author and not await following.is_supporter(session, person.id, need.id):
        raise Refused(Reason.NOT_FOUND)
    return need


async def shown_need(session: Session, person: Person, need_id: int) -> Need:
    """A need of which this person may read the wording: an accepted one, or one they support.

    One that they came to support by a merger may have none yet. Raises Refused NOT_FOUND.
    """
    need = await following.load(session, need_id)
    if need is None or need.municipality_id != person.municipality_id:
        raise Refused(Reason.NOT_FOUND)
    await municipality_of(session, person, Permission.SEE_NEEDS)
    is_followed = need.author_id == person.id or await following.is_supporter(
        session, person.id, need.id
    )
    is_for_all = need.wording is not None and need.state in SHOWN
    if not (is_for_all or is_followed):
        raise Refused(Reason.NOT_FOUND)
    return need


async def organised_need(
    session: Session, person: Person, need_id: int, permission: Permission
) -> Need:
    """A need of a municipality where this person may do that, as its author said it.

    Raises Refused NOT_FOUND.
    """
    return await allowed(session, person, await following.load(session, need_id), permission)
