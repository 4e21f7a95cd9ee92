"""Messages that were sent and are not true any more are changed where they stand."""

from datetime import datetime

from sqlalchemy import ColumnElement

from storage.database import Session
from storage.queries.outbox import old_messages


async def mark(
    session: Session, now: datetime, *which: ColumnElement[bool], but_to: int | None = None
) -> int:
    """Have every message that was sent of some notices changed; returns how many messages.

    `which` are conditions on Notice; what the person `but_to` was sent stays as it is. What each
    becomes is drawn by the sender, from the rows as they stand then; it does not ring. May be
    asked for again whenever the world has changed.
    """
    count = await old_messages.want_marks(session, now, *which, but_to=but_to)
    if count:
        # The sender looks at once, as after a notice (`outbox.is_touched`).
        session.info["is_outbox_touched"] = True
    return count
