"""Secret choices that stand in messages of a chat: all go once there is nothing to mark any more.

That is so when their vote is in the box or on paper, when they will not vote, and at the end.
Which messages show marks is stored with the next round, so that it outlives a restart; what is
marked is not even in memory.
"""

import logging

from bot.house import Arrival, House
from bot.screens.polls.ballots import BALLOT, done
from bot.screens.polls.voting import declined, over, voted
from bot.texts import speaking
from messengers.messenger import Sent, TryLater
from messengers.screen import Screen
from storage.kinds import PollState, VotingWay
from storage.models import Poll
from storage.queries.polls import loading, marked
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
        """Say everywhere where nothing is to be marked any more what became of it."""
        await self._write(house)
        async with house.database.read() as session:
            finished = await marked.finished(session)
            found = {each.poll_id for each in finished}
            polls = {number: await loading.load(session, number) for number in found}
        gone = [
            each.message
            for each in finished
            if await self._is_gone(house, each, polls[each.poll_id])
        ]
        if gone:
            async with house.database.write() as session:
                await marked.forget(session, gone)
            self._known = (self._known or set()) - set(gone)

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

    async def _is_gone(self, house: House, finished: Finished, poll: Poll | None) -> bool:
        """Wipe one message; False if it has to wait."""
        message = finished.message
        if poll is None:
            return True
        messenger = house.messengers[message.messenger]
        with speaking(finished.language, edits=messenger.edits):
            screen = _in_short(finished.way, poll)
        async with house.turns.of(message.address):
            if message in self._unwritten:
                # It shows something else by now, and the next round knows what.
                return False
            outcome = await messenger.mark(message.address, message.message_id, screen)
        if not isinstance(outcome, Sent | TryLater):
            log.warning("Marks of a vote stay in a chat: %s", type(outcome).__name__)
        return not isinstance(outcome, TryLater)


def _in_short(way: VotingWay | None, poll: Poll) -> Screen:
    if way == VotingWay.CHAT and poll.state not in {PollState.DRAFT, PollState.CANCELLED}:
        return done()
    if poll.state != PollState.OPEN:
        return over(poll)
    return declined(poll) if way == VotingWay.DECLINED else voted(poll, is_on_paper=True)
