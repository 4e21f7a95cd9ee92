"""The municipality's own list of rooms: what was used once is a button the next time."""

from datetime import datetime

from sqlalchemy import update

from storage.database import Session
from storage.models import Place
from storage.queries import towns


async def remember(session: Session, municipality_id: int, name: str, now: datetime) -> None:
    """Add a room to the list, or note that it was used again."""
    known = await towns.find_place(session, municipality_id, name)
    if known is None:
        session.add(Place(municipality_id=municipality_id, name=name, used_at=now))
        await session.flush()
    else:
        await session.execute(update(Place).where(Place.id == known.id).values(used_at=now))
