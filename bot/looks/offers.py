"""Somebody answers a notice in words: what we can offer to record."""

from dataclasses import replace
from datetime import datetime

from bot.looks.enquiries.loose_words import kept
from bot.looks.enquiries.offering import offer_again, offer_more
from bot.looks.enquiries.replies import A_TALK, heard_newest
from bot.looks.menus import greeting_of
from bot.looks.polls.returning import ballot_for_name, ballot_for_number, ballot_of
from bot.reading.answers import understood_answer
from bot.reading.choices import numbers_in
from bot.reading.whole_message import Courtesy, courtesy, says_understood, yes_or_no
from bot.screens import meetings as screens
from bot.screens import menu
from bot.screens.announcing import to_readers
from bot.screens.enquiries.offering import by_a_tap
from bot.screens.needs import news
from community.needs import telling
from messengers.screen import Screen
from storage.database import Session
from storage.kinds import RsvpAnswer
from storage.models import Contact, Person
from storage.queries import announcements, meetings
from storage.queries.enquiries.threads import is_spoken_to
from storage.queries.meetings import Invitation
from storage.queries.outbox.heard import heard_last

THUMB = "\N{THUMBS UP SIGN}"
THUMBS = {THUMB, "\N{THUMBS DOWN SIGN}"}


async def offered_answer(
    session: Session, person: Person, text: str, now: datetime
) -> Screen | None:
    """The offer for what these words seem to answer; None if they answer nothing.

    A bare yes, no, number, thumb or thanks is said to what this person was asked or told last,
    the name of an option to the vote, more words to the meeting that they heard of last.
    """
    said, is_bare = understood_answer(text), _is_bare(text)
    if said is None and not is_bare:
        return await ballot_for_name(session, person, text, now)
    ahead = await meetings.coming_for(session, person.id, now)
    offer = await _of_newest(session, person, text, now) if is_bare else None
    if offer is None and said is not None and ahead:
        return await _of_meeting(session, person, said, ahead)
    return offer


async def _of_newest(session: Session, person: Person, text: str, now: datetime) -> Screen | None:
    """The offer for what came last; None if that is a meeting, or nothing."""
    heard = await heard_newest(session, person, now)
    if numbers_in(text):
        return await ballot_for_number(session, person, heard, text, now)
    before = kept()
    if before is not None and not before.is_left and (heard is None or heard.at <= before.at):
        return await offer_again(session, person, now)
    if heard is not None and heard.poll_id is not None and understood_answer(text):
        named = await ballot_for_name(session, person, text, now)
        return named or await ballot_of(session, person, heard.poll_id, text, now)
    if heard is not None and heard.need_id is not None and heard.is_done:
        is_said = _says_yes_or_no(text)
        return await _is_it_done(session, person, heard.need_id, now) if is_said else None
    if heard is not None and (heard.need_id is not None or heard.enquiry_id is not None):
        return await offer_more(session, person, text.strip(), None, now)
    if heard is None or heard.announcement_id is None:
        return None
    return await offered_understanding(session, person, text)


def _is_bare(text: str) -> bool:
    is_courteous = courtesy(text) in {Courtesy.THANKS, Courtesy.FINE}
    is_answer = yes_or_no(text) is not None or says_understood(text)
    return is_courteous or is_answer or text.strip() in THUMBS or bool(numbers_in(text))


def _says_yes_or_no(text: str) -> bool:
    return yes_or_no(text) is not None or text.strip() in THUMBS


async def _is_it_done(session: Session, person: Person, need_id: int, now: datetime) -> Screen:
    """The question whether a need is really done: its buttons decide, no word does."""
    told = await telling.standing(session, person, need_id)
    return by_a_tap(news.standing(told, now))


async def _of_meeting(
    session: Session, person: Person, said: RsvpAnswer, ahead: list[Invitation]
) -> Screen:
    """The offer for the meeting that this person heard of last, with a way to the others."""
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
