"""Secret choices that stand in several messages of one chat: all go once the vote is in the box.

Which messages show marks is known in memory alone, and what is marked not even there: after a
restart only the call to vote and the message in which somebody votes are wiped.
"""

import logging
from typing import NamedTuple

from bot.house import Arrival, House
from bot.screens.polls.ballots import BALLOT, CAST
from messengers.messenger import Sent, TryLater
from messengers.screen import Screen

log = logging.getLogger(__name__)

# Ours: so many people may be in the middle of a vote at once.
MOST_CHATS = 2000


class Wiped(NamedTuple):
    """A message that still shows marks, and what is to stand there."""

    arrival: Arrival
    message_id: str
    screen: Screen


class OpenBallots:
    """The messages that show marks: of each chat, and of which vote."""

    def __init__(self) -> None:
        self._marked: dict[str, dict[str, int]] = {}
        self._to_wipe: list[Wiped] = []

    def shown(self, arrival: Arrival, message_id: str, screen: Screen) -> None:
        """Remember what a message shows from now on: marks, a vote that is cast, or neither."""
        chat = self._marked.pop(arrival.address, {})
        chat.pop(message_id, None)
        if screen.follows is not None and screen.follows.kind == BALLOT:
            chat[message_id] = screen.follows.number
        if screen.follows is not None and screen.follows.kind == CAST:
            same_vote = [other for other, poll in chat.items() if poll == screen.follows.number]
            self._to_wipe += [Wiped(arrival, other, screen) for other in same_vote]
            for other in same_vote:
                del chat[other]
        if chat:
            self._marked[arrival.address] = chat
        if len(self._marked) > MOST_CHATS:
            self._marked.pop(next(iter(self._marked)))

    async def wipe(self, house: House) -> None:
        """Say everywhere that the vote is in the box."""
        to_wipe, self._to_wipe = self._to_wipe, []
        for each in to_wipe:
            arrival, message_id, screen = each
            async with house.turns.of(arrival.address):
                messenger = house.messengers[arrival.messenger]
                outcome = await messenger.mark(arrival.address, message_id, screen)
            if isinstance(outcome, TryLater):
                self._to_wipe.append(each)
            elif not isinstance(outcome, Sent):
                log.warning("Marks of a vote stay in a chat: %s", type(outcome).__name__)
