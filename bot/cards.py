"""Gathers what the live card of a meeting shows."""

from datetime import datetime

from bot.screens import cards
from messengers.screen import Screen
from storage.database import Session
from storage.kinds import MeetingState
from storage.models import Meeting
from storage.queries import meetings, notices


async def card_of(session: Session, meeting: Meeting, now: datetime) -> Screen:
    """The card as it stands now."""
    return cards.card(
        meeting,
        await notices.delivery_counts(session, meeting.id),
        await meetings.answers(session, meeting.id),
        is_open=meeting.state == MeetingState.SENT and meeting.starts_at > now,
        may_nudge=await meetings.has_pending_nudge(session, meeting.id),
    )
