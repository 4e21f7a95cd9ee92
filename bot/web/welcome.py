"""The answer to the opening of a chat in Viber: it goes into the response, not into a call."""

from messengers.messenger import Fetched, Outcome, Refused, Sent, Tapped, TryLater
from messengers.screen import Screen


class Welcome:
    """A messenger that only collects what it is to show."""

    hears_voice = False
    edits = False

    def __init__(self) -> None:
        self.screens: list[Screen] = []

    async def show(self, address: str, screen: Screen, tapped: Tapped | None) -> Outcome:
        """Keep it for the response."""
        self.screens.append(screen)
        return Sent("")

    async def send(self, address: str, screen: Screen) -> Outcome:
        """Refuse: nothing else is said here."""
        return Refused("A chat is being opened")

    async def mark(self, address: str, message_id: str, screen: Screen) -> Outcome:
        """Refuse: in Viber no message can be changed."""
        return Refused("A chat is being opened")

    async def remove(self, address: str, message_id: str) -> bool:
        """Leave it: nobody has written anything."""
        return False

    async def link(self, token: str) -> str:
        """Give none: no poster is drawn when a chat is opened."""
        return ""

    async def fetch(self, reference: str) -> Fetched | TryLater | Refused:
        """Refuse: nobody has sent anything."""
        return Refused("A chat is being opened")

    async def acknowledge(self, tapped: Tapped, toast: str) -> None:
        """Do nothing: there was no tap."""
