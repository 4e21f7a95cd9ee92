"""What a telling may cost in Viber, and what the month's limit still allows."""

from datetime import datetime

from bot.screens.costs import Cost
from community.chats import charges
from community.rules.quiet_hours import next_decent_moment
from messengers.screen import Screen
from messengers.viber.drawing import messages_in
from storage.database import Session
from storage.models import Announcement, Meeting, Poll
from storage.queries import audiences
from storage.queries.audiences import Audience, Reached


async def cost_of(
    session: Session,
    told: Meeting | Announcement | Poll,
    reached: Reached,
    moment: datetime,
    notice: Screen | None = None,
) -> Cost:
    """What it may cost to tell these people something at that moment; `notice` is what they read.

    A photo or a file goes as a message of its own.
    """
    if not reached.charged:
        return Cost(0, 0)
    messages = 1 if notice is None else messages_in(notice)
    left = await charges.left(session, told.municipality_id, moment)
    return Cost(reached.charged * messages, left, messages)


async def cost_of_news(session: Session, meeting: Meeting, now: datetime) -> Cost:
    """What it may cost to tell everybody who knows of a meeting something new about it."""
    moment = next_decent_moment(now, meeting.municipality.zone)
    reached = await audiences.reached_among(
        session,
        audiences.invitees(meeting.id, Audience.GOT_INVITATION),
        charges.free_since(moment),
        but_viber=meeting.is_telegram_only,
    )
    return await cost_of(session, meeting, reached, moment)
