"""Whom an organiser calls about a meeting: no message reaches them, or they have not confirmed."""

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, exists, func, or_, select
from sqlalchemy.orm import aliased

from storage.database import Session
from storage.kinds import DeliveryState, MeetingState, MessengerName, NoticeKind, RsvpAnswer
from storage.models import Contact, Delivery, Meeting, Notice, Person, Rsvp
from storage.queries.notices import FAILED, TO_INVITEES

# Whoever said yes to how a meeting was gets so long to confirm how it is; then they are called if
# it begins within a day.
SILENT_FOR = timedelta(hours=2)
TIME_IS_SHORT = timedelta(hours=24)


class ToCall(NamedTuple):
    """Somebody to call, with the number that was written down for calls, if any."""

    person_id: int
    name: str | None
    phone: str | None


async def call_list(
    session: Session, meeting_id: int, now: datetime, offset: int, limit: int
) -> list[ToCall]:
    """Everybody who is to be called about a meeting, by name."""
    return await listed(session, _to_call(meeting_id, now), offset, limit)


async def listed(session: Session, unreached: Select[()], offset: int, limit: int) -> list[ToCall]:
    """A page of these people, by name, with the number to call."""
    phone = (
        select(Contact.address)
        .where(Contact.person_id == Person.id, Contact.messenger == MessengerName.PHONE)
        .order_by(Contact.id)
        .limit(1)
        .scalar_subquery()
    )
    rows = await session.execute(
        unreached.add_columns(Person.id, Person.name, phone)
        .order_by(Person.name, Person.id)
        .offset(offset)
        .limit(limit)
    )
    return [ToCall(*row) for row in rows]


async def count_to_call(session: Session, meeting_id: int, now: datetime) -> int:
    """How many stand on a meeting's call list."""
    return await session.scalar(_to_call(meeting_id, now).add_columns(func.count())) or 0


def _to_call(meeting_id: int, now: datetime) -> Select[()]:
    return (
        select()
        .select_from(Person)
        .where(
            or_(
                Person.id.in_(_unreached(meeting_id)),
                Person.id.in_(_unconfirmed(meeting_id, now)),
            )
        )
    )


def _unreached(meeting_id: int) -> Select[int | None]:
    """People whose newest delivery did not reach them; a cancelled meeting has its own list.

    Who answered has seen the invitation, whatever the network said about it.
    """
    later, later_notice = aliased(Delivery), aliased(Notice)
    is_over = exists().where(
        Meeting.id == meeting_id,
        Meeting.state.in_([MeetingState.CANCELLED, MeetingState.TAKEN_BACK]),
    )
    is_followed = exists().where(
        later.person_id == Delivery.person_id,
        later.id > Delivery.id,
        later.state != DeliveryState.WITHDRAWN,
        later_notice.id == later.notice_id,
        later_notice.meeting_id == meeting_id,
        later_notice.kind.in_(TO_INVITEES),
    )
    return (
        select(Delivery.person_id)
        .join(Notice, Notice.id == Delivery.notice_id)
        .where(
            Notice.meeting_id == meeting_id,
            Notice.kind.in_(TO_INVITEES),
            Delivery.state.in_({DeliveryState.TO_CALL, *FAILED}),
            Delivery.person_id.is_not(None),
            ~is_over | (Notice.kind == NoticeKind.CANCELLATION),
            ~is_followed,
            (Delivery.state != DeliveryState.UNCERTAIN)
            | (Notice.kind == NoticeKind.CANCELLATION)
            | ~_has_answered(meeting_id),
        )
    )


def _has_answered(meeting_id: int) -> ColumnElement[bool]:
    return exists().where(
        Rsvp.meeting_id == meeting_id,
        Rsvp.person_id == Delivery.person_id,
        Rsvp.asked_again_at.is_(None),
    )


def _unconfirmed(meeting_id: int, now: datetime) -> Select[int]:
    return (
        select(Rsvp.person_id)
        .join(Meeting, Meeting.id == Rsvp.meeting_id)
        .where(
            Meeting.id == meeting_id,
            Meeting.state == MeetingState.SENT,
            Meeting.starts_at > now,
            Meeting.starts_at <= now + TIME_IS_SHORT,
            Rsvp.answer == RsvpAnswer.COMING,
            Rsvp.asked_again_at <= now - SILENT_FOR,
        )
    )
