"""Draws a notice at the last moment, in the reader's language, from the rows as they stand."""

from datetime import datetime

from bot.screens.common import as_notice
from bot.texts import speaking
from messengers.screen import Screen
from scheduler.drawing import (
    about_announcements,
    about_enquiries,
    about_joining,
    about_limits,
    about_meetings,
    about_needs,
    about_polls,
    about_priorities,
)
from scheduler.office import Office
from storage.database import Session
from storage.kinds import NoticeKind
from storage.queries.chats.promised import Matter
from storage.queries.deliveries import Loaded


async def draw(session: Session, loaded: Loaded, now: datetime, office: Office) -> Screen | None:
    """What the reader will see; None if there is nothing to say any more."""
    contact = loaded.delivery.contact
    if contact is None:
        return None
    messenger = office.messengers.get(contact.messenger)
    can = {"hears_voice": messenger.hears_voice, "edits": messenger.edits} if messenger else {}
    with speaking(contact.language, **can):
        notice = loaded.delivery.notice
        if notice.kind == NoticeKind.DRAW_AGAIN:
            matter = Matter(notice.meeting_id, notice.poll_id)
            return await office.draw_again(session, contact, now, matter)
        screen = await _drawn(session, loaded, now, office)
        return screen and as_notice(screen)


async def _drawn(session: Session, loaded: Loaded, now: datetime, office: Office) -> Screen | None:
    """By the family of nouns that the notice is about."""
    delivery, notice = loaded.delivery, loaded.delivery.notice
    if notice.poll_id is not None:
        return await about_polls.draw(session, delivery, now, office)
    if notice.kind in about_needs.KINDS:
        return await about_needs.draw(session, delivery, now)
    if notice.kind == NoticeKind.LIMIT_REACHED:
        return await about_limits.draw(session, delivery)
    if notice.enquiry_id is not None:
        return await about_enquiries.draw(session, delivery)
    if notice.priority_list_id is not None:
        return await about_priorities.draw(session, delivery)
    if notice.announcement_id is not None:
        return await about_announcements.draw(session, delivery, now)
    if notice.meeting is not None:
        return await about_meetings.draw(session, loaded, notice.meeting, now)
    return await about_joining.draw(session, delivery, now, office)
