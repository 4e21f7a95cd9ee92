"""Photos, files and recordings: which of them something still refers to."""

from datetime import datetime

from sqlalchemy import ColumnElement, delete, select, update

from storage.changed import changed
from storage.database import Session
from storage.kinds import MessengerName
from storage.models import (
    Announcement,
    EnquiryMessage,
    Media,
    Meeting,
    NeedEvent,
    NeedMedia,
    Opinion,
)


async def load(session: Session, media_id: int) -> Media | None:
    """One of them by its number."""
    return await session.get(Media, media_id)


async def known_as(session: Session, messenger: MessengerName, reference: str) -> Media | None:
    """The newest that a messenger has under this name of its own."""
    return await session.scalar(
        select(Media)
        .where(Media.messenger == messenger, Media.reference == reference)
        .order_by(Media.id.desc())
        .limit(1)
    )


async def due(session: Session, now: datetime, limit: int) -> list[Media]:
    """What is to be fetched now, the longest waiting first."""
    found = await session.scalars(
        select(Media).where(Media.fetch_at <= now).order_by(Media.fetch_at, Media.id).limit(limit)
    )
    return list(found)


async def settle(session: Session, seen: Media, file: str | None) -> bool:
    """It was fetched, or can not be; False if somebody was faster or nobody wants it any more."""
    return bool(
        await changed(
            session, update(Media).where(*_as_seen(seen)).values(file=file, fetch_at=None)
        )
    )


async def try_again(session: Session, seen: Media, at: datetime | None) -> None:
    """It was fetched in vain: again at that moment, or never."""
    await changed(
        session,
        update(Media).where(*_as_seen(seen)).values(fetch_at=at, attempts=Media.attempts + 1),
    )


async def files(session: Session) -> set[str]:
    """The names of all files that something still refers to."""
    return set(await session.scalars(select(Media.file).where(Media.file.is_not(None))))


async def files_of(session: Session, person_id: int) -> list[str]:
    """The names of the files that somebody sent."""
    found = await session.scalars(
        select(Media.file).where(Media.created_by == person_id, Media.file.is_not(None))
    )
    return [name for name in found if name is not None]


async def forget_unused(session: Session) -> None:
    """Remove what nothing refers to any more."""
    used = [
        select(column).where(column.is_not(None))
        for column in (
            Announcement.media_id,
            Announcement.voice_id,
            Meeting.voice_id,
            Opinion.media_id,
            NeedMedia.media_id,
            NeedEvent.media_id,
            EnquiryMessage.media_id,
        )
    ]
    await session.execute(
        delete(Media)
        .where(*(Media.id.not_in(numbers) for numbers in used))
        .execution_options(synchronize_session=False)
    )


def _as_seen(seen: Media) -> tuple[ColumnElement[bool], ...]:
    return (Media.id == seen.id, Media.file.is_(None), Media.fetch_at == seen.fetch_at)
