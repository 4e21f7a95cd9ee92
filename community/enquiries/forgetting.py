"""Somebody is erased: what they asked goes, also from the phones of those who read it."""

from datetime import datetime

from sqlalchemy import delete, update

from community.enquiries.messages import mark
from storage.database import Session
from storage.models import Enquiry, Notice, Person
from storage.queries.enquiries import threads
from storage.queries.media import forget_unused


async def forget_all(session: Session, person: Person, now: datetime) -> list[str]:
    """Remove everything that somebody has asked; returns the files that were sent in it."""
    numbers = await threads.numbers_of(session, person.id)
    if not numbers:
        return []
    files = await threads.files_in(session, numbers)
    for number in numbers:
        await mark(session, number, now)
    # The notices stay without what they were about, so that their messages can be emptied.
    await session.execute(
        update(Notice)
        .where(Notice.enquiry_id.in_(numbers))
        .values(enquiry_id=None)
        .execution_options(synchronize_session=False)
    )
    await session.execute(
        delete(Enquiry).where(Enquiry.id.in_(numbers)).execution_options(synchronize_session=False)
    )
    await forget_unused(session)
    return files
