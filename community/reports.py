"""What became of a broadcast is told to its author, once."""

from datetime import datetime

from community import outbox
from storage.database import Session
from storage.kinds import NoticeKind
from storage.models import Notice
from storage.queries import notices, withdrawals


async def report(session: Session, notice_id: int, now: datetime) -> bool:
    """Tell the author of a finished broadcast; False if they know already.

    A broadcast that went to nobody is not worth a report.
    """
    if not await withdrawals.claim_report(session, notice_id, now):
        return False
    notice = await session.get_one(Notice, notice_id)
    if notice.created_by is None or not await notices.has_deliveries(session, notice_id):
        return False
    await outbox.tell(
        session,
        NoticeKind.REPORT,
        [notice.created_by],
        now=now,
        municipality_id=notice.municipality_id,
        meeting_id=notice.meeting_id,
    )
    return True
