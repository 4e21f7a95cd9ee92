"""A draft exactly as its readers will see it, with how it would travel."""

from datetime import datetime

from bot.screens import notices
from bot.screens.organising import previews
from community.meetings.sending import sending_moment
from community.refusals import Reason, Refused
from messengers.screen import Screen
from storage.database import Session
from storage.models import Meeting
from storage.queries import people


async def preview_of(session: Session, meeting: Meeting, now: datetime) -> Screen:
    """The preview of a draft; where it is too late to invite, that is said instead."""
    try:
        sending_at = sending_moment(meeting, now)
    except Refused as refused:
        if refused.reason != Reason.PAST:
            raise
        return previews.past(meeting)
    reached = await people.reached(session, [group.id for group in meeting.groups])
    notice = notices.invitation(meeting, meeting.agenda)
    return previews.preview(meeting, notice, reached, sending_at, now)
