"""What Viber tells us, as values; what people do in it is an update as from anywhere else."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from aiogram.types import Update


class Sender(NamedTuple):
    """Who did it, as Viber tells of them; `language_code` such as "bg" or "en-CA"."""

    address: str
    profile_name: str = ""
    language_code: str | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """Somebody wrote or tapped; without a `sent_at` that can be believed it is None."""

    update: Update
    sender: Sender
    sent_at: datetime | None


@dataclass(frozen=True, slots=True)
class Opened:
    """Somebody opened the chat, perhaps by a link: the answer goes into the HTTP response.

    `is_subscribed` is None where Viber does not say whether they may be written to.
    """

    update: Update
    sender: Sender
    is_subscribed: bool | None
    sent_at: datetime | None


@dataclass(frozen=True, slots=True)
class Subscribed:
    """Somebody lets the bot speak."""

    update: Update
    sender: Sender
    sent_at: datetime | None


@dataclass(frozen=True, slots=True)
class Unsubscribed:
    """Somebody does not want to hear from the bot any more."""

    update: Update
    sender: Sender
    sent_at: datetime | None


@dataclass(frozen=True, slots=True)
class Delivered:
    """A message of ours, by its token, has come to one of somebody's devices."""

    token: str
    address: str


@dataclass(frozen=True, slots=True)
class Seen:
    """Somebody has read this message, and with it all before it."""

    token: str
    address: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Failed:
    """A message that was taken was not shown; `reason` is Viber's own."""

    token: str
    address: str
    reason: str


@dataclass(frozen=True, slots=True)
class Ignored:
    """Nothing that anybody waits for."""

    what: str


@dataclass(frozen=True, slots=True)
class BadEvent:
    """A body that no Viber would send."""

    why: str


Event = Heard | Opened | Subscribed | Unsubscribed | Delivered | Seen | Failed | Ignored | BadEvent
