"""What is asked of the tables while somebody says what is needed."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, func, select, update

from storage.database import Session
from storage.kinds import NeedArea, NeedState
from storage.models import Municipality, Need


class Worded(NamedTuple):
    """A need that an organiser has worded, as far as it is compared: its number and its words."""

    need_id: int
    search_words: str


async def next_number(session: Session, municipality_id: int) -> int:
    """A number that no other need of this municipality gets, also while several are said."""
    number = await session.scalar(
        update(Municipality)
        .where(Municipality.id == municipality_id)
        .values(last_need=Municipality.last_need + 1)
        .returning(Municipality.last_need)
        .execution_options(synchronize_session=False)
    )
    assert number is not None
    return number


async def worded(
    session: Session,
    municipality_id: int,
    area: NeedArea,
    settlement_id: int | None,
    states: frozenset[NeedState],
) -> list[Worded]:
    """Those of one topic and one place that stand so; nobody's own words are among them."""
    place: ColumnElement[bool] = Need.settlement_id == settlement_id
    rows = await session.execute(
        select(Need.id, Need.search_words).where(
            Need.municipality_id == municipality_id,
            Need.area == area,
            Need.settlement_id.is_(None) if settlement_id is None else place,
            Need.state.in_(states),
            Need.wording.is_not(None),
            Need.search_words.is_not(None),
        )
    )
    return [Worded(need_id, words) for need_id, words in rows if words is not None]


async def count_since(session: Session, person_id: int, since: datetime) -> int:
    """How many somebody has said since then."""
    count = select(func.count()).select_from(Need)
    said = (Need.author_id == person_id, Need.created_at > since)
    return await session.scalar(count.where(*said)) or 0
