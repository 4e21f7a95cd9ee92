"""A person and the bot: what Viber knows about the two, and what stands on the phone."""

from __future__ import annotations

import base64
import hashlib
from collections import deque
from dataclasses import dataclass, field

from simulator.viber.billing import SESSION_SECONDS
from simulator.viber.chats.shown import Rows, ShownMessage, Wire

API_VERSION = 10
PLACEHOLDER = "Subscriber"
"""The name of who gives none away; the real word is not documented (viber.md 2.1)."""

UNANSWERED = 100
HOUR = 3600


@dataclass(slots=True)
class Device:
    """A phone or a computer with Viber; `api_version` is what its client understands."""

    api_version: int = API_VERSION
    kind: str = "phone"


@dataclass(slots=True, eq=False)
class Person:
    """Somebody with Viber; times in seconds since 1970.

    `unread` are the bot's messages that were delivered and not read, `undelivered` those that wait
    for the phone to come online. `tracking` is the tracking_data that goes with the next message.
    """

    user_id: int
    viber_id: str
    name: str
    language: str = "bg"
    country: str = "BG"
    avatar: str = ""
    devices: list[Device] = field(default_factory=lambda: [Device()])
    is_subscribed: bool = False
    is_personalised: bool = True
    is_online: bool = True
    messages: list[ShownMessage] = field(default_factory=list)
    keyboard: Rows = field(default_factory=list)
    tracking: str = ""
    unread: list[ShownMessage] = field(default_factory=list)
    undelivered: list[tuple[int, Wire]] = field(default_factory=list)
    session_at: float | None = None
    unanswered: deque[float] = field(default_factory=deque)
    details_asked: list[float] = field(default_factory=list)

    @property
    def api_version(self) -> int:
        """The lowest level of all devices."""
        return min(device.api_version for device in self.devices)

    def has_written(self, now: float) -> None:
        """Note a message of the person: it subscribes and opens a session of 24 hours."""
        self.is_subscribed = True
        self.unanswered.clear()
        if self.session_at is None or now - self.session_at >= SESSION_SECONDS:
            self.session_at = now

    def is_tired(self, now: float) -> bool:
        """Tell whether the bot has written a hundred times in an hour without an answer."""
        while self.unanswered and now - self.unanswered[0] >= HOUR:
            self.unanswered.popleft()
        return len(self.unanswered) >= UNANSWERED


def viber_id(uri: str, user_id: int) -> str:
    """Give the id by which this bot knows a person: base64 of 16 bytes, another for every bot."""
    return base64.b64encode(hashlib.sha256(f"{uri} {user_id}".encode()).digest()[:16]).decode()
