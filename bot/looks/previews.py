"""A draft exactly as its readers will see it, with how it would travel."""

from datetime import datetime

from bot.looks.costs import cost_of
from bot.screens import notices
from bot.screens.organising import previews
from community.chats import charges
from community.meetings import superseding
from community.meetings.sending import sending_moment
from community.refusals import Reason, Refused
from messengers.screen import Screen
from storage.database import Session
from storage.models import Meeting
from storage.queries import audiences, people


async def preview_of(session: Session, meeting: Meeting, now: datetime) -> Screen:
    """The preview of a draft; where it is too late to invite, that is said instead."""
    try:
        sending_at = sending_moment(meeting, now)
    except Refused as refused:
        if refused.reason != Reason.PAST:
            raise
        return previews.past(meeting)
    reached = await audiences.reached_among(
        session,
        people.members_of([group.id for group in meeting.groups]),
        charges.free_since(sending_at),
        but_viber=meeting.is_telegram_only,
    )
    notice = await invitation_of(session, meeting)
    before = await superseding.candidate(session, meeting, now)
    cost = await cost_of(session, meeting, reached, sending_at, notice)
    screen = previews.preview(meeting, notice, reached, cost, sending_at, now)
    return screen if before is None else previews.may_replace(screen, meeting, before)


async def invitation_of(session: Session, meeting: Meeting) -> Screen:
    """The invitation as those who are meant will read it."""
    number = meeting.supersedes_id
    replaced = None if number is None else await session.get(Meeting, number)
    return notices.invitation(meeting, meeting.agenda, replaced=replaced)
