"""Both directions between the bot and the phones, put together."""

from __future__ import annotations

from simulator.viber.delivering import Deliveries
from simulator.viber.http.callbacks import Callbacks
from simulator.viber.http.calls import Call
from simulator.viber.http.events import Events
from simulator.viber.world import World


class Exchange:
    """What the API methods and the phones act through; `calls_kept` None keeps all calls."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.callbacks = Callbacks(world)
        self.events = Events(world, self.callbacks)
        self.deliveries = Deliveries(world, self.events, self.callbacks)
        self.calls: list[Call] = []
        self.calls_kept: int | None = None

    def note(self, call: Call) -> None:
        """Keep a call for those who want to read it."""
        if self.calls_kept == 0:
            return
        self.calls.append(call)
        if self.calls_kept is not None and len(self.calls) > 2 * self.calls_kept:
            del self.calls[: -self.calls_kept]
