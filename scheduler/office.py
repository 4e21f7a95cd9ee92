"""What every round works with."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.screens.polls.results import Draw
from community.clock import Clock
from messengers.messenger import Messenger
from messengers.screen import Screen
from messengers.turns import Turns
from storage.database import Database, Session
from storage.kinds import MessengerName
from storage.media_folder import MediaFolder
from storage.models import Contact
from storage.queries.chats.promised import Matter

# Only Telegram makes a whole bot wait: its 429 says for how long (reference/telegram.md, 6).
PACED = frozenset({MessengerName.TELEGRAM})

DrawAgain = Callable[[Session, Contact, datetime, Matter], Awaitable[Screen | None]]


class Pausable(Protocol):
    """The pace of Telegram's bot, as far as it concerns the rounds: seconds are monotonic."""

    def pause(self, seconds: float) -> None:
        """Let the whole bot say nothing for so long."""

    def paused_for(self) -> float:
        """Seconds until the bot may speak again."""


@dataclass(frozen=True)
class Office:
    """The rooms that the rounds know, put together by whoever starts the bot.

    `turns` and `pace` are the same that people's own taps are answered with. `draw_again` draws
    the step at which somebody stands, or what they tapped, for an answer that could not be shown,
    `draw_chart` the picture of a vote's results. In `folder` lie the files that people sent.
    """

    bot_id: int
    database: Database
    clock: Clock
    messengers: Mapping[MessengerName, Messenger]
    pace: Pausable
    draw_again: DrawAgain
    draw_chart: Draw
    turns: Turns = field(default_factory=Turns)
    folder: MediaFolder | None = None

    def silent(self) -> frozenset[MessengerName]:
        """The messengers through which nobody may be told anything now."""
        return PACED if self.pace.paused_for() > 0 else frozenset()
