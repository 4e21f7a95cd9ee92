"""Secret choices that stand in several messages of one person: all go once the vote is in the box.

Which messages show marks is stored with the next round, so that it outlives a restart; what is
marked is not even in memory.
"""

import logging

from bot.house import Arrival, House
from bot.screens.polls.ballots import BALLOT, done
from bot.texts import speaking
from messengers.messenger import Sent, TryLater
from messengers.screen import Screen
from storage.queries.polls import marked
from storage.queries.polls.marked import Finished, Message

log = logging.getLogger(__name__)


class OpenBallots:
    """The messages that show marks: of each chat, and of which vote."""

    def __init__(self) -> None:
        self._unwritten: dict[Message, int | None] = {}
        # What is written down; None until it was read.
        self._known: set[Message] | None = None

    def shown(self, arrival: Arrival, message_id: str, screen: Screen) -> None:
        """Remember what a message shows from now on: marks of a vote, or none."""
        message = Message(arrival.messenger, arrival.address, message_id)
        follows = screen.follows
        if follows is not None and follows.kind == BALLOT:
            self._unwritten[message] = follows.number
        elif self._known is None or message in self._known or message in self._unwritten:
            # Of all others there is nothing to forget: a write would hold up whoever taps.
            self._unwritten[message] = None

    async def wipe(self, house: House) -> None:
        """Say everywhere that the vote is in the box."""
        await self._write(house)
        async with house.database.read() as session:
            finished = await marked.finished(session)
        over = [each.message for each in finished if await self._is_over(house, each)]
        if over:
            async with house.database.write() as session:
                await marked.forget(session, over)
            self._known = (self._known or set()) - set(over)

    async def _write(self, house: House) -> None:
        if self._known is None:
            async with house.database.read() as session:
                self._known = await marked.messages(session)
        unwritten, self._unwritten = self._unwritten, {}
        if not unwritten:
            return
        # Before it is written: what shows something else meanwhile has to be forgotten.
        self._known |= {message for message, poll in unwritten.items() if poll is not None}
        try:
            async with house.database.write() as session:
                await marked.note(session, unwritten)
        except Exception:
            # What was shown meanwhile is newer.
            self._unwritten = unwritten | self._unwritten
            raise
        self._known -= {message for message, poll in unwritten.items() if poll is None}

    async def _is_over(self, house: House, finished: Finished) -> bool:
        """Wipe one message, if there is a vote to thank for; False if it has to wait."""
        message = finished.message
        if not finished.has_voted:
            return True
        messenger = house.messengers[message.messenger]
        with speaking(finished.language, edits=messenger.edits):
            screen = done()
        async with house.turns.of(message.address):
            if message in self._unwritten:
                # It shows something else by now, and the next round knows what.
                return False
            outcome = await messenger.mark(message.address, message.message_id, screen)
        if not isinstance(outcome, Sent | TryLater):
            log.warning("Marks of a vote stay in a chat: %s", type(outcome).__name__)
        return not isinstance(outcome, TryLater)
