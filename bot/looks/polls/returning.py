"""Back to a vote that waits, for who has written in the middle of it."""

from datetime import datetime

from bot.looks.enquiries.loose_words import kept
from bot.looks.enquiries.replies import heard_newest
from bot.looks.polls.voting import page_of
from bot.reading.choices import numbers_in, says_the_same
from bot.screens.polls.voting import by_buttons, or_answer
from bot.taps.enquiries import AnswerEnquiryTap, WriteOnTap
from bot.taps.needs.triage import AnswerNeedTap
from community import doors
from messengers.screen import Screen
from storage.database import Session
from storage.models import Person
from storage.queries.outbox.heard import Heard
from storage.queries.polls import rolls


async def ballot_of(
    session: Session, person: Person, poll_id: int, text: str, now: datetime
) -> Screen:
    """The vote that waits for this person, who wrote instead of tapping, maybe a choice."""
    voter = await doors.poll(session, person, poll_id)
    page = await page_of(session, person, voter, now)
    options = voter.poll.options
    is_named = any(says_the_same(text, each.short_name, each.position) for each in options)
    is_choice = is_named or 0 < max(numbers_in(text), default=0) <= len(options)
    return by_buttons(page, is_told=is_choice and voter.poll.is_secret)


async def ballot_for_name(
    session: Session, person: Person, text: str, now: datetime
) -> Screen | None:
    """The vote that waits, for who wrote what one of its options is called; else None.

    As with numbers, these words are kept nowhere.
    """
    for option in await rolls.waiting_options(session, person.id, now):
        if says_the_same(text, option.short_name, option.position):
            heard = await heard_newest(session, person, now)
            return await _of_either(session, person, option.poll_id, heard, text, now)
    return None


async def ballot_for_number(
    session: Session, person: Person, heard: Heard | None, text: str, now: datetime
) -> Screen | None:
    """The vote that waits, for who wrote nothing but numbers of its options; None without one.

    They may be a secret choice, which no conversation holds (docs/decisions/0011): so they are
    kept nowhere, unless they go on with a number that was begun.
    """
    before = kept()
    if before is not None and not before.is_left and before.text[-1:].isdecimal():
        return None
    waiting = heard.poll_id if heard is not None else None
    waiting = waiting or await rolls.newest_waiting(session, person.id, now)
    if waiting is None or max(numbers_in(text)) > await rolls.count_options(session, waiting):
        return None
    return await _of_either(session, person, waiting, heard, text, now)


async def _of_either(
    session: Session, person: Person, poll_id: int, heard: Heard | None, text: str, now: datetime
) -> Screen:
    """The vote; where a human has asked or told this person something last, a way to answer."""
    ballot = await ballot_of(session, person, poll_id, text, now)
    if heard is not None and heard.need_id is not None and not heard.is_done:
        return or_answer(ballot, AnswerNeedTap(need=heard.need_id))
    if heard is not None and heard.enquiry_id is not None:
        tap = AnswerEnquiryTap if heard.is_asked else WriteOnTap
        return or_answer(ballot, tap(enquiry=heard.enquiry_id))
    return ballot
