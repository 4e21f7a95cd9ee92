"""Draws a notice at the last moment, in the reader's language, from the rows as they stand."""

from datetime import datetime

from bot.screens.common import as_notice
from bot.texts import speaking
from messengers.screen import Screen
from scheduler.drawing import (
    about_announcements,
    about_enquiries,
    about_joining,
    about_meetings,
    about_needs,
    about_polls,
)
from scheduler.office import Office
from storage.database import Session
from storage.kinds import NoticeKind
from storage.queries.deliveries import Loaded


async def draw(session: Session, loaded: Loaded, now: datetime, office: Office) -> Screen | None:
    """What the reader will see; None if there is nothing to say any more."""
    contact = loaded.delivery.contact
    if contact is None:
        return None
    messenger = office.messengers.get(contact.messenger)
    can = {"hears_voice": messenger.hears_voice, "edits": messenger.edits} if messenger else {}
    with speaking(contact.language, **can):
        if loaded.delivery.notice.kind == NoticeKind.DRAW_AGAIN:
            return await office.draw_again(
                session, contact, now, loaded.delivery.notice.meeting_id
            )
        if loaded.delivery.notice.poll_id is not None:
            screen = await about_polls.draw(session, loaded.delivery, now, office)
        elif loaded.delivery.notice.kind in about_needs.KINDS:
            screen = await about_needs.draw(session, loaded.delivery, now)
        elif loaded.delivery.notice.enquiry_id is not None:
            screen = await about_enquiries.draw(session, loaded.delivery)
        elif loaded.delivery.notice.announcement_id is not None:
            screen = await about_announcements.draw(session, loaded.delivery, now)
        elif (meeting := loaded.delivery.notice.meeting) is not None:
            screen = await about_meetings.draw(session, loaded, meeting, now)
        else:
            screen = await about_joining.draw(session, loaded.delivery, now, office)
        return screen and as_notice(screen)
