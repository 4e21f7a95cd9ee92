"""Put a notice for someone, and take it back; nothing that the bot says on its own goes past it.

The verbs only write rows, in the caller's transaction; the scheduler sends them after its commit.
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import NotRequired, TypedDict, Unpack

from sqlalchemy import Select

from community.organising import deputies
from community.rules.urgency import LIFETIME, LIFETIMES, PRIORITIES
from storage.database import Session
from storage.kinds import DeliveryState, MeetingState, NoticeKind, Priority
from storage.models import Contact, Delivery, Invitee, Meeting, Notice
from storage.queries import notices, withdrawals
from storage.queries.audiences import Audience, invitees, people, write_deliveries

__all__ = [
    "Audience",
    "announce",
    "broadcast",
    "invite_late",
    "is_touched",
    "report",
    "stop_writing_to",
    "tell",
    "tell_contact",
    "withdraw",
    "withdraw_announcement",
]

# Whoever has sent something can still say stop before anybody hears of it.
WAIT_BEFORE_SENDING = timedelta(seconds=30)


class When(TypedDict):
    """When a notice is put, goes out and expires; `created_by` hears the report, `but` nothing."""

    now: datetime
    due_at: datetime
    expires_at: datetime
    created_by: NotRequired[int | None]
    change_id: NotRequired[int]
    but: NotRequired[Select[int]]
    reminder_id: NotRequired[int | None]


class About(TypedDict, total=False):
    """What a single notice is about, and when it may go out, if not now and for the usual time."""

    municipality_id: int | None
    meeting_id: int | None
    announcement_id: int | None
    subject_id: int | None
    group_id: int | None
    change_id: int | None
    opinion_id: int | None
    need_id: int | None
    enquiry_id: int | None
    poll_id: int | None
    created_by: int | None
    due_at: datetime
    expires_at: datetime


async def announce(
    session: Session,
    kind: NoticeKind,
    meeting: Meeting,
    audience: Audience,
    **when: Unpack[When],
) -> Notice:
    """Tell a meeting's invitees something; the meeting and its Invitee rows stand already.

    Who has no chat is to be called. A cancellation takes back first what would reach others than
    those who got the invitation; those invitations and reports are then not reported any more.
    """
    now = when["now"]
    if kind == NoticeKind.CANCELLATION:
        await _silence(session, meeting.id, now)
    notice = Notice(
        kind=kind,
        municipality_id=meeting.municipality_id,
        meeting_id=meeting.id,
        reminder_id=when.get("reminder_id"),
        created_by=when.get("created_by"),
        change_id=when.get("change_id"),
        created_at=now,
        expires_at=when["expires_at"],
    )
    whom = invitees(meeting.id, audience, but=when.get("but"))
    await broadcast(session, notice, whom, when["due_at"])
    return notice


async def broadcast(session: Session, notice: Notice, whom: Select[int], due_at: datetime) -> None:
    """Put a notice for many, each of them once; who has no chat is called, if it is for calls."""
    await _add(session, notice)
    is_called = notice.kind in notices.CALLED_ABOUT
    without_chat = DeliveryState.TO_CALL if is_called else DeliveryState.WITHDRAWN
    await write_deliveries(session, notice, whom, PRIORITIES[notice.kind], due_at, without_chat)


async def tell(
    session: Session,
    kind: NoticeKind,
    person_ids: Collection[int],
    *,
    now: datetime,
    **about: Unpack[About],
) -> Notice:
    """Tell a few people something; who has no chat to be written to is left out.

    What is for organisers goes to whoever answers for them (`deputies.answering`).
    """
    if kind in notices.TO_ORGANISERS and (town := about.get("municipality_id")) is not None:
        person_ids = await deputies.answering(session, town, person_ids, now)
    notice = _single(kind, now, about)
    await _add(session, notice)
    await write_deliveries(
        session,
        notice,
        people(list(person_ids)),
        PRIORITIES.get(kind, Priority.SINGLE),
        about.get("due_at", now),
        DeliveryState.WITHDRAWN,
    )
    return notice


async def tell_contact(
    session: Session,
    kind: NoticeKind,
    contact: Contact,
    *,
    now: datetime,
    **about: Unpack[About],
) -> None:
    """Tell something to one address, with or without a person behind it.

    The same kind waits there once: a second one would say the same.
    """
    if await notices.is_waiting_for(session, kind, contact.id):
        return
    notice = _single(kind, now, about)
    await _add(session, notice)
    session.add(
        Delivery(
            notice_id=notice.id,
            municipality_id=notice.municipality_id,
            person_id=contact.person_id,
            contact_id=contact.id,
            state=DeliveryState.QUEUED,
            priority=PRIORITIES.get(kind, Priority.SINGLE),
            due_at=about.get("due_at", now),
            expires_at=notice.expires_at,
        )
    )
    await session.flush()


async def invite_late(session: Session, person_id: int, meeting: Meeting, now: datetime) -> bool:
    """Invite somebody who joined after the sending; whether they will hear it.

    They become an invitee only while the invitation is open: not withdrawn, the meeting ahead.
    """
    notice = await notices.open_invitation(session, meeting.id, now)
    if notice is None or meeting.state != MeetingState.SENT or meeting.starts_at <= now:
        return False
    if await session.get(Invitee, (meeting.id, person_id)) is None:
        session.add(Invitee(meeting_id=meeting.id, person_id=person_id, invited_at=now))
        await session.flush()
    late = people([person_id])
    due_at = max(now, notice.created_at + WAIT_BEFORE_SENDING)
    await write_deliveries(session, notice, late, Priority.SINGLE, due_at, DeliveryState.TO_CALL)
    _touch(session)
    return True


async def withdraw(
    session: Session, meeting_id: int, kinds: Collection[NoticeKind], now: datetime
) -> int:
    """Take back what has not gone out of a meeting's notices; returns how many deliveries.

    What is in flight finishes, and is not repeated.
    """
    _touch(session)
    return await withdrawals.withdraw_notices(session, meeting_id, kinds, now)


async def withdraw_announcement(session: Session, announcement_id: int, now: datetime) -> int:
    """The same for an announcement."""
    _touch(session)
    return await withdrawals.withdraw_announcement(session, announcement_id, now)


async def stop_writing_to(session: Session, contact: Contact, now: datetime) -> None:
    """Nothing more goes to this address: what was about a meeting is now for a call."""
    await withdrawals.stop_deliveries(session, contact.id, now)


async def report(session: Session, notice_id: int, now: datetime) -> bool:
    """Tell the author of a finished broadcast what became of it; False if they know already.

    A broadcast that went to nobody is not worth a report.
    """
    if not await withdrawals.claim_report(session, notice_id, now):
        return False
    notice = await session.get_one(Notice, notice_id)
    if notice.created_by is None or not await notices.has_deliveries(session, notice_id):
        return False
    about = About(
        municipality_id=notice.municipality_id,
        meeting_id=notice.meeting_id,
        change_id=notice.change_id,
        announcement_id=notice.announcement_id,
    )
    whom = await deputies.reported_to(session, notice, notice.created_by)
    await tell(session, NoticeKind.REPORT, whom, now=now, **about)
    return True


def is_touched(session: Session) -> bool:
    """Whether this transaction has put something into the outbox that its sender may wait for."""
    return bool(session.info.get("is_outbox_touched"))


def _touch(session: Session) -> None:
    session.info["is_outbox_touched"] = True


def _single(kind: NoticeKind, now: datetime, about: About) -> Notice:
    named = {name: value for name, value in about.items() if name not in {"due_at", "expires_at"}}
    expires_at = about.get("expires_at", now + LIFETIMES.get(kind, LIFETIME))
    return Notice(kind=kind, created_at=now, expires_at=expires_at, **named)


async def _add(session: Session, notice: Notice) -> None:
    session.add(notice)
    await session.flush()
    _touch(session)


async def _silence(session: Session, meeting_id: int, now: datetime) -> None:
    others = (notices.TO_INVITEES | notices.TO_ORGANISERS) - {NoticeKind.CANCELLATION}
    await withdraw(session, meeting_id, others, now)
    await withdrawals.report_no_more(session, now, Notice.meeting_id == meeting_id)
