"""Who sees to the needs of a municipality, as its organisers have written it."""

from typing import NamedTuple

from sqlalchemy import func, select

from storage.database import Session
from storage.kinds import NeedEventKind
from storage.models import Need, NeedEvent


class Owner(NamedTuple):
    """Who sees to something, and the last line of a story that says so."""

    event_id: int
    words: str


async def usual(session: Session, municipality_id: int, limit: int) -> list[Owner]:
    """Those who were written most often in this municipality, of equals the latest first."""
    last, words = func.max(NeedEvent.id), func.coalesce(NeedEvent.words, "")
    rows = await session.execute(
        select(last, words)
        .join(Need, Need.id == NeedEvent.need_id)
        .where(
            Need.municipality_id == municipality_id,
            NeedEvent.kind == NeedEventKind.OWNER,
            words != "",
        )
        .group_by(words)
        .order_by(func.count().desc(), last.desc())
        .limit(limit)
    )
    return [Owner(*row) for row in rows]
