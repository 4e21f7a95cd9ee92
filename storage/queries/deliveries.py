"""The sender's questions: what goes out next, and whether it still concerns somebody."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, bindparam, exists, func, select, text
from sqlalchemy.orm import joinedload

from storage.database import Session
from storage.kinds import DeliveryState, MembershipState, MessengerName, NoticeKind, RsvpAnswer
from storage.models import (
    AgendaItem,
    Announcement,
    AnnouncementGroup,
    Contact,
    Delivery,
    Meeting,
    MeetingChange,
    MeetingGroup,
    Membership,
    Municipality,
    Notice,
    Reminder,
    RoleGrant,
    RollEntry,
    Rsvp,
)
from storage.queries.notices import IS_OPEN
from storage.queries.people import ORGANISERS

# As a literal, or the engines would not see that the partial index serves.
IS_QUEUED = text("delivery.state = 'queued'")


class Line(NamedTuple):
    """A place where deliveries stand in order: one municipality's, of one priority."""

    priority: int
    municipality_id: int | None


class Due(NamedTuple):
    """A delivery whose moment has come, with what is needed to choose the right hour."""

    id: int
    notice_id: int
    kind: NoticeKind
    expires_at: datetime
    messenger: MessengerName | None
    address: str | None
    zone: str | None
    starts_at: datetime | None
    was_starts_at: datetime | None


class Loaded(NamedTuple):
    """A delivery with everything that decides whether it still concerns somebody.

    `answer` is empty for who is asked again since a change; `is_member` says whether this is
    told to this person at all: in a group, or on the roll of a vote that is answered.
    """

    delivery: Delivery
    answer: RsvpAnswer | None
    is_member: bool
    is_organiser: bool


_DUE = (
    select(
        Delivery.id,
        Delivery.notice_id,
        Notice.kind,
        Delivery.expires_at,
        Contact.messenger,
        Contact.address,
        Municipality.zone,
        Meeting.starts_at,
        MeetingChange.was_starts_at,
    )
    .join(Notice, Notice.id == Delivery.notice_id)
    .outerjoin(Contact, Contact.id == Delivery.contact_id)
    .outerjoin(Municipality, Municipality.id == Delivery.municipality_id)
    .outerjoin(Meeting, Meeting.id == Notice.meeting_id)
    .outerjoin(MeetingChange, MeetingChange.id == Notice.change_id)
    .where(IS_OPEN, IS_QUEUED)
    .order_by(Delivery.due_at, Delivery.id)
)


async def lines(session: Session, now: datetime) -> list[Line]:
    """Which lines have something due, the most urgent first."""
    rows = await session.execute(
        select(Delivery.priority, Delivery.municipality_id)
        .where(IS_OPEN, IS_QUEUED, Delivery.due_at <= now)
        .distinct()
        .order_by(Delivery.priority, Delivery.municipality_id)
    )
    return [Line(*row) for row in rows]


async def next_in(
    session: Session,
    line: Line,
    now: datetime,
    limit: int,
    but: Collection[int],
    silent: Collection[MessengerName],
) -> list[Due]:
    """The first of a line, the longest waiting first.

    Without those `but` in hand, and those to whom a `silent` messenger would have to speak.
    """
    found = _DUE.where(
        Delivery.priority == line.priority,
        Delivery.municipality_id.is_not_distinct_from(line.municipality_id),
        Delivery.due_at <= now,
        Delivery.id.not_in(but),
        *speakable(silent),
    )
    rows = await session.execute(found.limit(limit))
    return [Due(*row) for row in rows]


def speakable(silent: Collection[MessengerName]) -> list[ColumnElement[bool]]:
    """Conditions on Contact: whom the messengers that are not `silent` may speak to."""
    return [Contact.messenger.is_distinct_from(messenger) for messenger in silent]


def _is_reader() -> ColumnElement[bool]:
    sits_in_a_group = exists().where(
        AnnouncementGroup.announcement_id == Notice.announcement_id,
        Membership.group_id == AnnouncementGroup.group_id,
        Membership.person_id == Delivery.person_id,
        Membership.state == MembershipState.ACTIVE,
    )
    # The answer to a vote is for its roll, whoever has left since.
    could_vote = exists().where(
        Announcement.id == Notice.announcement_id,
        RollEntry.poll_id == Announcement.poll_id,
        RollEntry.person_id == Delivery.person_id,
    )
    return sits_in_a_group | could_vote


def _loading() -> Select[Delivery, RsvpAnswer, bool, bool]:
    answer = (
        select(Rsvp.answer)
        .where(
            Rsvp.meeting_id == Notice.meeting_id,
            Rsvp.person_id == Delivery.person_id,
            Rsvp.asked_again_at.is_(None),
        )
        .correlate(Delivery, Notice)
        .scalar_subquery()
    )
    is_member = exists().where(
        MeetingGroup.meeting_id == Notice.meeting_id,
        Membership.group_id == MeetingGroup.group_id,
        Membership.person_id == Delivery.person_id,
        Membership.state == MembershipState.ACTIVE,
    )
    is_organiser = exists().where(
        RoleGrant.person_id == Delivery.person_id,
        RoleGrant.municipality_id == Delivery.municipality_id,
        RoleGrant.role.in_(ORGANISERS),
        RoleGrant.ended_at.is_(None),
    )
    whole_notice = joinedload(Delivery.notice, innerjoin=True).joinedload(Notice.meeting)
    return (
        select(Delivery, answer, is_member | _is_reader(), is_organiser)
        .join(Notice, Notice.id == Delivery.notice_id)
        .options(
            whole_notice.joinedload(Meeting.municipality),
            joinedload(Delivery.contact).joinedload(Contact.person),
        )
    )


# Built once: they go with every message (reference/storage.md, 9).
_LOAD = _loading().where(
    Delivery.id == bindparam("delivery"), Delivery.state == DeliveryState.QUEUED
)
_AGENDA = (
    select(AgendaItem)
    .where(AgendaItem.meeting_id == bindparam("meeting"))
    .order_by(AgendaItem.position)
)


async def own_words(session: Session, reminder_id: int | None) -> str | None:
    """In which words an organiser wants to remind; None for the usual ones."""
    if reminder_id is None:
        return None
    return await session.scalar(select(Reminder.words).where(Reminder.id == reminder_id))


async def load(session: Session, delivery_id: int) -> Loaded | None:
    """A delivery that is still queued, as the world stands now."""
    row = (await session.execute(_LOAD, {"delivery": delivery_id})).one_or_none()
    return None if row is None else Loaded(*row)


async def agenda(session: Session, meeting_id: int) -> list[AgendaItem]:
    """A meeting's points in their order."""
    return list(await session.scalars(_AGENDA, {"meeting": meeting_id}))


async def next_due_at(session: Session, now: datetime) -> datetime | None:
    """When the next delivery goes out that does not go out now."""
    return await session.scalar(
        select(func.min(Delivery.due_at)).where(IS_OPEN, IS_QUEUED, Delivery.due_at > now)
    )
