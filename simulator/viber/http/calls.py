"""One API call, as it came and as it was answered."""

from __future__ import annotations

from dataclasses import dataclass, field

from simulator.viber.chats.shown import Wire


@dataclass(slots=True)
class Call:
    """A call of a method, or the welcome in the answer to conversation_started.

    `wire` are the bytes of the body, b"" for a welcome; `at` is in monotonic seconds.
    """

    method: str
    body: Wire
    wire: bytes
    at: float
    answer: Wire = field(default_factory=dict)
