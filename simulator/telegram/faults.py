"""Faults on demand: what the messenger or the network does wrong, and how often."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Literal, TypedDict, Unpack, get_args

from simulator.telegram.http.arguments import Arguments
from simulator.telegram.refusals import BLOCKED, RefusalError, too_many_requests

Kind = Literal[
    "block",
    "too_many",
    "server_error",
    "delay",
    "break_before",
    "break_after",
    "repeat_updates",
]


@dataclass(slots=True)
class Fault:
    """One thing that goes wrong. `times` None means always; `happened` counts."""

    kind: Kind
    method: str = "*"
    chat_id: int | None = None
    contains: str | None = None
    times: int | None = 1
    seconds: float = 1
    happened: int = 0

    def concerns(self, method: str, arguments: Arguments) -> bool:
        """Tell whether this call is one of those that go wrong."""
        if self.times is not None and self.happened >= self.times:
            return False
        if self.method != "*" and self.method.lower() != method:
            return False
        if self.kind == "repeat_updates" and method != "getupdates":
            return False
        if self.chat_id is not None and arguments.text("chat_id") != str(self.chat_id):
            return False
        if self.contains is None:
            return True
        return self.contains in json.dumps(arguments.decoded(), ensure_ascii=False, default=str)

    def refusal(self) -> RefusalError | None:
        """Give the answer that takes the place of the real one, if this kind has one."""
        if self.kind == "block":
            return RefusalError(403, BLOCKED)
        if self.kind == "too_many":
            return too_many_requests(max(1, int(self.seconds)))
        if self.kind == "server_error":
            return RefusalError(500, "Internal Server Error")
        return None


class Details(TypedDict, total=False):
    """Which calls a fault concerns, how often it happens and how long it takes."""

    chat_id: int | None
    contains: str | None
    times: int | None
    seconds: float


class Faults:
    """The faults that are set; the first that concerns a call happens to it."""

    def __init__(self) -> None:
        self.all: list[Fault] = []

    def add(self, method: str = "*", *, kind: Kind, **details: Unpack[Details]) -> Fault:
        """Set a fault; `times` None is always, `seconds` are of the delay or of retry_after.

        break_before drops the connection before the call counts, break_after after it counted;
        repeat_updates makes the next getUpdates give confirmed updates again.
        """
        if kind not in get_args(Kind):
            raise ValueError(f"No such kind of fault: {kind}")
        fault = Fault(kind, method, **details)
        self.all.append(fault)
        return fault

    def clear(self) -> None:
        """Let everything go right again."""
        self.all.clear()

    def happening(self, method: str, arguments: Arguments) -> Fault | None:
        """Give the fault that happens to this call and count it; the method in lower case."""
        for fault in self.all:
            if fault.concerns(method, arguments):
                fault.happened += 1
                return fault
        return None
