"""Somebody answers a notice in words: what we can offer to record."""

from datetime import datetime, timedelta

from bot.conversation_state import current
from bot.looks.enquiries.offering import LOST
from bot.looks.menus import greeting_of
from bot.reading.answers import understood_answer
from bot.reading.whole_message import Courtesy, courtesy, says_understood, yes_or_no
from bot.screens import meetings as screens
from bot.screens import menu
from bot.screens.announcing import to_readers
from messengers.screen import Screen
from storage.database import Session
from storage.models import Contact, Person
from storage.queries import announcements, meetings
from storage.queries.enquiries.threads import is_spoken_to
from storage.queries.outbox.heard import heard_last

THUMB = "\N{THUMBS UP SIGN}"
# Ours: so long a short word may be meant for the human who has written.
A_TALK = timedelta(days=7)


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


async def courteous_answer(
    session: Session, contact: Contact, person: Person, text: str, now: datetime
) -> Screen | None:
    """The answer to a greeting, to thanks or to "all right".

    The last two may be what somebody answers a human, or us: then they are offered like all words.
    """
    said = courtesy(text)
    if said == Courtesy.GREETING:
        return await greeting_of(session, contact)
    if said is None:
        return None
    if LOST in current.get().data or await is_spoken_to(session, person.id, now - A_TALK):
        return None
    return menu.welcome() if said == Courtesy.THANKS else menu.all_right()
