"""What is asked of the tables while somebody says what is needed."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import BindParameter, ColumnElement, String, bindparam, cast, func, select, update

from storage.database import Session
from storage.kinds import NeedArea, NeedState
from storage.models import Municipality, Need

# Stands neither in a number nor in words that are compared.
_LINE_END = "\n"


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
    but: Collection[int] = (),
) -> tuple[list[str], list[str]]:
    """Of the needs of one topic and place that stand so: their ids, and the words to compare.

    Only an organiser's words are among them, nobody's own.
    """
    place: ColumnElement[bool] = Need.settlement_id == settlement_id
    # As constants: PostgreSQL looks each row up among many of these, and compares with parameters
    # one by one.
    living: BindParameter[Sequence[NeedState]] = bindparam(
        "living", sorted(states), expanding=True, literal_execute=True
    )
    # In one piece: fetching ten thousand rows one by one takes longer than comparing them.
    # Both columns are gathered from the same rows in the same pass, so their order is the same.
    gathered = await session.execute(
        select(
            func.aggregate_strings(cast(Need.id, String), _LINE_END),
            func.aggregate_strings(Need.search_words, _LINE_END),
        ).where(
            Need.municipality_id == municipality_id,
            Need.area == area,
            Need.settlement_id.is_(None) if settlement_id is None else place,
            Need.state.in_(living),
            Need.id.not_in(but),
            Need.wording.is_not(None),
            Need.search_words.is_not(None),
        )
    )
    numbers, words = gathered.one()
    return (numbers.split(_LINE_END), words.split(_LINE_END)) if numbers else ([], [])


async def count_since(session: Session, person_id: int, since: datetime) -> int:
    """How many somebody has said since then."""
    count = select(func.count()).select_from(Need)
    said = (Need.author_id == person_id, Need.created_at > since)
    return await session.scalar(count.where(*said)) or 0
