"""What happened, as the bot is told (viber.md 3.3), with the faults that are set."""

from __future__ import annotations

import copy
from collections.abc import Callable
from functools import partial

from simulator.viber.chats.shown import ShownMessage, Wire
from simulator.viber.faults import Fault
from simulator.viber.http.callbacks import Callback, Callbacks
from simulator.viber.people import PLACEHOLDER, Person
from simulator.viber.world import CHAT_HOSTNAME, World

INVALID = "message validation failed"
UNKNOWN_EVENT = "client_status"
UNKNOWN_TYPE = "hologram"


class Events:
    """Tells the bot what people do and what became of its messages."""

    def __init__(self, world: World, callbacks: Callbacks) -> None:
        self._world = world
        self._callbacks = callbacks
        self._held: dict[int, list[Callable[[], None]]] = {}

    def opened(self, person: Person, context: str, on_answer: Callable[[Wire], None]) -> None:
        """Tell of an opened chat; its answer may hold the welcome message."""
        content: Wire = {"type": "open", "user": self._user(person)}
        if context:
            content["context"] = context
        content["subscribed"] = person.is_subscribed
        self._put(person, "conversation_started", self._world.new_token(), content, on_answer)

    def subscribed(self, person: Person) -> None:
        """Tell that the person turned messages on."""
        content = {"user": self._user(person)}
        self._put(person, "subscribed", self._world.new_token(), content)

    def unsubscribed(self, person: Person) -> None:
        """Tell that the person turned messages off."""
        content = {"user_id": person.viber_id}
        self._put(person, "unsubscribed", self._world.new_token(), content)

    def message(
        self, person: Person, token: int, message: Wire, shown: ShownMessage | None
    ) -> None:
        """Tell of a message; tracking_data of the bot's last one goes with it.

        `shown` is how it stands in the chat, None if the tap was silent: once the bot has
        answered, it counts as seen.
        """
        if person.tracking:
            message = message | {"tracking_data": person.tracking}
        content = {"sender": self._user(person), "message": message, "silent": shown is None}
        self._put(person, "message", token, content, partial(self._is_seen, person, shown))

    def delivered(self, person: Person, token: int) -> None:
        """Tell that a message reached one of the person's devices."""
        self._put(person, "delivered", token, {"user_id": person.viber_id})

    def seen(self, person: Person, token: int) -> None:
        """Tell that the person has read up to this message."""
        self._put(person, "seen", token, {"user_id": person.viber_id})

    def failed(self, person: Person, token: int) -> None:
        """Tell that the phone found a message invalid and shows nothing."""
        self._put(person, "failed", token, {"user_id": person.viber_id, "desc": INVALID})

    def _put(
        self,
        person: Person,
        event: str,
        token: int,
        content: Wire,
        on_answer: Callable[[Wire], None] | None = None,
    ) -> None:
        webhook = self._world.webhook
        if not webhook.url or not webhook.wants(event):
            return
        body = {
            "event": event,
            "timestamp": int(self._world.now() * 1000),
            "chat_hostname": CHAT_HOSTNAME,
            "message_token": token,
        } | copy.deepcopy(content)
        fault = self._world.faults.of_event(event, person.user_id, body)
        if fault is None:
            self._callbacks.put(person.viber_id, event, body, on_answer)
            self._release(person)
        else:
            self._suffer(fault, person, body, on_answer)

    def _suffer(
        self,
        fault: Fault,
        person: Person,
        body: Wire,
        on_answer: Callable[[Wire], None] | None,
    ) -> None:
        event, kind = body["event"], fault.kind
        if kind == "lose":
            return
        if kind == "unknown_event":
            self._put_unknown(person)
        changed(body, fault)

        def put() -> None:
            self._send(fault, Callback(event, person.viber_id, body, b"", on_answer))

        if kind == "reorder":
            self._held.setdefault(person.user_id, []).append(put)
            return
        put()
        self._release(person)
        if kind == "delivered_too":
            self.delivered(person, body["message_token"])

    def _send(self, fault: Fault, callback: Callback) -> None:
        callback.wire = self._callbacks.encoded(callback.body)
        callback.is_forged = fault.kind == "bad_signature"
        self._callbacks.put_again(callback, fault.seconds if fault.kind == "late" else 0)
        if fault.kind == "repeat":
            self._callbacks.put_again(callback)

    def _release(self, person: Person) -> None:
        for put in self._held.pop(person.user_id, []):
            put()

    def _put_unknown(self, person: Person) -> None:
        body = {
            "event": UNKNOWN_EVENT,
            "timestamp": int(self._world.now() * 1000),
            "chat_hostname": CHAT_HOSTNAME,
            "message_token": self._world.new_token(),
            "user": self._user(person),
        }
        self._callbacks.put(person.viber_id, UNKNOWN_EVENT, body)

    def _is_seen(self, person: Person, shown: ShownMessage | None, _: Wire) -> None:
        if shown is not None:
            shown.is_seen = True
            self._world.announce(person)

    def _user(self, person: Person) -> Wire:
        webhook = self._world.webhook
        is_named = webhook.send_name and person.is_personalised
        user: Wire = {"id": person.viber_id, "name": person.name if is_named else PLACEHOLDER}
        if person.avatar and webhook.send_photo and person.is_personalised:
            user["avatar"] = person.avatar
        return user | {
            "language": person.language,
            "country": person.country,
            "api_version": person.devices[0].api_version,
        }


def changed(body: Wire, fault: Fault) -> None:
    """Take a field away, or give a message a type that nobody knows."""
    if fault.kind == "without":
        for place in (body, body.get("user"), body.get("sender")):
            if isinstance(place, dict):
                place.pop(fault.field, None)
    if fault.kind == "unknown_type" and "message" in body:
        body["message"]["type"] = UNKNOWN_TYPE
