"""A meeting goes from one state to the next once, whoever taps at the same time."""

from datetime import datetime

from sqlalchemy import CursorResult, update

from storage.database import Session
from storage.kinds import MeetingState
from storage.models import Meeting


async def change_state(
    session: Session, meeting: Meeting, before: MeetingState, after: MeetingState, now: datetime
) -> bool:
    """Compare and set: of two coordinators who tap together, one changes it."""
    moment = {"sent_at": now} if after == MeetingState.SENT else {"cancelled_at": now}
    result = await session.execute(
        update(Meeting)
        .where(Meeting.id == meeting.id, Meeting.state == before)
        .values(state=after, **moment)
    )
    assert isinstance(result, CursorResult)
    return result.rowcount == 1
