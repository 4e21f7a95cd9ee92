"""Gathers the papers of a meeting, in the language of its municipality."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.looks.poster import draw
from bot.screens.organising import papers
from bot.texts import speaking
from community.rules.permissions import Permission, may
from messengers.screen import Drawing, Media, Screen
from storage.database import Session
from storage.kinds import MeetingState
from storage.models import Invite, Meeting, Person
from storage.queries import people


async def notice_to_copy(
    session: Session, person: Person, meeting: Meeting, now: datetime
) -> list[Screen]:
    """What it is for, and below it the notice alone."""
    roles = await people.roles(session, person.id, meeting.municipality_id)
    is_open = meeting.state == MeetingState.SENT and meeting.starts_at > now
    explained = papers.copy(meeting, may_invite=is_open and may(roles, Permission.APPROVE_JOIN))
    with speaking(meeting.municipality.language):
        return [explained, *papers.official(meeting, now)]


def poster_to_print(meeting: Meeting, invite: Invite) -> Screen:
    """The poster; it is drawn when this update is stored."""
    with speaking(meeting.municipality.language):
        words = papers.poster_words(meeting)
    day = meeting.starts_at.astimezone(ZoneInfo(meeting.municipality.zone)).date()

    def make(*links: str) -> Media:
        return Media(f"{day.isoformat()}.png", "image/png", draw(words, *links), is_document=True)

    return papers.poster(meeting, Drawing(invite.token, make))
