"""The outbox as organisers look at it: what became of a meeting's notices, and for whom."""

from collections import Counter
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, exists, func, select, text
from sqlalchemy.orm import aliased

from storage.database import Session
from storage.kinds import DeliveryState, MeetingState, MessengerName, NoticeKind
from storage.models import Contact, Delivery, Meeting, Notice, Person, Rsvp

# What invitees hear about a meeting; the rest of the kinds is for organisers or about joining.
TO_INVITEES = frozenset(
    {
        NoticeKind.INVITATION,
        NoticeKind.CANCELLATION,
        NoticeKind.REMINDER_WEEK,
        NoticeKind.REMINDER_DAY,
        NoticeKind.REMINDER_HOUR,
        NoticeKind.NUDGE,
    }
)
TO_ORGANISERS = frozenset({NoticeKind.DIGEST, NoticeKind.REPORT, NoticeKind.JOIN_WAITING})
BROADCASTS = frozenset({NoticeKind.INVITATION, NoticeKind.CANCELLATION})
FAILED = frozenset({DeliveryState.REFUSED, DeliveryState.UNCERTAIN, DeliveryState.EXPIRED})

# As literals, or SQLite would not see that its partial index serves.
IS_OPEN = text("delivery.state IN ('queued', 'in_flight')")


class DeliveryCounts(NamedTuple):
    """What became of a meeting's invitation, or of its cancellation once it is cancelled.

    `failed` counts what was refused, uncertain or expired; `by_messenger` what has an address;
    `goes_out_at` is when the first of what is queued goes out.
    """

    invited: int
    queued: int
    sent: int
    to_call: int
    failed: int
    withdrawn: int
    by_messenger: dict[MessengerName, int]
    goes_out_at: datetime | None


class Unreached(NamedTuple):
    """Somebody to call, with the number that was written down for calls, if any."""

    person_id: int
    name: str | None
    phone: str | None
    state: DeliveryState


async def delivery_counts(session: Session, meeting_id: int) -> DeliveryCounts:
    """Count the deliveries of a meeting's standing broadcast."""
    rows = await session.execute(
        select(Delivery.state, Contact.messenger, func.count(), func.min(Delivery.due_at))
        .join(Notice, Notice.id == Delivery.notice_id)
        .outerjoin(Contact, Contact.id == Delivery.contact_id)
        .where(Notice.meeting_id == meeting_id, _is_standing_broadcast(meeting_id))
        .group_by(Delivery.state, Contact.messenger)
    )
    states: Counter[DeliveryState] = Counter()
    messengers: Counter[MessengerName | None] = Counter()
    due: list[datetime] = []
    for state, messenger, count, due_at in rows:
        states[state] += count
        due += [due_at] if state == DeliveryState.QUEUED else []
        messengers[None if state == DeliveryState.TO_CALL else messenger] += count
    return DeliveryCounts(
        invited=states.total(),
        queued=states[DeliveryState.QUEUED] + states[DeliveryState.IN_FLIGHT],
        sent=states[DeliveryState.SENT],
        to_call=states[DeliveryState.TO_CALL],
        failed=sum(states[state] for state in FAILED),
        withdrawn=states[DeliveryState.WITHDRAWN],
        by_messenger={name: count for name, count in messengers.items() if name is not None},
        goes_out_at=min(due, default=None),
    )


async def has_open(session: Session, meeting_id: int) -> bool:
    """Whether the meeting's standing broadcast is still going out."""
    found = await session.scalar(
        select(Delivery.id)
        .join(Notice, Notice.id == Delivery.notice_id)
        .where(Notice.meeting_id == meeting_id, _is_standing_broadcast(meeting_id), IS_OPEN)
        .limit(1)
    )
    return found is not None


async def call_list(session: Session, meeting_id: int, offset: int, limit: int) -> list[Unreached]:
    """The people whom the last word about a meeting has not reached, by name."""
    phone = (
        select(Contact.address)
        .where(Contact.person_id == Person.id, Contact.messenger == MessengerName.PHONE)
        .order_by(Contact.id)
        .limit(1)
        .scalar_subquery()
    )
    rows = await session.execute(
        _unreached(meeting_id)
        .add_columns(Person.id, Person.name, phone, Delivery.state)
        .order_by(Person.name, Person.id)
        .offset(offset)
        .limit(limit)
    )
    return [Unreached(*row) for row in rows]


async def count_to_call(session: Session, meeting_id: int) -> int:
    """How many stand on a meeting's call list."""
    return await session.scalar(_unreached(meeting_id).add_columns(func.count())) or 0


async def finished_broadcasts(session: Session) -> list[int]:
    """Invitations and cancellations with an author, nothing of them open, not yet reported."""
    is_open = exists().where(Delivery.notice_id == Notice.id, IS_OPEN)
    found = await session.scalars(
        select(Notice.id)
        .where(
            Notice.kind.in_(BROADCASTS),
            Notice.reported_at.is_(None),
            Notice.created_by.is_not(None),
            ~is_open,
        )
        .order_by(Notice.id)
    )
    return list(found)


async def has_deliveries(session: Session, notice_id: int) -> bool:
    """Whether a notice was for anybody at all."""
    found = await session.scalar(
        select(Delivery.id).where(Delivery.notice_id == notice_id).limit(1)
    )
    return found is not None


async def open_invitation(session: Session, meeting_id: int, now: datetime) -> Notice | None:
    """The invitation of a meeting that still goes to everybody who joins."""
    return await session.scalar(
        select(Notice)
        .where(
            Notice.meeting_id == meeting_id,
            Notice.kind == NoticeKind.INVITATION,
            Notice.withdrawn_at.is_(None),
            Notice.expires_at > now,
        )
        .order_by(Notice.id.desc())
        .limit(1)
    )


async def is_waiting_for(session: Session, kind: NoticeKind, contact_id: int) -> bool:
    """Whether a notice of this kind waits for an address."""
    waiting = exists().where(
        Notice.kind == kind,
        Delivery.notice_id == Notice.id,
        Delivery.contact_id == contact_id,
        Delivery.state == DeliveryState.QUEUED,
        IS_OPEN,
    )
    return bool(await session.scalar(select(waiting)))


def _is_standing_broadcast(meeting_id: int) -> ColumnElement[bool]:
    is_cancelled = exists().where(
        Meeting.id == meeting_id, Meeting.state == MeetingState.CANCELLED
    )
    return (is_cancelled & (Notice.kind == NoticeKind.CANCELLATION)) | (
        ~is_cancelled & (Notice.kind == NoticeKind.INVITATION)
    )


def _unreached(meeting_id: int) -> Select[()]:
    """People whose newest delivery did not reach them; a cancelled meeting has its own list.

    Who answered has seen the invitation, whatever the network said about it.
    """
    later, later_notice = aliased(Delivery), aliased(Notice)
    is_cancelled = exists().where(
        Meeting.id == meeting_id, Meeting.state == MeetingState.CANCELLED
    )
    is_followed = exists().where(
        later.person_id == Delivery.person_id,
        later.id > Delivery.id,
        later.state != DeliveryState.WITHDRAWN,
        later_notice.id == later.notice_id,
        later_notice.meeting_id == meeting_id,
        later_notice.kind.in_(TO_INVITEES),
    )
    has_answered = exists().where(
        Rsvp.meeting_id == meeting_id, Rsvp.person_id == Delivery.person_id
    )
    return (
        select()
        .select_from(Delivery)
        .join(Notice, Notice.id == Delivery.notice_id)
        .join(Person, Person.id == Delivery.person_id)
        .where(
            Notice.meeting_id == meeting_id,
            Notice.kind.in_(TO_INVITEES),
            Delivery.state.in_({DeliveryState.TO_CALL, *FAILED}),
            ~is_cancelled | (Notice.kind == NoticeKind.CANCELLATION),
            ~is_followed,
            (Delivery.state != DeliveryState.UNCERTAIN)
            | (Notice.kind == NoticeKind.CANCELLATION)
            | ~has_answered,
        )
    )
