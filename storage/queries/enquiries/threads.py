"""One message to a human, with everything that was said in it."""

from datetime import datetime

from sqlalchemy import Select, exists, func, or_, select, update
from sqlalchemy.orm import joinedload

from storage.changed import changed
from storage.database import Session
from storage.kinds import EnquiryState, NeedState
from storage.models import Enquiry, EnquiryMessage, Media, Meeting, Need, Person


def whole() -> Select[Enquiry]:
    """Enquiries with all that a screen shows of them."""
    asker, taker = joinedload(Enquiry.person), joinedload(Enquiry.taken_by)
    return (
        select(Enquiry)
        .options(
            asker.joinedload(Person.settlement),
            asker.joinedload(Person.municipality),
            taker.joinedload(Person.municipality),
            joinedload(Enquiry.municipality),
            joinedload(Enquiry.meeting).joinedload(Meeting.municipality),
            joinedload(Enquiry.need),
        )
        .execution_options(populate_existing=True)
    )


async def load(session: Session, enquiry_id: int | None) -> Enquiry | None:
    """One of them as it stands now; without a number there is none."""
    return await session.scalar(whole().where(Enquiry.id == enquiry_id))


async def said(
    session: Session, enquiry_id: int, offset: int = 0, limit: int | None = None
) -> list[EnquiryMessage]:
    """What was said in an enquiry, the newest first."""
    found = await session.scalars(
        _messages()
        .where(EnquiryMessage.enquiry_id == enquiry_id)
        .order_by(EnquiryMessage.id.desc())
        .offset(offset)
        .limit(limit)
    )
    return list(found)


async def count_said(session: Session, enquiry_id: int) -> int:
    """How many things were said in an enquiry."""
    count = select(func.count()).select_from(EnquiryMessage)
    return await session.scalar(count.where(EnquiryMessage.enquiry_id == enquiry_id)) or 0


async def message(session: Session, enquiry_id: int, message_id: int) -> EnquiryMessage | None:
    """One thing that was said in an enquiry."""
    return await session.scalar(
        _messages().where(EnquiryMessage.id == message_id, EnquiryMessage.enquiry_id == enquiry_id)
    )


async def newest_said(
    session: Session, enquiry_id: int, at: datetime, *, is_answer: bool
) -> EnquiryMessage | None:
    """The last thing that was said by this side up to a moment."""
    return await session.scalar(
        _messages()
        .where(
            EnquiryMessage.enquiry_id == enquiry_id,
            EnquiryMessage.is_answer.is_(is_answer),
            EnquiryMessage.at <= at,
        )
        .order_by(EnquiryMessage.id.desc())
        .limit(1)
    )


async def free(session: Session, enquiry_id: int, taken_by_id: int) -> None:
    """Let others take what this organiser had taken."""
    is_theirs = (Enquiry.id == enquiry_id, Enquiry.taken_by_id == taken_by_id)
    freed = update(Enquiry).where(*is_theirs).values(taken_by_id=None, taken_at=None)
    await changed(session, freed)


async def waiting_for(session: Session, person_id: int) -> list[Enquiry]:
    """What this organiser has taken, and has not answered yet."""
    found = await session.scalars(
        whole()
        .where(Enquiry.taken_by_id == person_id, Enquiry.state == EnquiryState.OPEN)
        .order_by(Enquiry.id)
    )
    return list(found)


async def numbers_of(session: Session, person_id: int) -> list[int]:
    """All that somebody has asked."""
    return list(await session.scalars(select(Enquiry.id).where(Enquiry.person_id == person_id)))


async def count_of(session: Session, person_id: int, *states: EnquiryState) -> int:
    """How many somebody has asked; of these states, or of all."""
    count = select(func.count()).select_from(Enquiry).where(Enquiry.person_id == person_id)
    if states:
        count = count.where(Enquiry.state.in_(states))
    return await session.scalar(count) or 0


async def is_spoken_to(session: Session, person_id: int, since: datetime) -> bool:
    """Whether a human has answered somebody since then, or asks them about a need of theirs."""
    answer = exists().where(
        EnquiryMessage.enquiry_id == Enquiry.id,
        Enquiry.person_id == person_id,
        EnquiryMessage.is_answer,
        EnquiryMessage.at > since,
    )
    question = exists().where(Need.author_id == person_id, Need.state == NeedState.NEEDS_INFO)
    return bool(await session.scalar(select(or_(answer, question))))


async def files_in(session: Session, enquiry_ids: list[int]) -> list[str]:
    """The names of the files that were sent in these enquiries, by either side."""
    found = await session.scalars(
        select(Media.file)
        .join(EnquiryMessage, EnquiryMessage.media_id == Media.id)
        .where(EnquiryMessage.enquiry_id.in_(enquiry_ids), Media.file.is_not(None))
    )
    return [name for name in found if name is not None]


def _messages() -> Select[EnquiryMessage]:
    return select(EnquiryMessage).options(
        joinedload(EnquiryMessage.by), joinedload(EnquiryMessage.media)
    )
