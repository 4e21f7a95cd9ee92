"""The methods of the Bot API: each takes the world and the arguments and gives the result."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from simulator.telegram.http.arguments import Arguments
from simulator.telegram.methods import account, chats, editing, polling, profile, sending, taps
from simulator.telegram.world import World

Method = Callable[[World, Arguments], Any | Awaitable[Any]]

METHODS: dict[str, Method] = {
    name.lower(): method
    for room in (account, chats, editing, polling, profile, sending, taps)
    for name, method in room.METHODS.items()
}
"""By name in lower case: the real server does not mind the case."""
