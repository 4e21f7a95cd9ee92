"""The contract that every messenger keeps, and what may come back from it."""

from dataclasses import dataclass
from typing import Protocol

from messengers.screen import Screen


class TransactionOpen(RuntimeError):
    """Somebody speaks while their task holds a transaction: a mistake in our own code."""


@dataclass(frozen=True, slots=True)
class Sent:
    """The messenger took it; `message_id` is how to change it later.

    `billing` is what it costs, as the messenger counts; None where it says nothing of it.
    """

    message_id: str
    billing: int | None = None


@dataclass(frozen=True, slots=True)
class TryLater:
    """Not taken, certainly; after so many seconds it may be.

    `is_whole_bot` is a 429: nobody of this bot may speak until then.
    """

    after: float
    is_whole_bot: bool = False


@dataclass(frozen=True, slots=True)
class Stopped:
    """The person has blocked us, or is gone: no more attempts, the contact is marked."""


@dataclass(frozen=True, slots=True)
class Refused:
    """The messenger will never take this one; `reason` is its own words without our text."""

    reason: str


@dataclass(frozen=True, slots=True)
class Uncertain:
    """No answer came back: it may have arrived."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was asked for, whole."""

    content: bytes


Outcome = Sent | TryLater | Stopped | Refused | Uncertain


@dataclass(frozen=True, slots=True)
class Tapped:
    """The tap that is answered: its own id, and the message that carried the button."""

    tap_id: str
    message_id: str | None


class Messenger(Protocol):
    """One messenger of one bot; `hears_voice` says whether people can send it recordings.

    `edits` says whether what was shown can be changed later, so that it is not left in the chat.
    """

    hears_voice: bool
    edits: bool

    async def show(self, address: str, screen: Screen, tapped: Tapped | None) -> Outcome:
        """Answer somebody's own doing at once, over the tapped message where that can be."""

    async def send(self, address: str, screen: Screen) -> Outcome:
        """Say something on our own account, as a new message."""

    async def mark(self, address: str, message_id: str, screen: Screen) -> Outcome:
        """Change an old message of ours where the messenger can; nothing new appears."""

    async def remove(self, address: str, message_id: str) -> bool:
        """Take what a person wrote out of their chat; False where it stays."""

    async def link(self, token: str) -> str:
        """The link that opens this chat with a token, as on posters; "" if it is not known now."""

    async def fetch(self, reference: str) -> Fetched | TryLater | Refused:
        """The content of something that somebody sent, at most 20 MB (Bot API, getFile)."""

    async def acknowledge(self, tapped: Tapped, toast: str) -> None:
        """Stop the tap's waiting sign, with a passing word."""
