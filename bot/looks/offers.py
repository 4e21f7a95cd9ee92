"""Somebody answers a notice in words: what we can offer to record."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.looks.enquiries.offering import kept, offer_again
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
from storage.queries.outbox.heard import heard_last, newest

THUMB = "\N{THUMBS UP SIGN}"
# Ours: so long a short word may be meant for the human who has written.
A_TALK = timedelta(days=7)


async def answer_to_newest(
    session: Session, person: Person, text: str, now: datetime
) -> Screen | None:
    """What a bare yes, no, thumb or thanks is said to: what this person was asked or told last.

    None if that is a meeting, or nothing.
    """
    if not _is_bare(text):
        return None
    ahead = await meetings.coming_for(session, person.id, now)
    heard = await newest(session, person.id, [each.meeting.id for each in ahead])
    before = kept()
    if before is not None and (heard is None or heard.at <= before.at):
        return await offer_again(session, person, now)
    if heard is None or heard.announcement_id is None:
        return None
    return await offered_understanding(session, person, text)


def _is_bare(text: str) -> bool:
    is_courteous = courtesy(text) in {Courtesy.THANKS, Courtesy.FINE}
    is_answer = yes_or_no(text) is not None or says_understood(text)
    return is_courteous or is_answer or text.strip() == THUMB


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
    meant = next((each for each in ahead if each.meeting.id == heard), ahead[0])
    if meant.answer == said:
        return replace(screens.answered(meant, said), toast="", says_toast=False)
    return screens.offer(meant.meeting, said, has_others=len(ahead) > 1)


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

    The last two may be what somebody answers a human: then they are offered like all words.
    """
    said = courtesy(text)
    if said == Courtesy.GREETING:
        return await greeting_of(session, contact)
    if said is None:
        return None
    if await is_spoken_to(session, person.id, now - A_TALK):
        return None
    return menu.welcome() if said == Courtesy.THANKS else menu.all_right()
