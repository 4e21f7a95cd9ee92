"""What one update is handled with: the rooms put together, and where the update came from."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from bot.phones.keeping import Keeping
from community.chats.guesses import Guesses
from community.clock import Clock
from messengers.messenger import Messenger, Tapped
from messengers.screen import Screen, StoredMedia
from messengers.turns import Turns
from storage.database import Database
from storage.kinds import MessengerName
from storage.media_folder import MediaFolder


async def as_it_is(media: StoredMedia) -> StoredMedia:
    """For a bot that speaks one messenger only: it shows what lies with it."""
    return media


Messengers = frozenset[MessengerName]


@dataclass(frozen=True)
class House:
    """The rooms that an update passes through.

    In `folder` lie the files that people sent. `poke` wakes the sender after a commit; `shown`
    hears which message shows what from now on; `at_hand` fetches what another messenger has.
    `guesses` counts the codes that were wrong, `keeping` notes which promised answers were shown.
    """

    bot_id: int
    database: Database
    clock: Clock
    messengers: Mapping[MessengerName, Messenger]
    turns: Turns = field(default_factory=Turns)
    folder: MediaFolder | None = None
    poke: Callable[[], None] = lambda: None
    at_hand: Callable[[StoredMedia], Awaitable[StoredMedia]] = as_it_is
    shown: Callable[["Arrival", str, Screen], None] = lambda arrival, message_id, screen: None
    guesses: Guesses = field(default_factory=Guesses)
    keeping: Keeping = field(default_factory=Keeping)


@dataclass(frozen=True, slots=True)
class Arrival:
    """What the messenger's room knows of an update: whose it is and how it can be answered.

    `said_in` is the message with somebody's own words, where the messenger can take it away.
    `is_said` is true for somebody's own words, from which Viber counts its free day. Without
    `may_be_told` Viber would refuse what we say to them later: nothing lets them hear again. With
    `stored` the messenger forgets the update as soon as that is set, after the commit: the answer
    is then promised in the outbox until it has been shown.
    """

    messenger: MessengerName
    address: str
    tapped: Tapped | None = None
    said_in: str | None = None
    language_code: str | None = None
    profile_name: str = ""
    is_said: bool = True
    may_be_told: bool = True
    stored: asyncio.Event | None = None
