"""Who is to be called about a meeting, as statements for `calls`."""

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import BindParameter, Exists, Select, exists, or_, select
from sqlalchemy.orm import aliased

from storage.kinds import DeliveryState, MeetingState, NoticeKind, RsvpAnswer
from storage.models import Delivery, Meeting, Notice, Person, Rsvp
from storage.queries.notices import FAILED, TO_INVITEES

# Whoever said yes to how a meeting was gets so long to confirm how it is; then they are called if
# it begins within a day.
SILENT_FOR = timedelta(hours=2)
TIME_IS_SHORT = timedelta(hours=24)


class Moments(NamedTuple):
    """What the time is for who has not confirmed: as values, or as parameters."""

    now: datetime | BindParameter[datetime]
    soon: datetime | BindParameter[datetime]
    silent_since: datetime | BindParameter[datetime]


def moments_of(now: datetime) -> Moments:
    """Those of this very moment."""
    return Moments(now, now + TIME_IS_SHORT, now - SILENT_FOR)


def to_call(meeting_id: int | BindParameter[int], moments: Moments) -> Select[()]:
    """The people who are to be called, each once."""
    return (
        select()
        .select_from(Person)
        .where(
            or_(
                Person.id.in_(unreached(meeting_id)),
                Person.id.in_(unconfirmed(meeting_id, moments)),
            )
        )
    )


def unreached(meeting_id: int | BindParameter[int]) -> Select[int | None]:
    """People whose newest delivery did not reach them; a cancelled meeting has its own list.

    Who answered has seen the invitation, whatever the network said about it; who answered after
    a delivery failed, on the telephone perhaps, need not be called about that one.
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
            (Notice.kind == NoticeKind.CANCELLATION)
            | ~_has_answered(meeting_id).where(Rsvp.answered_at >= Delivery.settled_at),
        )
    )


def _has_answered(meeting_id: int | BindParameter[int]) -> Exists:
    return exists().where(
        Rsvp.meeting_id == meeting_id,
        Rsvp.person_id == Delivery.person_id,
        Rsvp.asked_again_at.is_(None),
    )


def unconfirmed(meeting_id: int | BindParameter[int], moments: Moments) -> Select[int]:
    """People who said yes to what was, and have said nothing since a change: it begins soon."""
    return (
        select(Rsvp.person_id)
        .join(Meeting, Meeting.id == Rsvp.meeting_id)
        .where(
            Meeting.id == meeting_id,
            Meeting.state == MeetingState.SENT,
            Meeting.starts_at > moments.now,
            Meeting.starts_at <= moments.soon,
            Rsvp.answer == RsvpAnswer.COMING,
            Rsvp.asked_again_at <= moments.silent_since,
        )
    )
