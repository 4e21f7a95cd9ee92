"""Live cards: the newest that organisers look at change by themselves, where the messenger can.

Those of meetings, announcements and questions show how things stand; of a need, its author's words
go once they are erased. They are kept in memory by the process that polls and sends: after a
restart a card is refreshed by its button, where it has one, and words that were erased stay.
Nothing new appears and nothing rings, so they do not pass through the outbox.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.house import Arrival, House
from bot.looks.announcements import announcement_card_of
from bot.looks.cards import card_of
from bot.looks.enquiries.cards import followed as followed_enquiry
from bot.looks.needs.triage import followed as followed_need
from bot.screens.announcing.cards import ANNOUNCEMENT
from bot.screens.enquiries.answering import ENQUIRY
from bot.screens.needs.cards import NEED
from bot.screens.polls.ballots import BALLOT
from bot.texts import speaking
from community import doors
from community.refusals import Refused
from community.rules.permissions import Permission
from messengers.messenger import Messenger, Sent, TryLater
from messengers.screen import Screen
from storage.database import Session
from storage.kinds import MessengerName
from storage.models import Person
from storage.queries import people

log = logging.getLogger(__name__)

# Ours: the organisers of several dozen towns may look at a card each at the same time.
MOST_CARDS = 100
# A card is drawn with a dozen queries: a round over all of them would keep those who tap waiting.
MOST_AT_ONCE = 10


@dataclass
class LiveCard:
    """One message that shows a card, as it was drawn last."""

    arrival: Arrival
    message_id: str
    screen: Screen


class LiveCards:
    """The cards that are looked at."""

    def __init__(self, messengers: Mapping[MessengerName, Messenger]) -> None:
        self._messengers = messengers
        self._cards: dict[tuple[str, str], LiveCard] = {}
        self._waiting: list[tuple[str, str]] = []

    def shown(self, arrival: Arrival, message_id: str, screen: Screen) -> None:
        """Remember what a message shows from now on: a card, or something else."""
        key = (arrival.address, message_id)
        self._cards.pop(key, None)
        is_card = screen.follows is not None and screen.follows.kind != BALLOT
        if is_card and self._messengers[arrival.messenger].edits:
            self._cards[key] = LiveCard(arrival, message_id, screen)
        while len(self._cards) > MOST_CARDS:
            self._cards.pop(next(iter(self._cards)))

    async def refresh(self, house: House) -> None:
        """Draw anew the cards that have changed; of very many, some at a time, in turn."""
        waiting = [key for key in self._waiting if key in self._cards] or list(self._cards)
        now, self._waiting = waiting[:MOST_AT_ONCE], waiting[MOST_AT_ONCE:]
        for key in now:
            card = self._cards.get(key)
            if card is None:
                continue
            async with house.turns.of(card.arrival.address):
                if self._cards.get(key) is card:
                    await self._refresh(house, key, card)

    async def _refresh(self, house: House, key: tuple[str, str], card: LiveCard) -> None:
        screen = await _drawn(house, card)
        if screen is None:
            self._forget(key, card)
        if screen is None or screen == card.screen:
            return
        before, card.screen = card.screen, screen
        messenger = self._messengers[card.arrival.messenger]
        outcome = await messenger.mark(card.arrival.address, card.message_id, screen)
        if isinstance(outcome, TryLater):
            # The next round finds it as it was, unless the message shows something else by then.
            card.screen = before
            return
        if screen.follows is None or not isinstance(outcome, Sent):
            self._forget(key, card)
        if not isinstance(outcome, Sent):
            log.info("A live card is left as it is: %s", type(outcome).__name__)

    def _forget(self, key: tuple[str, str], card: LiveCard) -> None:
        # The message may show another one by now.
        if self._cards.get(key) is card:
            del self._cards[key]


async def _drawn(house: House, card: LiveCard) -> Screen | None:
    arrival = card.arrival
    async with house.database.read() as session:
        contact = await people.contact_at(session, arrival.messenger, arrival.address)
        if contact is None or contact.person is None:
            return None
        with speaking(contact.language):
            try:
                return await _card_of(session, contact.person, card.screen, house.clock.now())
            except Refused:
                return None


async def _card_of(
    session: Session, person: Person, shown: Screen, now: datetime
) -> Screen | None:
    followed = shown.follows
    if followed is None:
        return None
    if followed.kind == NEED:
        return await followed_need(session, person, followed.number, now) or shown
    if followed.kind == ENQUIRY:
        return await followed_enquiry(session, person, followed.number, now)
    if followed.kind == ANNOUNCEMENT:
        told = await doors.organised_announcement(
            session, person, followed.number, Permission.ANNOUNCE
        )
        return await announcement_card_of(session, person, told, now)
    meeting = await doors.organised_meeting(
        session, person, followed.number, Permission.SEE_ANSWERS
    )
    return await card_of(session, person, meeting, now)
