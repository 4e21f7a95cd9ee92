"""Whom an organiser calls about a meeting: no message reaches them, or they have not confirmed."""

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Exists, ScalarSelect, Select, and_, exists, func, or_, select
from sqlalchemy.orm import aliased

from storage.database import Session
from storage.kinds import DeliveryState, MeetingState, MessengerName, NoticeKind, RsvpAnswer
from storage.models import (
    Contact,
    Delivery,
    Invitee,
    JournalEntry,
    Meeting,
    Notice,
    Person,
    Rsvp,
)
from storage.queries.chats.charged import LIMIT_REACHED
from storage.queries.meetings import STANDING_ANSWER
from storage.queries.notices import FAILED, TO_INVITEES

# Whoever said yes to how a meeting was gets so long to confirm how it is; then they are called if
# it begins within a day.
SILENT_FOR = timedelta(hours=2)
TIME_IS_SHORT = timedelta(hours=24)
# What the journal calls an answer that an organiser recorded; it is written at the same moment.
BY_PHONE = "answer_by_phone"


class ToCall(NamedTuple):
    """Somebody to call, with the number that was written down for calls, if any.

    With `is_unconfirmed` our messages do reach them: they have not answered anew since a change.
    """

    person_id: int
    name: str | None
    phone: str | None
    is_unconfirmed: bool = False


class Calls(NamedTuple):
    """How many are to be called: no message reaches them, or they have not confirmed a change."""

    unreached: int
    unconfirmed: int

    @property
    def total(self) -> int:
        """Each of them once."""
        return self.unreached + self.unconfirmed


class Callee(NamedTuple):
    """Somebody invited, as one who calls them looks at them; `answer` is the one that stands.

    `recorded_by` is the organiser who recorded it by telephone, if one did and is still known.
    """

    person_id: int
    name: str | None
    phone: str | None
    answer: RsvpAnswer | None
    is_by_phone: bool
    recorded_by: str | None
    is_to_call: bool

    @property
    def may_be_called(self) -> bool:
        """Whether an organiser records their answer: they are to be called, or were."""
        return self.is_to_call or self.is_by_phone


async def callee(
    session: Session, meeting_id: int, person_id: int, now: datetime
) -> Callee | None:
    """One of those who are invited to a meeting."""
    organiser = aliased(Person)
    to_call = Person.id.in_(_to_call(meeting_id, now).add_columns(Person.id))
    row = (
        await session.execute(
            select(
                Person.id,
                Person.name,
                _phone(),
                STANDING_ANSWER,
                JournalEntry.id.is_not(None),
                organiser.name,
                to_call,
            )
            .join(Invitee, Invitee.person_id == Person.id)
            .outerjoin(
                Rsvp, and_(Rsvp.meeting_id == meeting_id, Rsvp.person_id == Invitee.person_id)
            )
            .outerjoin(
                JournalEntry,
                and_(
                    JournalEntry.meeting_id == meeting_id,
                    JournalEntry.verb == BY_PHONE,
                    JournalEntry.at == Rsvp.answered_at,
                ),
            )
            .outerjoin(organiser, organiser.id == JournalEntry.actor_id)
            .where(Invitee.meeting_id == meeting_id, Person.id == person_id)
            .order_by(JournalEntry.id.desc())
            .limit(1)
        )
    ).one_or_none()
    return None if row is None else Callee(*row)


async def call_list(
    session: Session, meeting_id: int, now: datetime, offset: int, limit: int
) -> list[ToCall]:
    """Everybody who is to be called about a meeting, by name."""
    found = await listed(session, _to_call(meeting_id, now), offset, limit)
    unreached = set(await session.scalars(_unreached(meeting_id)))
    return [one._replace(is_unconfirmed=one.person_id not in unreached) for one in found]


async def listed(session: Session, unreached: Select[()], offset: int, limit: int) -> list[ToCall]:
    """A page of these people, by name, with the number to call."""
    rows = await session.execute(
        unreached.add_columns(Person.id, Person.name, _phone())
        .order_by(Person.name, Person.id)
        .offset(offset)
        .limit(limit)
    )
    return [ToCall(*row) for row in rows]


def _phone() -> ScalarSelect[str]:
    return (
        select(Contact.address)
        .where(Contact.person_id == Person.id, Contact.messenger == MessengerName.PHONE)
        .order_by(Contact.id)
        .limit(1)
        .scalar_subquery()
    )


async def count_calls(session: Session, meeting_id: int, now: datetime) -> Calls:
    """How many stand on a meeting's call list, and why."""
    total = await session.scalar(_to_call(meeting_id, now).add_columns(func.count())) or 0
    left = _unreached(meeting_id).subquery()
    unreached = await session.scalar(select(func.count(func.distinct(left.c.person_id)))) or 0
    return Calls(unreached, total - unreached)


async def count_over_limit(session: Session, meeting_id: int) -> int:
    """How many stand there because Viber's limit of the month left them out."""
    left_out = _unreached(meeting_id).where(Delivery.reason == LIMIT_REACHED).subquery()
    people = select(func.count(func.distinct(left_out.c.person_id)))
    return await session.scalar(people) or 0


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


def _has_answered(meeting_id: int) -> Exists:
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
