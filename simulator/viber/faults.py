"""Faults on demand: what Viber or the network does wrong, and how often."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Literal, TypedDict, Unpack, get_args

CallKind = Literal[
    "status",
    "server_error",
    "server_error_after",
    "break_before",
    "break_after",
    "delay",
    "delay_after",
    "no_status_message",
    "fail_later",
]
EventKind = Literal[
    "repeat",
    "reorder",
    "lose",
    "late",
    "bad_signature",
    "without",
    "unknown_event",
    "unknown_type",
    "delivered_too",
]
Kind = CallKind | EventKind
CALL_KINDS: frozenset[str] = frozenset(get_args(CallKind)) - {"fail_later"}
EVENT_KINDS: frozenset[str] = frozenset(get_args(EventKind))


@dataclass(slots=True)
class Fault:
    """One thing that goes wrong. `times` None means always; `happened` counts."""

    kind: Kind
    subject: str = "*"
    user_id: int | None = None
    contains: str | None = None
    times: int | None = 1
    seconds: float = 1
    status: int = 12
    field: str = ""
    happened: int = 0

    def concerns(self, subject: str, user_id: int | None, body: dict[str, Any]) -> bool:
        """Tell whether this call or event is one of those that go wrong."""
        if self.times is not None and self.happened >= self.times:
            return False
        if self.subject not in {"*", subject}:
            return False
        if self.user_id is not None and self.user_id != user_id:
            return False
        if self.contains is None:
            return True
        return self.contains in json.dumps(body, ensure_ascii=False)


class Details(TypedDict, total=False):
    """Which calls or events a fault concerns, how often, and what it needs to know."""

    user_id: int | None
    contains: str | None
    times: int | None
    seconds: float
    status: int
    field: str


class Faults:
    """The faults that are set; the first that concerns a call or an event happens to it."""

    def __init__(self) -> None:
        self.all: list[Fault] = []

    def add(self, subject: str = "*", *, kind: Kind, **details: Unpack[Details]) -> Fault:
        """Set a fault of API calls (subject: the method) or of events (subject: the event).

        Calls: `status` refuses with a number; `break_before` and `server_error` happen instead of
        the call, `…_after` once it counted (a message is really sent); `fail_later` answers 0 and
        sends failed instead of delivered. Events: `late` comes after `seconds`, `reorder` after
        the person's next event, `without` lacks `field`, `unknown_event` and `delivered_too` (for
        the token of an incoming message) come beside it, `unknown_type` changes a message's type.
        """
        if kind not in CALL_KINDS | EVENT_KINDS | {"fail_later"}:
            raise ValueError(f"No such kind of fault: {kind}")
        fault = Fault(kind, subject, **details)
        self.all.append(fault)
        return fault

    def clear(self) -> None:
        """Let everything go right again."""
        self.all.clear()

    def of_call(self, method: str, user_id: int | None, body: dict[str, Any]) -> Fault | None:
        """Give the fault that happens to this call and count it."""
        return self._happening(CALL_KINDS, method, user_id, body)

    def of_delivery(self, user_id: int, body: dict[str, Any]) -> Fault | None:
        """Give the fault by which a message that was taken fails on this phone."""
        return self._happening(frozenset({"fail_later"}), "send_message", user_id, body)

    def of_event(self, event: str, user_id: int, body: dict[str, Any]) -> Fault | None:
        """Give the fault that happens to this event and count it."""
        return self._happening(EVENT_KINDS, event, user_id, body)

    def _happening(
        self, kinds: frozenset[str], subject: str, user_id: int | None, body: dict[str, Any]
    ) -> Fault | None:
        for fault in self.all:
            if fault.kind in kinds and fault.concerns(subject, user_id, body):
                fault.happened += 1
                return fault
        return None
