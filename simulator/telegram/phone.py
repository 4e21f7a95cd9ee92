"""One person's app: everything that the person can do reaches the bot as an update."""

from __future__ import annotations

import re

from simulator.telegram.chats.messages import ShownButton, ShownMessage, Wire
from simulator.telegram.chats.rooms import PrivateChat
from simulator.telegram.formats.text import found_entities
from simulator.telegram.gestures import Gestures

DEEP_LINK = re.compile(r"[A-Za-z0-9_-]{1,64}")
"""What may follow ?start= (docs: "Deep linking")."""

MESSAGE_LENGTH = 4096


class Phone(Gestures):
    """A person with a chat with the bot; `toasts` are the texts of answered taps."""

    @property
    def user_id(self) -> int:
        """The number that the bot knows the person by."""
        return self.chat.chat_id

    @property
    def first_name(self) -> str:
        """The first name of the profile."""
        return str(self.chat.user["first_name"])

    @property
    def last_name(self) -> str:
        """The last name of the profile, "" if none is given."""
        return str(self.chat.user.get("last_name", ""))

    @property
    def language_code(self) -> str:
        """The language of the app, as IETF tag."""
        return str(self.chat.user.get("language_code", ""))

    @property
    def latest(self) -> int:
        """The highest message id so far: `hears_nothing(since=latest)` later on."""
        return self.world.latest_message_id

    def opens_link(self, payload: str = "") -> ShownMessage:
        """Open the bot's link and press Start; a broken payload opens nothing."""
        if payload and not DEEP_LINK.fullmatch(payload):
            raise ValueError(f"Telegram does not open a link with the payload {payload!r}")
        self.unblocks()
        return self.writes(f"/start {payload}".rstrip())

    def writes(self, text: str) -> ShownMessage:
        """Send a text; a long one goes as several messages, as every app does."""
        assert text.strip(), "An app does not send an empty message"
        parts = [text[at : at + MESSAGE_LENGTH] for at in range(0, len(text), MESSAGE_LENGTH)]
        for part in parts:
            message = self.sends(text=part, entities=found_entities(part))
        return message

    def taps(self, label: str, message: ShownMessage | None = None) -> ShownButton:
        """Tap the newest button whose label contains the words; a url is only opened."""
        shown, button = self._find_button(label, message)
        assert not button.is_disabled, f"{label!r} is disabled.\n{self.transcript()}"
        if button.data is not None:
            self.taps_on(shown.message_id, button.data)
        return button

    def presses(self, label: str) -> ShownMessage:
        """Press a button of the keyboard below the chat: it sends its words or a contact."""
        for key in self.keyboard:
            if label in key["text"]:
                if key.get("request_contact"):
                    return self.sends_contact()
                if key.get("request_location"):
                    return self.sends_location()
                return self.writes(key["text"])
        raise AssertionError(f"No key {label!r} below the chat.\n{self.transcript()}")

    @property
    def keyboard(self) -> list[Wire]:
        """The keys of the keyboard below the chat, [] if there is none."""
        for message in reversed(self.messages):
            if message.from_bot and not message.deleted and message.reply_keyboard is not None:
                rows = message.reply_keyboard.get("keyboard", [])
                return [
                    key if isinstance(key, dict) else {"text": key} for row in rows for key in row
                ]
        return []

    def taps_on(self, message_id: int, data: str) -> str:
        """Send callback data of any content, as a modified app can; give the tap's id."""
        tap_id = self.world.new_tap(self.user_id, self._is_answered)
        self.waiting_taps += 1
        message = self.chat.find(message_id)
        shown = message.wire() if message else {"message_id": message_id, "date": 0}
        self.world.updates.put(
            "callback_query",
            {
                "id": tap_id,
                "from": self.chat.user,
                "message": shown | {"chat": self.chat.wire},
                "chat_instance": str(self.user_id * 7919),
                "data": data,
            },
        )
        self.world.announce(self.chat)
        return tap_id

    def _is_answered(self, text: str, is_alert: bool) -> None:
        self.waiting_taps -= 1
        if text:
            (self.alerts if is_alert else self.toasts).append(text)
            if is_alert:
                self.toasts.append(text)
        self.world.announce(self.chat)

    def _find_button(
        self, label: str, message: ShownMessage | None
    ) -> tuple[ShownMessage, ShownButton]:
        candidates = [message] if message else reversed(self.messages)
        for shown in candidates:
            if shown.from_bot and not shown.deleted:
                for button in shown.buttons:
                    if label in button.label:
                        return shown, button
        raise AssertionError(f"No button {label!r} to tap.\n{self.transcript()}")


def private_chat(user: Wire) -> PrivateChat:
    """Make the chat of a person who has not yet pressed Start."""
    wire = {name: user[name] for name in ("id", "first_name", "last_name") if name in user}
    return PrivateChat(wire | {"type": "private"}, user=user)
