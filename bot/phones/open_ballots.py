"""Secret choices that stand in several messages of one person: all go once the vote is in the box.

Which messages show marks is known in memory alone, and what is marked not even there: after a
restart only the call to vote and the message in which somebody votes are wiped.
"""

import logging
from collections.abc import Sequence
from typing import NamedTuple

from bot.house import Arrival, House
from bot.screens.polls.ballots import BALLOT, CAST
from messengers.messenger import Sent, TryLater
from messengers.screen import Screen
from storage.kinds import MessengerName
from storage.queries import people

log = logging.getLogger(__name__)

# Ours: so many people may be in the middle of a vote at once.
MOST_CHATS = 2000


class Chat(NamedTuple):
    """One chat with the bot."""

    messenger: MessengerName
    address: str


class Cast(NamedTuple):
    """Whose vote is in which box, and what is to stand where it was marked."""

    chat: Chat
    poll_id: int
    screen: Screen


class OpenBallots:
    """The messages that show marks: of each chat, and of which vote."""

    def __init__(self) -> None:
        self._marked: dict[Chat, dict[str, int]] = {}
        self._cast: list[Cast] = []

    def shown(self, arrival: Arrival, message_id: str, screen: Screen) -> None:
        """Remember what a message shows from now on: marks of a vote, or none."""
        chat = _chat_of(arrival)
        marked = self._marked.pop(chat, {})
        marked.pop(message_id, None)
        if screen.follows is not None and screen.follows.kind == BALLOT:
            marked[message_id] = screen.follows.number
        if marked:
            self._marked[chat] = marked
        if len(self._marked) > MOST_CHATS:
            self._marked.pop(next(iter(self._marked)))

    def answered(self, arrival: Arrival, screens: Sequence[Screen]) -> None:
        """Remember a vote that is in the box, whether or not it can be shown at once."""
        for screen in screens:
            if screen.follows is not None and screen.follows.kind == CAST:
                self._cast.append(Cast(_chat_of(arrival), screen.follows.number, screen))

    async def wipe(self, house: House) -> None:
        """Say everywhere that the vote is in the box."""
        all_cast, self._cast = self._cast, []
        for cast in all_cast:
            outcomes = [
                await self._wipe(house, chat, cast) for chat in await _chats_of(house, cast.chat)
            ]
            if not all(outcomes):
                self._cast.append(cast)

    async def _wipe(self, house: House, chat: Chat, cast: Cast) -> bool:
        """Wipe one chat; False if something of it has to wait."""
        async with house.turns.of(chat.address):
            marked = self._marked.get(chat, {})
            for message_id in [each for each, poll in marked.items() if poll == cast.poll_id]:
                messenger = house.messengers[chat.messenger]
                outcome = await messenger.mark(chat.address, message_id, cast.screen)
                if isinstance(outcome, TryLater):
                    return False
                del marked[message_id]
                if not isinstance(outcome, Sent):
                    log.warning("Marks of a vote stay in a chat: %s", type(outcome).__name__)
            if not marked:
                self._marked.pop(chat, None)
        return True


def _chat_of(arrival: Arrival) -> Chat:
    return Chat(arrival.messenger, arrival.address)


async def _chats_of(house: House, chat: Chat) -> list[Chat]:
    """Every chat of the person who is in this one."""
    async with house.database.read() as session:
        contact = await people.contact_at(session, *chat)
        if contact is None or contact.person_id is None:
            return [chat]
        contacts = await people.contacts_of(session, contact.person_id)
        return [Chat(each.messenger, each.address) for each in contacts]
