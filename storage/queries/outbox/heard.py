"""What somebody heard of us last."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select
from sqlalchemy.orm import aliased

from storage.database import Session
from storage.kinds import DeliveryState, EnquiryState, NeedEventKind, NeedState, NoticeKind
from storage.models import Delivery, Enquiry, Need, NeedEvent, NeedNews, Notice
from storage.queries.polls import rolls


async def heard_last(session: Session, person_id: int, meeting_ids: Collection[int]) -> int | None:
    """Which of these meetings the newest message to this person was about."""
    return await session.scalar(
        select(Notice.meeting_id)
        .join(Delivery, Delivery.notice_id == Notice.id)
        .where(
            Delivery.person_id == person_id,
            Delivery.state == DeliveryState.SENT,
            Notice.meeting_id.in_(meeting_ids),
        )
        .order_by(Delivery.settled_at.desc(), Delivery.id.desc())
        .limit(1)
    )


async def is_told_since(session: Session, person_id: int, at: datetime) -> bool:
    """Whether any message of ours reached this person after that moment."""
    is_it = (
        Delivery.person_id == person_id,
        Delivery.state == DeliveryState.SENT,
        Delivery.settled_at > at,
    )
    return bool(await session.scalar(select(exists().where(*is_it))))


class Heard(NamedTuple):
    """A message of ours that somebody got: what it was about, and when, in UTC.

    `need_id` is one about which they were asked, with `is_done` whether it is really done; in
    `enquiry_id` they have got an answer, or with `is_asked` it waits for the municipality's.
    """

    meeting_id: int | None
    announcement_id: int | None
    poll_id: int | None
    enquiry_id: int | None
    need_id: int | None
    is_done: bool
    is_asked: bool
    at: datetime


async def newest(
    session: Session,
    person_id: int,
    meeting_ids: Collection[int],
    talks_since: datetime,
    now: datetime,
    *,
    with_more: bool = False,
) -> Heard | None:
    """What this person got last of what can be answered.

    That is one of these meetings, an announcement, a vote that waits for this person's, an open
    question about their need, or what a human has answered or asked them since then; also that
    their need is done, if they have not said since whether it is. `with_more` counts a question
    that they have answered since then, too.
    """
    found = await session.execute(
        _told(person_id)
        .where(
            or_(
                Notice.meeting_id.in_(meeting_ids),
                Notice.kind == NoticeKind.ANNOUNCEMENT,
                Notice.poll_id.in_(rolls.waiting_for(person_id, now)),
                and_(_is_talk(), Delivery.settled_at > talks_since),
                _is_question(),
                and_(_is_done(), Delivery.settled_at > talks_since),
                *((_is_answered(talks_since),) if with_more else ()),
            )
        )
        .order_by(Delivery.settled_at.desc(), Delivery.id.desc(), NeedEvent.id.desc())
        .limit(1)
    )
    row = found.first()
    if row is None:
        return None
    meeting_id, announcement_id, poll_id, enquiry_id, need_id, state, kind, at = row
    if at is None:
        return None
    is_asked = kind == NoticeKind.ENQUIRY_ASKED
    is_done = state == NeedState.DONE
    return Heard(meeting_id, announcement_id, poll_id, enquiry_id, need_id, is_done, is_asked, at)


def _is_talk() -> ColumnElement[bool]:
    """That a human has answered in it, or asks something that still waits."""
    open_ones = select(Enquiry.id).where(Enquiry.state == EnquiryState.OPEN)
    waits = and_(Notice.kind == NoticeKind.ENQUIRY_ASKED, Notice.enquiry_id.in_(open_ones))
    return or_(Notice.kind == NoticeKind.ENQUIRY_ANSWERED, waits)


def _is_question() -> ColumnElement[bool]:
    """That it is a question about a need which is still open."""
    return and_(NeedEvent.kind == NeedEventKind.QUESTION, Need.state == NeedState.NEEDS_INFO)


def _is_answered(since: datetime) -> ColumnElement[bool]:
    """That it is one which was answered since then, and to which more may be said."""
    later = aliased(NeedEvent)
    is_answer = (later.kind == NeedEventKind.ANSWER, later.at > since)
    has_one = exists().where(
        later.need_id == NeedEvent.need_id, later.id > NeedEvent.id, *is_answer
    )
    is_question = NeedEvent.kind == NeedEventKind.QUESTION
    return and_(is_question, Need.state == NeedState.IN_REVIEW, has_one)


def _is_done() -> ColumnElement[bool]:
    """That a need is done, and its author has not said whether it really is."""
    later = aliased(NeedEvent)
    confirms = (later.kind == NeedEventKind.ANSWER, later.state == NeedState.DONE)
    has_said = exists().where(
        later.need_id == NeedEvent.need_id, later.id > NeedEvent.id, *confirms
    )
    is_it = (NeedEvent.kind == NeedEventKind.STATE, NeedEvent.state == NeedState.DONE)
    return and_(*is_it, Need.state == NeedState.DONE, ~has_said)


def _told(
    person_id: int,
) -> Select[
    int | None,
    int | None,
    int | None,
    int | None,
    int,
    NeedState,
    NoticeKind,
    datetime | None,
]:
    """What somebody got, each with what it tells of their own need, if anything."""
    is_own = and_(Need.id == NeedEvent.need_id, Need.author_id == person_id)
    return (
        select(
            Notice.meeting_id,
            Notice.announcement_id,
            Notice.poll_id,
            Notice.enquiry_id,
            Need.id,
            Need.state,
            Notice.kind,
            Delivery.settled_at,
        )
        .join(Delivery, Delivery.notice_id == Notice.id)
        .outerjoin(NeedNews, NeedNews.delivery_id == Delivery.id)
        .outerjoin(NeedEvent, NeedEvent.id == NeedNews.event_id)
        .outerjoin(Need, is_own)
        .where(Delivery.person_id == person_id, Delivery.state == DeliveryState.SENT)
    )
