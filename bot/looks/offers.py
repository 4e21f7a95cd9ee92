"""Somebody answers a notice in words: what we can offer to record."""

from datetime import datetime

from bot.reading.answers import understood_answer
from bot.reading.whole_message import says_understood, yes_or_no
from bot.screens import meetings as screens
from bot.screens.announcing import to_readers
from messengers.screen import Screen
from storage.database import Session
from storage.models import Person
from storage.queries import announcements, meetings
from storage.queries.outbox.heard import heard_last

THUMB = "\N{THUMBS UP SIGN}"


async def offered_answer(
    session: Session, person: Person, text: str, now: datetime
) -> Screen | None:
    """The offer for the meeting that this person heard of last, with a way to the others."""
    said = understood_answer(text)
    if said is None:
        return None
    ahead = await meetings.coming_for(session, person.id, now)
    if not ahead:
        return None
    heard = await heard_last(session, person.id, [each.meeting.id for each in ahead])
    meant = next((each.meeting for each in ahead if each.meeting.id == heard), ahead[0].meeting)
    return screens.offer(meant, said, has_others=len(ahead) > 1)


async def offered_understanding(session: Session, person: Person, text: str) -> Screen | None:
    """The offer for what this person was told last, unless they have said so already."""
    if not says_understood(text) and not yes_or_no(text) and text.strip() != THUMB:
        return None
    told = await announcements.newest_open(session, person.id)
    return None if told is None else to_readers.offer(told)
