"""The outbox as organisers look at it: what became of a meeting's notices, and for whom."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, case, exists, func, select, text

from storage.database import Session
from storage.kinds import DeliveryState, MeetingState, MessengerName, NoticeKind
from storage.models import Contact, Delivery, Meeting, Notice
from storage.queries.chats.charged import LIMIT_REACHED

REMINDERS = frozenset(
    {
        NoticeKind.REMINDER_WEEK,
        NoticeKind.REMINDER_DAY,
        NoticeKind.REMINDER_HOUR,
        NoticeKind.REMINDER_OWN,
        NoticeKind.NUDGE,
    }
)
# What invitees hear about a meeting; the rest of the kinds is for organisers or about joining.
BROADCASTS = frozenset({NoticeKind.INVITATION, NoticeKind.CHANGE, NoticeKind.CANCELLATION})
TO_INVITEES = BROADCASTS | REMINDERS
TO_ORGANISERS = frozenset(
    {
        NoticeKind.DIGEST,
        NoticeKind.REPORT,
        NoticeKind.OPINION,
        NoticeKind.JOIN_WAITING,
        NoticeKind.POLL_CLOSED,
        NoticeKind.NEED_NEW,
        NoticeKind.NEED_ANSWER,
        NoticeKind.NEED_OVERDUE,
        NoticeKind.NEED_WEEKLY,
        NoticeKind.ENQUIRY_ASKED,
        NoticeKind.ENQUIRY_OVERDUE,
        NoticeKind.POLL_PAPER_COUNTED,
        NoticeKind.POLL_PAPER_AGREED,
        NoticeKind.POLL_PAPER_DIFFERS,
        NoticeKind.POLL_UNANSWERED,
        NoticeKind.LIMIT_REACHED,
    }
)
# All that is reported to its author.
REPORTED = BROADCASTS | {NoticeKind.ANNOUNCEMENT}
# What leads to a ballot: its message is changed once its reader has taken part.
CALLS_TO_VOTE = frozenset(
    {
        NoticeKind.POLL_OPENED,
        NoticeKind.POLL_LAST_DAY,
        NoticeKind.POLL_NUDGE,
        NoticeKind.POLL_PROLONGED,
    }
)
# How a vote ended: that is told to whoever no chat reaches, too.
ENDS_OF_VOTES = frozenset({NoticeKind.POLL_RESULTS, NoticeKind.POLL_CANCELLED})
# Whom no chat reaches is called about these; of a vote, so that they come and vote on paper, and
# hear how it ended.
CALLED_ABOUT = TO_INVITEES | ENDS_OF_VOTES | {NoticeKind.ANNOUNCEMENT, NoticeKind.POLL_OPENED}
# What nobody gets in Viber where the author of the matter wants it only in Telegram.
SPARING_VIBER = CALLED_ABOUT | CALLS_TO_VOTE | {NoticeKind.PRIORITIES_PUBLISHED}
FAILED = frozenset({DeliveryState.REFUSED, DeliveryState.UNCERTAIN, DeliveryState.EXPIRED})

# Why a meeting is cancelled that has another one in its place; no words of anybody's.
REPLACED = "replaced"

# As literals, or SQLite would not see that its partial index serves.
IS_OPEN = text("delivery.state IN ('queued', 'in_flight')")


class DeliveryCounts(NamedTuple):
    """What became of a meeting's invitation, or of its cancellation once it is cancelled.

    `failed` counts what was refused, uncertain or expired; `by_messenger` what has an address;
    `goes_out_at` is when the first of what is queued goes out. `over_limit` are those to call
    whom Viber's limit left out; `opened` are those of `sent_in_viber` of which Viber told us so.
    """

    invited: int
    queued: int
    sent: int
    to_call: int
    failed: int
    withdrawn: int
    by_messenger: dict[MessengerName, int]
    goes_out_at: datetime | None
    over_limit: int = 0
    sent_in_viber: int = 0
    opened: int = 0


async def delivery_counts(
    session: Session, meeting_id: int, change_id: int | None = None
) -> DeliveryCounts:
    """Count the deliveries of a meeting's standing broadcast, or of one of its changes."""
    which = (
        _is_standing_broadcast(meeting_id)
        if change_id is None
        else (Notice.change_id == change_id) & (Notice.kind == NoticeKind.CHANGE)
    )
    return await counted(session, Notice.meeting_id == meeting_id, which)


async def counted(session: Session, *which: ColumnElement[bool]) -> DeliveryCounts:
    """Count the deliveries of these notices."""
    is_over = case((Delivery.reason == LIMIT_REACHED, 1), else_=0)
    rows = await session.execute(
        select(
            Delivery.state,
            Contact.messenger,
            func.count(),
            func.min(Delivery.due_at),
            func.sum(is_over),
            func.count(Delivery.seen_at),
        )
        .join(Notice, Notice.id == Delivery.notice_id)
        .outerjoin(Contact, Contact.id == Delivery.contact_id)
        .where(*which)
        .group_by(Delivery.state, Contact.messenger)
    )
    return _summed([_Counted(*row) for row in rows])


class _Counted(NamedTuple):
    state: DeliveryState
    messenger: MessengerName | None
    people: int
    due_at: datetime
    over_limit: int
    opened: int


def _summed(rows: Sequence[_Counted]) -> DeliveryCounts:
    states: Counter[DeliveryState] = Counter()
    messengers: Counter[MessengerName] = Counter()
    for row in rows:
        states[row.state] += row.people
        if row.messenger is not None and row.state != DeliveryState.TO_CALL:
            messengers[row.messenger] += row.people
    in_viber = [
        row
        for row in rows
        if (row.state, row.messenger) == (DeliveryState.SENT, MessengerName.VIBER)
    ]
    to_call = [row for row in rows if row.state == DeliveryState.TO_CALL]
    queued = [row.due_at for row in rows if row.state == DeliveryState.QUEUED]
    return DeliveryCounts(
        invited=states.total(),
        queued=states[DeliveryState.QUEUED] + states[DeliveryState.IN_FLIGHT],
        sent=states[DeliveryState.SENT],
        to_call=states[DeliveryState.TO_CALL],
        failed=sum(states[state] for state in FAILED),
        withdrawn=states[DeliveryState.WITHDRAWN],
        by_messenger=dict(messengers),
        goes_out_at=min(queued, default=None),
        over_limit=sum(row.over_limit for row in to_call),
        sent_in_viber=sum(row.people for row in in_viber),
        opened=sum(row.opened for row in in_viber),
    )


async def finished_broadcasts(session: Session) -> list[int]:
    """What was told to many by somebody, nothing of it open, not yet reported."""
    is_open = exists().where(Delivery.notice_id == Notice.id, IS_OPEN)
    found = await session.scalars(
        select(Notice.id)
        .where(
            Notice.kind.in_(REPORTED),
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
    # Of a replaced meeting only those hear a cancellation who are not invited to the new one.
    is_cancelled = exists().where(
        Meeting.id == meeting_id,
        Meeting.state == MeetingState.CANCELLED,
        Meeting.cancel_reason.is_distinct_from(REPLACED),
    )
    return (is_cancelled & (Notice.kind == NoticeKind.CANCELLATION)) | (
        ~is_cancelled & (Notice.kind == NoticeKind.INVITATION)
    )
