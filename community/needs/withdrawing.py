"""Taking back what was said is needed, as long as nobody has decided about it."""

from datetime import datetime

from community import doors, journal
from community.needs import merging, states
from community.refusals import Reason, Refused
from community.rules.need_path import may_step
from storage.database import Session
from storage.kinds import NeedState
from storage.models import Need, Person


async def withdraw(
    session: Session, person: Person, need_id: int, version: int, now: datetime
) -> Need:
    """Let it not be looked at any more; who supports it hears so. A second time changes nothing.

    Raises Refused NOT_FOUND, or OUT_OF_DATE (with the need) when it has changed meanwhile or was
    decided about.
    """
    need = await doors.own_need(session, person, need_id)
    if need.state == NeedState.WITHDRAWN:
        return need
    if need.version != version or not may_step(need.state, NeedState.WITHDRAWN):
        raise Refused(Reason.OUT_OF_DATE, need=need)
    await states.step(session, person, need, NeedState.WITHDRAWN, now)
    await merging.part(session, [need.id], now)
    town = need.municipality_id
    await journal.write(session, "withdraw", municipality_id=town, actor_id=None, now=now)
    return await doors.own_need(session, person, need_id)
