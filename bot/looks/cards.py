"""Gathers what the live card of a meeting shows."""

from datetime import datetime

from bot.screens.organising import cards, taking_back
from community.rules.permissions import Permission, may
from messengers.screen import Screen
from storage.database import Session
from storage.kinds import MeetingState
from storage.models import Meeting, Notice, Person
from storage.queries import meetings, notices, people
from storage.queries.outbox import calls, changes, old_messages


async def card_of(session: Session, person: Person, meeting: Meeting, now: datetime) -> Screen:
    """The card as it stands now, with what this organiser may do."""
    if meeting.state == MeetingState.TAKEN_BACK:
        marks = await old_messages.count_marks(session, Notice.meeting_id == meeting.id)
        return taking_back.card(meeting, marks)
    roles = await people.roles(session, person.id, meeting.municipality_id)
    change = await changes.newest(session, meeting.id)
    return cards.card(
        meeting,
        await notices.delivery_counts(session, meeting.id),
        None if change is None else await notices.delivery_counts(session, meeting.id, change.id),
        await meetings.answers(session, meeting.id),
        cards.Offered(
            changes=meeting.state == MeetingState.SENT and meeting.starts_at > now,
            nudge=await meetings.has_pending_nudge(session, meeting.id),
            calls=may(roles, Permission.SEE_CALL_LIST),
            to_call=await calls.count_calls(session, meeting.id, now),
            over_limit=await calls.count_over_limit(session, meeting.id),
        ),
        now,
    )
