"""What has lived long enough: unfinished registrations, old marks, drafts, receipts, invites."""

from datetime import datetime

from sqlalchemy import delete, exists, func, or_, select, update

from storage.changed import changed
from storage.database import Session
from storage.kinds import AnnouncementState, MeetingState
from storage.models import (
    Announcement,
    Contact,
    ConversationState,
    Delivery,
    Invite,
    Meeting,
    Notice,
    Person,
    SeenUpdate,
)
from storage.queries.media import forget_unused


async def forget_strangers(session: Session, before: datetime) -> int:
    """Remove addresses that wrote before then and never consented, with all that they did."""
    is_old_stranger = (Contact.person_id.is_(None), Contact.created_at <= before)
    strangers = select(Contact.id).where(*is_old_stranger)
    kept = select(Contact.address).where(
        or_(Contact.person_id.is_not(None), Contact.created_at > before)
    )
    theirs = ConversationState.address.in_(select(Contact.address).where(*is_old_stranger))
    count = await changed(
        session,
        delete(ConversationState).where(
            ConversationState.address.not_in(kept),
            or_(theirs, ConversationState.updated_at <= before),
        ),
    )
    count += await changed(session, delete(Delivery).where(Delivery.contact_id.in_(strangers)))
    return count + await changed(session, delete(Contact).where(*is_old_stranger))


async def forget_loose_words(session: Session, before: datetime) -> int:
    """Remove what was kept of words that nobody has told us before then what to do with."""
    is_loose = (ConversationState.state.is_(None), ConversationState.updated_at <= before)
    return await changed(session, delete(ConversationState).where(*is_loose))


async def unfinished(session: Session, before: datetime) -> list[int]:
    """Who consented before then, has not finished, and was not asked yet whether to go on."""
    found = await session.scalars(
        select(Person.id).where(
            Person.joined_at.is_(None), Person.resumed_at.is_(None), Person.created_at <= before
        )
    )
    return list(found)


async def claim_resuming(session: Session, person_id: int, now: datetime) -> bool:
    """Note that somebody is asked whether to go on; False if they were, or have finished."""
    statement = (
        update(Person)
        .where(Person.id == person_id, Person.joined_at.is_(None), Person.resumed_at.is_(None))
        .values(resumed_at=now)
    )
    return await changed(session, statement) == 1


async def erase_unfinished(session: Session, before: datetime) -> int:
    """Erase who consented before then and never finished, and where their conversation stands."""
    are_unfinished = (Person.joined_at.is_(None), Person.created_at <= before)
    addresses = select(Contact.address).join(Person).where(*are_unfinished)
    await changed(
        session, delete(ConversationState).where(ConversationState.address.in_(addresses))
    )
    return await changed(session, delete(Person).where(*are_unfinished))


async def next_to_resume(session: Session) -> datetime | None:
    """When the first of those consented who are still to be asked whether to go on."""
    return await session.scalar(
        select(func.min(Person.created_at)).where(
            Person.joined_at.is_(None), Person.resumed_at.is_(None)
        )
    )


async def forget_updates(session: Session, before: datetime) -> int:
    """Remove the marks of updates that no messenger will repeat."""
    return await changed(session, delete(SeenUpdate).where(SeenUpdate.seen_at <= before))


async def drop_drafts(session: Session, before: datetime) -> int:
    """Remove meetings and announcements that were never sent, with what was attached to them."""
    is_old = (Announcement.state == AnnouncementState.DRAFT, Announcement.created_at <= before)
    count = await changed(session, delete(Announcement).where(*is_old))
    count += await changed(
        session,
        delete(Meeting).where(Meeting.state == MeetingState.DRAFT, Meeting.created_at <= before),
    )
    await forget_unused(session)
    return count


async def old_receipts(session: Session, before: datetime, limit: int) -> list[int]:
    """Some of the deliveries that were settled before then."""
    old = select(Delivery.id).where(Delivery.settled_at <= before).limit(limit)
    return list(await session.scalars(old))


async def forget_receipts(session: Session, delivery_ids: list[int]) -> int:
    """Remove these deliveries."""
    return await changed(session, delete(Delivery).where(Delivery.id.in_(delivery_ids)))


async def forget_empty_notices(session: Session, before: datetime) -> int:
    """Remove notices of which no delivery is left."""
    has_delivery = exists().where(Delivery.notice_id == Notice.id)
    return await changed(session, delete(Notice).where(Notice.expires_at <= before, ~has_delivery))


async def drop_invites(session: Session, before: datetime) -> int:
    """Remove invites that ended before then."""
    return await changed(session, delete(Invite).where(Invite.expires_at <= before))
