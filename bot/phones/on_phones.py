"""Everything that is to change by itself where it stands."""

from collections.abc import Mapping

from bot.house import Arrival, House
from bot.phones.live_cards import LiveCards
from bot.phones.open_ballots import OpenBallots
from messengers.messenger import Messenger
from messengers.screen import Screen
from storage.kinds import MessengerName


class OnPhones:
    """The messages that this process remembers: cards that live, and marks of secret votes."""

    def __init__(self, messengers: Mapping[MessengerName, Messenger]) -> None:
        self._cards = LiveCards(messengers)
        self._ballots = OpenBallots()

    def shown(self, arrival: Arrival, message_id: str, screen: Screen) -> None:
        """Remember what a message shows from now on."""
        self._cards.shown(arrival, message_id, screen)
        self._ballots.shown(arrival, message_id, screen)

    async def refresh(self, house: House) -> None:
        """Change what has changed."""
        await self._ballots.wipe(house)
        await self._cards.refresh(house)
