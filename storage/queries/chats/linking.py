"""A person's chats: the code that joins a second one, and what waits for either."""

from datetime import datetime

from sqlalchemy import Exists, delete, exists, or_, select, update

from storage.changed import changed
from storage.database import Session
from storage.kinds import ContactState, DeliveryState, MessengerName, NoticeKind
from storage.models import (
    Announcement,
    Contact,
    Delivery,
    LinkCode,
    Meeting,
    Notice,
    Poll,
    PriorityList,
)
from storage.queries.notices import IS_OPEN, SPARING_VIBER

# What is said to one chat and not to a person.
OF_ONE_CHAT = (NoticeKind.DRAW_AGAIN, NoticeKind.CHAT_LINKED, NoticeKind.RESUME_JOINING)


async def chats_of(session: Session, person_id: int) -> list[Contact]:
    """The chats of a person, the oldest first; a number to call is none."""
    found = await session.scalars(
        select(Contact)
        .where(Contact.person_id == person_id, Contact.messenger != MessengerName.PHONE)
        .order_by(Contact.id)
    )
    return list(found)


async def other_active(session: Session, contact: Contact) -> Contact | None:
    """Another chat in which the same person is reached."""
    return await session.scalar(
        select(Contact)
        .where(
            Contact.person_id == contact.person_id,
            Contact.id != contact.id,
            Contact.state == ContactState.ACTIVE,
            Contact.messenger != MessengerName.PHONE,
        )
        .order_by(Contact.id)
        .limit(1)
    )


async def whose(session: Session, code: str, now: datetime) -> int | None:
    """The person whose code this is, as long as it is valid."""
    return await session.scalar(
        select(LinkCode.person_id).where(LinkCode.code == code, LinkCode.expires_at > now)
    )


async def use(session: Session, code: str, now: datetime) -> bool:
    """Use a valid code up; False if somebody else has."""
    used = delete(LinkCode).where(LinkCode.code == code, LinkCode.expires_at > now)
    return await changed(session, used) == 1


async def forget_codes(session: Session, person_id: int) -> None:
    """No code of this person is valid any more."""
    await changed(session, delete(LinkCode).where(LinkCode.person_id == person_id))


async def forget_old_codes(session: Session, before: datetime) -> int:
    """Remove the codes that ended before then."""
    return await changed(session, delete(LinkCode).where(LinkCode.expires_at <= before))


async def move_one(session: Session, delivery_id: int, new: Contact) -> None:
    """Let one delivery that waits go to another chat of its person."""
    waits = (Delivery.id == delivery_id, Delivery.state == DeliveryState.QUEUED)
    await changed(session, update(Delivery).where(*waits).values(contact_id=new.id))


async def move_waiting(session: Session, old: Contact, new: Contact) -> None:
    """Let what waits for one chat of a person go to another one of theirs.

    What its author wants nobody to get in Viber does not go there.
    """
    is_for_a_person = exists().where(
        Notice.id == Delivery.notice_id, Notice.kind.not_in(OF_ONE_CHAT)
    )
    moved = update(Delivery).where(
        Delivery.contact_id == old.id,
        Delivery.state == DeliveryState.QUEUED,
        IS_OPEN,
        is_for_a_person,
    )
    if new.messenger == MessengerName.VIBER:
        moved = moved.where(~_spares_viber())
    await changed(session, moved.values(contact_id=new.id))


def _spares_viber() -> Exists:
    return (
        exists()
        .select_from(Notice)
        .where(Notice.id == Delivery.notice_id, Notice.kind.in_(SPARING_VIBER))
        .where(
            or_(
                exists().where(Meeting.id == Notice.meeting_id, Meeting.is_telegram_only),
                exists().where(
                    Announcement.id == Notice.announcement_id, Announcement.is_telegram_only
                ),
                exists().where(Poll.id == Notice.poll_id, Poll.is_telegram_only),
                exists().where(
                    PriorityList.id == Notice.priority_list_id, PriorityList.is_telegram_only
                ),
            )
        )
    )


async def forget_chat(session: Session, contact_id: int) -> None:
    """Remove a chat; what was sent there stays counted."""
    await changed(session, delete(Contact).where(Contact.id == contact_id))
