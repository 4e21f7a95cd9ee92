"""Everything that the simulated messenger remembers: the bot, people, files, what waits."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from simulator.viber.billing import Billing
from simulator.viber.chats.shown import ShownFile, ShownMessage
from simulator.viber.faults import Faults
from simulator.viber.lanes import Lanes
from simulator.viber.people import Person

FIRST_TOKEN = 4_900_000_000_000_000_000
"""So large that a program which takes tokens for floating-point numbers loses their end."""

TOKENS_APART = 100_000_000
"""How far one run's tokens begin behind another's, for each number between the two."""

CHAT_HOSTNAME = "SN-CHAT-05_"
MANDATORY = ("message", "subscribed", "unsubscribed")
OPTIONAL = ("delivered", "seen", "failed", "conversation_started")
MEDIA_SECONDS = 7 * 86_400


@dataclass(slots=True)
class Webhook:
    """Where events are posted to; `event_types` None means all of them."""

    url: str = ""
    event_types: list[str] | None = None
    send_name: bool = False
    send_photo: bool = False

    def wants(self, event: str) -> bool:
        """Tell whether the bot asked for this kind of event; three kinds always come."""
        return event not in OPTIONAL or self.event_types is None or event in self.event_types


@dataclass(frozen=True, slots=True)
class Stored:
    """A file that somebody sent; its address works until `expires_at`, seconds since 1970."""

    file: ShownFile
    expires_at: float


@dataclass(slots=True)
class Bot:
    """The bot's account. `state` is 0, or the status with which all is refused (7, 9 or 15).

    `may_broadcast` false answers 20. Whether a sender's name is enforced, and whether a message
    without a keyboard leaves the old one, is not known for sure (viber.md 17): switches.
    """

    token: str
    uri: str
    name: str
    state: int = 0
    may_broadcast: bool = True
    needs_sender: bool = True
    keyboards_stay: bool = True
    media_seconds: float = MEDIA_SECONDS


@dataclass(slots=True)
class World:
    """The state that the API methods and the phones share; `address` is the server's own."""

    bot: Bot
    now: Callable[[], float]
    address: str = ""
    people: dict[str, Person] = field(default_factory=dict)
    webhook: Webhook = field(default_factory=Webhook)
    billing: Billing = field(default_factory=Billing)
    faults: Faults = field(default_factory=Faults)
    lanes: Lanes = field(default_factory=Lanes)
    files: dict[int, Stored] = field(default_factory=dict)
    latest_message_id: int = 0
    listeners: set[asyncio.Queue[int]] = field(default_factory=set)
    _numbers: itertools.count[int] = field(default_factory=itertools.count)
    _latest_token: int = FIRST_TOKEN

    def count_from(self, number: int) -> None:
        """Number messages, files and tokens from here on, past those of an earlier run."""
        self.latest_message_id = number
        self._numbers = itertools.count(number)
        self._latest_token = FIRST_TOKEN + number * TOKENS_APART

    def new_token(self) -> int:
        """Give a message_token: they grow, in steps as if other bots took those between."""
        self._latest_token += 1 + self._latest_token % 1009
        return self._latest_token

    def new_message(self, person: Person, token: int, **content: Any) -> ShownMessage:
        """Put a message onto a phone; a sender that is not given is the bot."""
        self.latest_message_id += 1
        from_bot = content.pop("from_bot", True)
        message = ShownMessage(
            message_id=self.latest_message_id,
            token=token,
            sender=content.pop("sender", "") or (self.bot.name if from_bot else person.name),
            from_bot=from_bot,
            date=int(self.now()),
            **content,
        )
        person.messages.append(message)
        self.announce(person)
        return message

    def store(self, file: ShownFile) -> str:
        """Keep what a person sent; give the address where the bot may fetch it."""
        number = next(self._numbers)
        self.files[number] = Stored(file, self.now() + self.bot.media_seconds)
        ending = file.name.rpartition(".")[2]
        return f"{self.address}/download_photo?dlid={number:032x}&fltp={ending}&imsz=0000"

    def announce(self, person: Person) -> None:
        """Tell whoever watches that a phone changed."""
        for listener in self.listeners:
            listener.put_nowait(person.user_id)
