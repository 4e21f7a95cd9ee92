"""Announcements as their readers and their organisers look at them."""

from datetime import datetime

from sqlalchemy import ColumnElement, Select, exists, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from storage.database import Session
from storage.kinds import AnnouncementState, DeliveryState, MembershipState, NoticeKind
from storage.models import (
    Acknowledgement,
    Announcement,
    AnnouncementGroup,
    Delivery,
    Invitee,
    Meeting,
    Membership,
    Notice,
    Person,
    RollEntry,
)
from storage.queries import notices
from storage.queries.audiences import Reached, count, reached_among
from storage.queries.notices import FAILED, DeliveryCounts
from storage.queries.outbox import calls
from storage.queries.outbox.calls import ToCall
from storage.queries.polls import rolls

_NEVER_SENT = (DeliveryState.QUEUED, DeliveryState.WITHDRAWN)


async def load(session: Session, announcement_id: int) -> Announcement | None:
    """An announcement with all that is shown of it, as it stands in the database now."""
    return await session.scalar(
        select(Announcement)
        .where(Announcement.id == announcement_id)
        .options(
            joinedload(Announcement.municipality),
            joinedload(Announcement.meeting).joinedload(Meeting.municipality),
            joinedload(Announcement.poll),
            joinedload(Announcement.media),
            joinedload(Announcement.voice),
            selectinload(Announcement.groups),
        )
        .execution_options(populate_existing=True)
    )


async def is_reader(session: Session, person_id: int, announcement: Announcement) -> bool:
    """Whether this was told to somebody who still sits in one of its groups, even by mistake.

    Who came in later was not told, nor was anybody whose message was stopped before it went out.
    What is answered to a vote was told to its roll, whoever has left since.
    """
    if announcement.state == AnnouncementState.DRAFT:
        return False
    was_spared = exists().where(
        *_told(announcement.id), Delivery.person_id == person_id, Delivery.state.in_(_NEVER_SENT)
    )
    if announcement.poll_id is not None:
        could_vote = RollEntry.poll_id == announcement.poll_id, RollEntry.person_id == person_id
        return bool(await session.scalar(select(exists().where(*could_vote) & ~was_spared)))
    came_in_at = func.coalesce(Membership.decided_at, Membership.created_at)
    was_in = exists().where(
        AnnouncementGroup.announcement_id == announcement.id,
        Membership.group_id == AnnouncementGroup.group_id,
        Membership.person_id == person_id,
        Membership.state == MembershipState.ACTIVE,
        came_in_at <= announcement.sent_at,
    )
    is_one = was_in & ~was_spared
    if announcement.meeting_id is not None:
        is_one &= exists().where(
            Invitee.meeting_id == announcement.meeting_id, Invitee.person_id == person_id
        )
    return bool(await session.scalar(select(is_one)))


def readers(told: Announcement) -> Select[int]:
    """Who sits in an announcement's groups, each once, as a query.

    What a meeting decided is told to those of them who were invited to it; what is answered to a
    vote, to all who could vote, as its results were.
    """
    if told.poll_id is not None:
        return rolls.on_roll(told.poll_id)
    members = (
        select(Membership.person_id)
        .join(AnnouncementGroup, AnnouncementGroup.group_id == Membership.group_id)
        .where(
            AnnouncementGroup.announcement_id == told.id,
            Membership.state == MembershipState.ACTIVE,
        )
        .distinct()
    )
    if told.meeting_id is not None:
        invited = select(Invitee.person_id).where(Invitee.meeting_id == told.meeting_id)
        members = members.where(Membership.person_id.in_(invited))
    return members


async def newest_open(session: Session, person_id: int) -> Announcement | None:
    """What this person was told last, if they have not said that they understood it."""
    newest = await session.scalar(
        select(Announcement.id)
        .join(Notice, Notice.announcement_id == Announcement.id)
        .join(Delivery, Delivery.notice_id == Notice.id)
        .where(
            Notice.kind == NoticeKind.ANNOUNCEMENT,
            Announcement.state == AnnouncementState.SENT,
            Delivery.person_id == person_id,
            Delivery.state == DeliveryState.SENT,
        )
        .order_by(Delivery.settled_at.desc(), Delivery.id.desc())
        .limit(1)
    )
    if newest is None or await has_acknowledged(session, person_id, newest):
        return None
    return await load(session, newest)


async def answers(session: Session, poll_id: int) -> list[Announcement]:
    """What was told as the answer to a vote and still holds, the newest first."""
    found = await session.scalars(
        select(Announcement)
        .where(Announcement.poll_id == poll_id, Announcement.state == AnnouncementState.SENT)
        .order_by(Announcement.sent_at.desc(), Announcement.id.desc())
    )
    return list(found)


async def has_acknowledged(session: Session, person_id: int, announcement_id: int) -> bool:
    """Whether this person has said that they understood."""
    return await session.get(Acknowledgement, (announcement_id, person_id)) is not None


async def count_acknowledged(session: Session, announcement_id: int) -> int:
    """How many people have said that they understood."""
    return await _count(session, Acknowledgement.announcement_id == announcement_id)


async def count_acknowledged_by(session: Session, person_id: int) -> int:
    """To how many announcements this person has said so."""
    return await _count(session, Acknowledgement.person_id == person_id)


async def _count(session: Session, condition: ColumnElement[bool]) -> int:
    count = select(func.count()).select_from(Acknowledgement).where(condition)
    return await session.scalar(count) or 0


async def is_known(session: Session, announcement_id: int) -> bool:
    """Whether a message of it has gone out, or may have."""
    went_out = or_(Delivery.attempts > 0, Delivery.state == DeliveryState.IN_FLIGHT)
    return bool(await session.scalar(select(exists().where(*_told(announcement_id), went_out))))


async def is_out(session: Session, announcement_id: int) -> bool:
    """Whether it can not be stopped unread any more: some of it has gone out, or none waits."""
    if await is_known(session, announcement_id):
        return True
    waits = exists().where(*_told(announcement_id), Delivery.state == DeliveryState.QUEUED)
    return not await session.scalar(select(waits))


async def reached(session: Session, announcement: Announcement, free_since: datetime) -> Reached:
    """How an announcement would travel, each person counted once (`reached_among`)."""
    audience = readers(announcement)
    but_viber = announcement.is_telegram_only
    return await reached_among(session, audience, free_since, but_viber=but_viber)


async def count_readers(session: Session, announcement: Announcement) -> int:
    """How many people an announcement is for."""
    return await count(session, readers(announcement))


async def delivery_counts(session: Session, announcement_id: int) -> DeliveryCounts:
    """What became of it, person by person."""
    return await notices.counted(session, *_told(announcement_id))


async def call_list(
    session: Session, announcement_id: int, offset: int, limit: int
) -> list[ToCall]:
    """The people whom an announcement has not reached, by name."""
    return await calls.listed(session, _unreached(announcement_id), offset, limit)


async def count_to_call(session: Session, announcement_id: int) -> int:
    """How many stand on its call list."""
    return await session.scalar(_unreached(announcement_id).add_columns(func.count())) or 0


async def lately(
    session: Session, municipality_ids: list[int], offset: int, limit: int
) -> list[Announcement]:
    """What these municipalities have announced or are drafting, the newest first."""
    moment = func.coalesce(Announcement.sent_at, Announcement.created_at)
    found = await session.scalars(
        select(Announcement)
        .where(*_of(municipality_ids))
        .order_by(moment.desc(), Announcement.id.desc())
        .options(joinedload(Announcement.municipality), joinedload(Announcement.media))
        .offset(offset)
        .limit(limit)
    )
    return list(found)


async def count_of(session: Session, municipality_ids: list[int]) -> int:
    """How many there are of those."""
    count = select(func.count()).select_from(Announcement).where(*_of(municipality_ids))
    return await session.scalar(count) or 0


def _of(municipality_ids: list[int]) -> tuple[ColumnElement[bool], ...]:
    is_live = Announcement.state != AnnouncementState.TAKEN_BACK
    return Announcement.municipality_id.in_(municipality_ids), is_live


def _told(announcement_id: int) -> tuple[ColumnElement[bool], ...]:
    return (
        Delivery.notice_id == Notice.id,
        Notice.announcement_id == announcement_id,
        Notice.kind == NoticeKind.ANNOUNCEMENT,
    )


def _unreached(announcement_id: int) -> Select[()]:
    """Whom it did not reach; who said that they understood has seen it for certain."""
    has_understood = exists().where(
        Acknowledgement.announcement_id == announcement_id,
        Acknowledgement.person_id == Delivery.person_id,
    )
    return (
        select()
        .select_from(Delivery)
        .join(Notice, Notice.id == Delivery.notice_id)
        .join(Person, Person.id == Delivery.person_id)
        .where(
            *_told(announcement_id),
            Delivery.state.in_({DeliveryState.TO_CALL, *FAILED}),
            ~has_understood,
        )
    )
