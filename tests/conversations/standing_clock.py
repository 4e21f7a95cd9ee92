"""The time of the conversation tests: it passes when they say so."""

from datetime import datetime

from community.clock import Clock
from tests.conversations.population import BEGINNING


class StandingClock(Clock):
    """A clock that stands until somebody moves it."""

    def __init__(self) -> None:
        super().__init__()
        self.at = BEGINNING

    def now(self) -> datetime:
        """The moment at which it stands."""
        return self.at
