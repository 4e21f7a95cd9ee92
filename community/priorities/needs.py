"""Needs that become priorities with a version of the list (reference/domain.md, 2.4)."""

from datetime import datetime

from sqlalchemy import delete, select, update

from community.needs import states
from storage.database import Session
from storage.kinds import NeedEventKind, NeedState
from storage.models import Need, NeedEvent, Person, PriorityList
from storage.queries.needs import following

_BEFORE = frozenset({NeedState.ACCEPTED, NeedState.IN_POLL})


async def prioritise(session: Session, person: Person, found: PriorityList, now: datetime) -> None:
    """Let every need of a version be a priority, where its path allows it; its people hear it."""
    for number in {item.need_id for item in found.items if item.need_id is not None}:
        need = await following.load(session, number)
        if need is not None and need.state in _BEFORE:
            await states.step(session, person, need, NeedState.PRIORITISED, now)


async def take_back(session: Session, found: PriorityList, published_at: datetime) -> None:
    """Let them be what they were before it was published: nobody has heard of it."""
    for item in found.items:
        event = await _made_by(session, item.need_id, published_at)
        if event is None or item.need_id is None:
            continue
        before = await _state_before(session, event)
        await session.execute(
            delete(NeedEvent)
            .where(NeedEvent.id == event.id)
            .execution_options(synchronize_session=False)
        )
        await _set_state(session, item.need_id, before)


async def _made_by(
    session: Session, need_id: int | None, published_at: datetime
) -> NeedEvent | None:
    """The event that made a need a priority then, unless something else has come after it."""
    last = await session.scalar(
        select(NeedEvent)
        .where(NeedEvent.need_id == need_id, NeedEvent.kind == NeedEventKind.STATE)
        .order_by(NeedEvent.id.desc())
        .limit(1)
    )
    if last is None or (last.state, last.at) != (NeedState.PRIORITISED, published_at):
        return None
    return last


async def _state_before(session: Session, event: NeedEvent) -> NeedState:
    state = await session.scalar(
        select(NeedEvent.state)
        .where(
            NeedEvent.need_id == event.need_id,
            NeedEvent.kind == NeedEventKind.STATE,
            NeedEvent.id < event.id,
            NeedEvent.state.is_not(None),
        )
        .order_by(NeedEvent.id.desc())
        .limit(1)
    )
    return state or NeedState.ACCEPTED


async def _set_state(session: Session, need_id: int, state: NeedState) -> None:
    await session.execute(
        update(Need)
        .where(Need.id == need_id)
        .values(state=state, version=Need.version + 1)
        .execution_options(synchronize_session=False)
    )
