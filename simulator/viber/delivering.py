"""How a message reaches a phone: shown, reported as delivered, its file fetched."""

from __future__ import annotations

from functools import partial

import aiohttp

from simulator.viber.chats.showing import client_refuses, shown_content
from simulator.viber.chats.shown import ShownFile, ShownMessage, Wire
from simulator.viber.http.callbacks import Callbacks
from simulator.viber.http.events import Events
from simulator.viber.people import Person
from simulator.viber.world import World

PICTURE_BYTES = 1024 * 1024
"""The largest picture that every phone shows (viber.md 4); other files as the server checks."""

FETCH_SECONDS = 30


class Deliveries:
    """Brings messages to phones; one that is offline gets them later."""

    def __init__(self, world: World, events: Events, callbacks: Callbacks) -> None:
        self._world = world
        self._events = events
        self._callbacks = callbacks

    def send(self, person: Person, token: int, body: Wire, *, fails: bool = False) -> None:
        """Bring a message that the server took; one that fails is never shown."""
        if fails or client_refuses(body):
            self._events.failed(person, token)
        elif person.is_online:
            self.show(person, token, body)
            for _ in person.devices:
                self._events.delivered(person, token)
        else:
            person.undelivered.append((token, body))

    def catch_up(self, person: Person) -> None:
        """Bring what waited while the phone was offline."""
        waiting, person.undelivered = person.undelivered, []
        for token, body in waiting:
            self.send(person, token, body)

    def show(self, person: Person, token: int, body: Wire) -> None:
        """Show a message, and its keyboard below the chat."""
        sender = (body.get("sender") or {}).get("name", "")
        message = self._world.new_message(person, token, sender=sender, **shown_content(body))
        if message.keyboard or not self._world.bot.keyboards_stay:
            person.keyboard = message.keyboard
        person.tracking = body.get("tracking_data", "")
        person.unread.append(message)
        if message.media:
            name = body.get("file_name") or message.media.partition("?")[0].rpartition("/")[2]
            lane = f"media {person.viber_id}"
            self._world.lanes.put(
                lane, f"fetch {message.media}", partial(self._fetch, person, message, name)
            )

    async def _fetch(self, person: Person, message: ShownMessage, name: str) -> None:
        try:
            message.file = await self._fetched(message, name)
        except (aiohttp.ClientError, TimeoutError) as error:
            message.unfetched = f"{type(error).__name__} {error}".rstrip()
        self._world.announce(person)

    async def _fetched(self, message: ShownMessage, name: str) -> ShownFile | None:
        assert self._callbacks.http is not None, "The server has not been started"
        limit = aiohttp.ClientTimeout(total=FETCH_SECONDS)
        async with self._callbacks.http.get(message.media, timeout=limit) as answer:
            content = await answer.read()
            if answer.status != 200:
                message.unfetched = f"HTTP {answer.status}"
            elif message.kind == "picture" and len(content) > PICTURE_BYTES:
                message.unfetched = f"a picture of {len(content)} bytes"
            elif message.kind == "picture" and not answer.content_type.startswith("image/"):
                message.unfetched = f"no picture but {answer.content_type}"
            else:
                return ShownFile(name, answer.content_type, content)
        return None
