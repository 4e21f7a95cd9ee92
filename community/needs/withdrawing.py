"""Taking back what was said is needed, as long as nobody has decided about it."""

from datetime import datetime

from sqlalchemy import CursorResult, update

from community import doors, journal, marking
from community.refusals import Reason, Refused
from community.rules.need_path import may_step
from storage.database import Session
from storage.kinds import NeedEventKind, NeedState
from storage.models import Need, NeedEvent, Notice, Person


async def withdraw(
    session: Session, person: Person, need_id: int, version: int, now: datetime
) -> Need:
    """Let it not be looked at any more; what organisers were told of it changes along.

    Raises Refused NOT_FOUND, or OUT_OF_DATE (with the need) when it has changed meanwhile or was
    decided about.
    """
    need = await doors.own_need(session, person, need_id)
    if not may_step(need.state, NeedState.WITHDRAWN):
        raise Refused(Reason.OUT_OF_DATE, need=need)
    result = await session.execute(
        update(Need)
        .where(Need.id == need.id, Need.version == version)
        .values(state=NeedState.WITHDRAWN, version=version + 1)
        .execution_options(synchronize_session=False)
    )
    assert isinstance(result, CursorResult)
    if result.rowcount != 1:
        raise Refused(Reason.OUT_OF_DATE, need=need)
    session.add(
        NeedEvent(need_id=need.id, kind=NeedEventKind.STATE, state=NeedState.WITHDRAWN, at=now)
    )
    await marking.mark(session, now, Notice.need_id == need.id)
    town = need.municipality_id
    await journal.write(session, "withdraw", municipality_id=town, actor_id=None, now=now)
    await session.flush()
    return await doors.own_need(session, person, need_id)
