"""Photos, files and recordings: which of them something still refers to."""

from sqlalchemy import delete, select

from storage.database import Session
from storage.models import Announcement, Media, Meeting, Opinion


async def load(session: Session, media_id: int) -> Media | None:
    """One of them by its number."""
    return await session.get(Media, media_id)


async def forget_unused(session: Session) -> None:
    """Remove what nothing refers to any more."""
    used = [
        select(column).where(column.is_not(None))
        for column in (
            Announcement.media_id,
            Announcement.voice_id,
            Meeting.voice_id,
            Opinion.media_id,
        )
    ]
    await session.execute(
        delete(Media)
        .where(*(Media.id.not_in(numbers) for numbers in used))
        .execution_options(synchronize_session=False)
    )
