"""What is said in a message to a human, by either side, and what stands on organisers' phones."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from community import marking
from community.announcing import media
from community.announcing.media import Attachment
from storage.database import Session
from storage.kinds import MessengerName, NoticeKind, Role
from storage.models import Enquiry, EnquiryMessage, Notice, Person
from storage.queries import people

# Issue 5: what somebody says of their own is a matter of two minutes.
LONGEST_VOICE = timedelta(minutes=2)
TO_ORGANISERS = (NoticeKind.ENQUIRY_ASKED, NoticeKind.ENQUIRY_OVERDUE)


@dataclass(frozen=True)
class Said:
    """Words, or a recording or photo that came through a messenger, perhaps with words below."""

    text: str | None
    messenger: MessengerName
    attachment: Attachment | None = None


async def write_down(
    session: Session, enquiry: Enquiry, by: Person, said: Said, now: datetime, *, is_answer: bool
) -> EnquiryMessage:
    """Remember what one side has said."""
    kept = None
    if said.attachment is not None:
        town = enquiry.municipality_id
        kept = await media.keep(session, by, town, said.messenger, said.attachment, now)
    message = EnquiryMessage(
        enquiry_id=enquiry.id,
        by_id=by.id,
        is_answer=is_answer,
        text=said.text,
        media_id=None if kept is None else kept.id,
        at=now,
    )
    session.add(message)
    await session.flush()
    return message


async def who_answers(session: Session, municipality_id: int) -> list[int]:
    """Who reads messages to a human there: coordinator and contact person."""
    return await people.holders(session, municipality_id, Role.COORDINATOR, Role.CONTACT_PERSON)


async def mark(
    session: Session, enquiry_id: int, now: datetime, *, but_to: int | None = None
) -> None:
    """Have what stands about it on the organisers' phones changed; not on the phone `but_to`."""
    which = (Notice.enquiry_id == enquiry_id, Notice.kind.in_(TO_ORGANISERS))
    await marking.mark(session, now, *which, but_to=but_to)
