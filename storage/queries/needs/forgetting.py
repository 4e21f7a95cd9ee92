"""What goes of a need when its author is erased."""

from collections.abc import Collection

from sqlalchemy import delete, select, update

from storage.database import Session
from storage.kinds import NeedEventKind
from storage.models import Need, NeedEvent


async def worded_by(session: Session, person_id: int) -> list[tuple[int, str]]:
    """What somebody said and an organiser has worded: its number and that wording."""
    rows = await session.execute(select(Need.id, Need.wording).where(Need.author_id == person_id))
    return [(need_id, wording) for need_id, wording in rows if wording is not None]


async def unworded_by(session: Session, person_id: int) -> list[int]:
    """The rest of what somebody said."""
    found = await session.scalars(
        select(Need.id).where(Need.author_id == person_id, Need.wording.is_(None))
    )
    return list(found)


async def keep_wording_of(session: Session, need_id: int, search_words: str) -> None:
    """Leave nothing of a need but what an organiser made of it."""
    await session.execute(
        update(Need)
        .where(Need.id == need_id)
        .values(
            author_id=None,
            is_named=False,
            text=None,
            has_masked_number=False,
            latitude=None,
            longitude=None,
            search_words=search_words,
            version=Need.version + 1,
        )
        .execution_options(synchronize_session=False)
    )


async def forget_answers_of(session: Session, person_id: int) -> None:
    """Remove what somebody answered about what they said."""
    await session.execute(
        delete(NeedEvent)
        .where(NeedEvent.by_id == person_id, NeedEvent.kind == NeedEventKind.ANSWER)
        .execution_options(synchronize_session=False)
    )


async def forget(session: Session, need_ids: Collection[int]) -> None:
    """Remove these, and what was told of them."""
    await session.execute(
        delete(Need).where(Need.id.in_(need_ids)).execution_options(synchronize_session=False)
    )
