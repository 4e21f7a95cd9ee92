"""Needs as their authors, supporters and other members follow them."""

from sqlalchemy import ColumnElement, delete, exists, func, insert, select
from sqlalchemy.orm import joinedload

from storage.columns import table_of
from storage.database import Session
from storage.kinds import MediaKind, NeedArea, NeedEventKind, NeedState
from storage.models import Media, Need, NeedEvent, NeedMedia, NeedSupport


async def load(session: Session, need_id: int) -> Need | None:
    """One of them as it stands now, with whoever said it, where, and in which municipality."""
    return await session.scalar(
        select(Need)
        .where(Need.id == need_id)
        .options(
            joinedload(Need.municipality, innerjoin=True),
            joinedload(Need.author),
            joinedload(Need.settlement),
        )
        .execution_options(populate_existing=True)
    )


def _is_followed_by(person_id: int) -> ColumnElement[bool]:
    supports = exists().where(NeedSupport.need_id == Need.id, NeedSupport.person_id == person_id)
    return (Need.author_id == person_id) | supports


async def followed(session: Session, person_id: int, offset: int, limit: int) -> list[Need]:
    """What somebody said or supports, the newest first."""
    found = await session.scalars(
        select(Need)
        .where(_is_followed_by(person_id))
        .order_by(Need.id.desc())
        .offset(offset)
        .limit(limit)
    )
    return list(found)


async def count_followed(session: Session, person_id: int) -> int:
    """How many somebody said or supports."""
    count = select(func.count()).select_from(Need)
    return await session.scalar(count.where(_is_followed_by(person_id))) or 0


async def count_said(session: Session, person_id: int) -> int:
    """How many somebody said."""
    count = select(func.count()).select_from(Need)
    return await session.scalar(count.where(Need.author_id == person_id)) or 0


async def count_supported(session: Session, person_id: int) -> int:
    """How many somebody supports."""
    count = select(func.count()).select_from(NeedSupport)
    return await session.scalar(count.where(NeedSupport.person_id == person_id)) or 0


async def areas(
    session: Session, municipality_id: int, states: frozenset[NeedState]
) -> dict[NeedArea, int]:
    """How many there are that stand so and have been worded, by topic."""
    rows = await session.execute(
        select(Need.area, func.count())
        .where(*_are_shown(municipality_id, states))
        .group_by(Need.area)
    )
    return {NeedArea(area): count for area, count in rows}


async def of_area(
    session: Session,
    municipality_id: int,
    area: NeedArea,
    states: frozenset[NeedState],
    offset: int,
    limit: int,
) -> list[Need]:
    """Those of one topic, the newest first."""
    found = await session.scalars(
        select(Need)
        .where(*_are_shown(municipality_id, states), Need.area == area)
        .order_by(Need.id.desc())
        .offset(offset)
        .limit(limit)
    )
    return list(found)


def _are_shown(
    municipality_id: int, states: frozenset[NeedState]
) -> tuple[ColumnElement[bool], ...]:
    return (
        Need.municipality_id == municipality_id,
        Need.state.in_(states),
        Need.wording.is_not(None),
    )


async def told_events(session: Session, need: Need, person_id: int) -> list[NeedEvent]:
    """How a need came so far, the oldest first; a question for who followed it then only."""
    kinds: ColumnElement[bool] = NeedEvent.kind == NeedEventKind.STATE
    support = await session.get(NeedSupport, (need.id, person_id))
    if need.author_id == person_id:
        kinds |= NeedEvent.kind == NeedEventKind.QUESTION
    elif support is not None:
        kinds |= (NeedEvent.kind == NeedEventKind.QUESTION) & (NeedEvent.at >= support.at)
    found = await session.scalars(
        select(NeedEvent).where(NeedEvent.need_id == need.id, kinds).order_by(NeedEvent.id)
    )
    return list(found)


async def count_media(session: Session, need_id: int) -> dict[MediaKind, int]:
    """How many photos and recordings a need has."""
    rows = await session.execute(
        select(Media.kind, func.count())
        .join(NeedMedia, NeedMedia.media_id == Media.id)
        .where(NeedMedia.need_id == need_id)
        .group_by(Media.kind)
    )
    return {MediaKind(kind): count for kind, count in rows}


async def count_supporters(session: Session, need_id: int) -> int:
    """How many say "me too"."""
    count = select(func.count()).select_from(NeedSupport)
    return await session.scalar(count.where(NeedSupport.need_id == need_id)) or 0


async def is_supporter(session: Session, person_id: int, need_id: int) -> bool:
    """Whether somebody says "me too" to a need."""
    return await session.get(NeedSupport, (need_id, person_id)) is not None


async def is_nameless_author(session: Session, person_id: int, need_id: int) -> bool:
    """Whether somebody said a need without their name, or one that was merged."""
    said = exists().where(
        Need.author_id == person_id,
        Need.is_named.is_(False),
        (Need.id == need_id) | Need.merged_into_id.is_not(None),
    )
    return bool(await session.scalar(select(said)))


async def add_support(session: Session, row: dict[str, object]) -> None:
    """Write down that somebody supports a need; who does already is counted once."""
    if not await is_supporter(session, int(str(row["person_id"])), int(str(row["need_id"]))):
        await session.execute(insert(table_of(NeedSupport)), row)


async def remove_support(session: Session, person_id: int, need_id: int) -> None:
    """Forget that somebody supports a need."""
    await session.execute(
        delete(NeedSupport)
        .where(NeedSupport.person_id == person_id, NeedSupport.need_id == need_id)
        .execution_options(synchronize_session=False)
    )
