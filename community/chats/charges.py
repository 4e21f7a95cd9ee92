"""What Viber may charge for: what is said outside of 24 hours from somebody's own words.

Where the texts of Viber differ, the strict reading holds: the day runs from the first message
(reference/viber.md, 13).
"""

from datetime import UTC, datetime, timedelta

from storage.database import Session
from storage.kinds import MessengerName
from storage.models import Contact
from storage.queries.chats import charged

SESSION = timedelta(hours=24)
LIMIT_REACHED = charged.LIMIT_REACHED


def note_words(contact: Contact, now: datetime) -> None:
    """Somebody wrote or tapped: a free day begins, unless one runs."""
    if contact.messenger == MessengerName.VIBER and is_outside_session(contact, now):
        contact.session_at = now


def is_outside_session(contact: Contact, now: datetime) -> bool:
    """Whether something that is said now may be charged for; never in Telegram."""
    if contact.messenger != MessengerName.VIBER:
        return False
    return contact.session_at is None or now >= contact.session_at + SESSION


def free_since(moment: datetime) -> datetime:
    """Whose free day began after this is still in it at that moment."""
    return moment - SESSION


def month_of(now: datetime) -> str:
    """The month in which something counts: Viber's are calendar months in UTC."""
    return f"{now.astimezone(UTC):%Y-%m}"


async def spend(session: Session, municipality_id: int, now: datetime, messages: int = 1) -> bool:
    """Count messages that may be charged for; False if they would go over the month's limit."""
    return await charged.count(session, municipality_id, month_of(now), messages)


async def left(session: Session, municipality_id: int, now: datetime) -> int:
    """How many such messages may still go out this month."""
    return await charged.left(session, municipality_id, month_of(now))


async def used(session: Session, municipality_id: int, now: datetime) -> int:
    """How many such messages were counted this month."""
    return await charged.used(session, municipality_id, month_of(now))
