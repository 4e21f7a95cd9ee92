"""Draws an announcement for its readers, and what became of it for its author."""

from datetime import datetime

from bot.screens.announcing import cards as announcing
from bot.screens.announcing import to_readers
from messengers.screen import Screen
from scheduler.drawing.calling import may_call
from storage.database import Session
from storage.kinds import AnnouncementState, NoticeKind
from storage.models import Delivery
from storage.queries import announcements


async def draw(session: Session, delivery: Delivery, now: datetime) -> Screen | None:
    told = await announcements.load(session, delivery.notice.announcement_id or 0)
    if told is None:
        return None
    if told.state == AnnouncementState.TAKEN_BACK:
        is_apology = delivery.notice.kind == NoticeKind.APOLOGY
        return to_readers.taken_back(told) if is_apology else None
    if delivery.notice.kind == NoticeKind.REPORT:
        counts = await announcements.delivery_counts(session, told.id)
        may = await may_call(session, delivery.person_id, told)
        return announcing.report(told, counts, now, may_call=may)
    return to_readers.announcement(told) if told.state == AnnouncementState.SENT else None
