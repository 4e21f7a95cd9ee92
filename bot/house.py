"""What one update is handled with: the rooms put together, and where the update came from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from community.clock import Clock
from messengers.messenger import Messenger, Tapped
from messengers.screen import Screen
from messengers.turns import Turns
from storage.database import Database
from storage.kinds import MessengerName


@dataclass(frozen=True)
class House:
    """The rooms that an update passes through.

    `poke` wakes the sender after a commit; `shown` hears which message shows what from now on.
    """

    bot_id: int
    database: Database
    clock: Clock
    messengers: Mapping[MessengerName, Messenger]
    turns: Turns = field(default_factory=Turns)
    poke: Callable[[], None] = lambda: None
    shown: Callable[["Arrival", str, Screen], None] = lambda arrival, message_id, screen: None


@dataclass(frozen=True, slots=True)
class Arrival:
    """What the messenger's room knows of an update: whose it is and how it can be answered."""

    messenger: MessengerName
    address: str
    tapped: Tapped | None = None
    language_code: str | None = None
    profile_name: str = ""
