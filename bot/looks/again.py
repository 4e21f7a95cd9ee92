"""What a second copy of an update is answered with: nothing changes, all is drawn again."""

from datetime import datetime

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Update

from bot.conversation_state import Standing, current
from bot.forms.engine import Asking, is_interrupted, question, standing_at
from bot.house import Arrival
from bot.looks.cards import card_of
from bot.looks.menus import menu_of
from bot.looks.polls.voting import page_of
from bot.screens import forms, own_data
from bot.screens import meetings as screens
from bot.screens.polls import ballots
from bot.taps import AgainTap
from bot.taps.found import all_taps
from bot.taps.voting import CastTap, ChosenTap, DeclineTap, MarksTap, VoteTap
from community import doors
from community.refusals import Refused
from messengers.screen import Screen
from storage.database import Session
from storage.kinds import ContactState, MeetingState, PollState, VotingWay
from storage.models import Contact, Person
from storage.queries import conversations, meetings
from storage.queries.chats.promised import Matter

VOTING = (VoteTap, MarksTap, ChosenTap, CastTap, DeclineTap)
TAPS: dict[str, type[CallbackData]] = {tap.__prefix__: tap for tap in all_taps()}


def only_showing(update: Update) -> Update | None:
    """The same update with a tap that only shows; None when the present step is to be drawn."""
    callback = update.callback_query
    if callback is None or not callback.data:
        return None
    tap = tapped(callback.data)
    if tap is None:
        return None
    showing = tap.again() if hasattr(tap, "again") else tap
    if isinstance(showing, AgainTap):
        return None
    again = callback.model_copy(update={"data": showing.pack()})
    return update.model_copy(update={"callback_query": again})


def tapped(data: str) -> CallbackData | None:
    """The tap behind a button's data, if it is one of ours and whole."""
    kind = TAPS.get(data.split(":", 1)[0])
    if kind is None:
        return None
    try:
        return kind.unpack(data)
    except (TypeError, ValueError):
        return None


async def draw_again(asking: Asking) -> Screen:
    """The step at which somebody stands, or the menu; to who said stop only that it is so."""
    if standing_at(asking.standing) is None:
        if asking.contact.state == ContactState.STOPPED:
            return own_data.stopped(asking.contact.person)
        return await menu_of(asking.session, asking.contact)
    return await question(asking)


async def resumed(asking: Asking) -> Screen | None:
    """The present step for who comes back to it; a day later whether to go on; None without."""
    if standing_at(asking.standing) is None:
        return None
    if is_interrupted(asking):
        return forms.resume(asking.nonce)
    return await question(asking)


async def draw_from_outbox(
    session: Session, contact: Contact, now: datetime, matter: Matter, bot_id: int
) -> Screen:
    """The same for somebody whose answer could not be shown when it was due.

    `matter` is what the tapped button was about: it is shown as it stands, for this person.
    """
    arrival = Arrival(contact.messenger, contact.address)
    speaker = await conversations.find_speaker(session, bot_id, contact.messenger, contact.address)
    if speaker is None:
        return await menu_of(session, contact)
    mark = current.set(Standing(speaker.state, dict(speaker.data or {}), speaker.updated_at))
    try:
        asking = Asking(session, speaker.contact, arrival, now)
        return await _matter_again(asking, matter) or await draw_again(asking)
    finally:
        current.reset(mark)


async def _matter_again(asking: Asking, matter: Matter) -> Screen | None:
    person = asking.contact.person
    if person is None or standing_at(asking.standing) is not None:
        return None
    if matter.poll_id is not None:
        return await _vote_again(asking, person, matter.poll_id)
    if matter.meeting_id is not None:
        return await _meeting_again(asking, person, matter.meeting_id)
    return None


async def _vote_again(asking: Asking, person: Person, poll_id: int) -> Screen | None:
    try:
        voter = await doors.poll(asking.session, person, poll_id)
    except Refused:
        return None
    has_voted = voter.entry is not None and voter.entry.way == VotingWay.CHAT
    if voter.poll.is_secret and voter.poll.state == PollState.OPEN and has_voted:
        return ballots.done()
    return await page_of(asking.session, person, voter, asking.now)


async def _meeting_again(asking: Asking, person: Person, meeting_id: int) -> Screen | None:
    try:
        found = await doors.invitation(asking.session, person, meeting_id)
        meeting = await meetings.load(asking.session, meeting_id)
    except Refused:
        return None
    if meeting is None or meeting.state == MeetingState.DRAFT:
        return None
    if found.is_invited:
        return screens.invitation(meeting, found.answer, asking.now)
    return await card_of(asking.session, person, meeting, asking.now)


def matter_of(update: Update) -> Matter:
    """What the tapped button was about: a meeting, or a vote that one may take part in."""
    callback = update.callback_query
    tap = tapped(callback.data) if callback is not None and callback.data else None
    meeting, poll = getattr(tap, "meeting", None), getattr(tap, "poll", None)
    return Matter(
        meeting if isinstance(meeting, int) else None,
        poll if isinstance(tap, VOTING) and isinstance(poll, int) else None,
    )
