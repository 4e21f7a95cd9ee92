"""One person's app: everything that the person can do reaches the bot as an event."""

from __future__ import annotations

import time

from simulator.viber.chats.shown import ShownButton, ShownMessage, Wire
from simulator.viber.checks.messages import TEXT
from simulator.viber.gestures import Gestures
from simulator.viber.http.calls import Call
from simulator.viber.methods.checking import check_welcome
from simulator.viber.refusals import RefusalError


class ViberPhone(Gestures):
    """A person with a chat with the bot; the names are those of the Telegram phone."""

    @property
    def user_id(self) -> int:
        """The number by which tests and the demo name the person; the bot never hears it."""
        return self.person.user_id

    @property
    def viber_id(self) -> str:
        """The id by which the bot knows the person."""
        return self.person.viber_id

    @property
    def first_name(self) -> str:
        """The name of the profile; Viber has only one."""
        return self.person.name

    @property
    def last_name(self) -> str:
        """Always ""."""
        return ""

    @property
    def language_code(self) -> str:
        """The language of the app."""
        return self.person.language

    @property
    def latest(self) -> int:
        """The highest message id so far: `hears_nothing(since=latest)` later on."""
        return self.exchange.world.latest_message_id

    def opens_link(self, context: str = "") -> None:
        """Open the bot's link; the bot may answer with a welcome, nobody is subscribed by it."""
        self.exchange.events.opened(self.person, context, self._is_welcomed)

    def writes(self, text: str) -> ShownMessage:
        """Send a text; a long one goes as several messages."""
        assert text.strip(), "An app does not send an empty message"
        parts = [text[at : at + TEXT] for at in range(0, len(text), TEXT)]
        for part in parts:
            message = self.sends({"type": "text", "text": part}, text=part)
        return message

    def taps(self, label: str, message: ShownMessage | None = None) -> ShownButton:
        """Tap the newest button whose label contains the words, also on an old keyboard."""
        button = self._find_button(label, message)
        self.presses_button(button)
        return button

    def presses(self, label: str) -> ShownButton:
        """Press a button of the keyboard that stands below the chat."""
        for row in self.keyboard:
            for button in row:
                if label in button.label:
                    self.presses_button(button)
                    return button
        raise AssertionError(f"No button {label!r} below the chat.\n{self.transcript()}")

    def taps_on(self, message_id: int, data: str) -> str:
        """Send an ActionBody of any content as a silent tap, as a modified app can.

        Viber does not say on which message a tap was; the number is not sent.
        """
        assert message_id >= 0
        self._sends_body(data, is_silent=True)
        return ""

    def presses_button(self, button: ShownButton) -> None:
        """Do what a button says."""
        if button.action == "share-phone":
            self._shares_phone()
        elif button.action == "location-picker":
            self.sends_location()
        elif button.action == "reply" or (button.action == "open-url" and not button.is_silent):
            self._sends_body(button.data, is_silent=button.is_silent)

    def _sends_body(self, data: str, *, is_silent: bool) -> None:
        content: Wire = {"type": "text", "text": data}
        if is_silent:
            self.sends_silently(content)
        else:
            self.sends(content, text=data)

    def _shares_phone(self) -> None:
        if self.person.devices[0].kind == "desktop":
            self.sends({"type": "contact", "contact": {}})
        else:
            self.sends_contact()

    def _find_button(self, label: str, message: ShownMessage | None) -> ShownButton:
        for shown in [message] if message else reversed(self.messages):
            for button in shown.buttons if shown.from_bot else []:
                if label in button.label:
                    return button
        raise AssertionError(f"No button {label!r} to tap.\n{self.transcript()}")

    def _is_welcomed(self, body: Wire) -> None:
        """Show the welcome message, if it is one; {} is none."""
        if not body:
            return
        world = self.exchange.world
        call = Call("welcome", body, b"", time.monotonic())
        self.exchange.note(call)
        try:
            check_welcome(world, self.person, body)
        except RefusalError as refusal:
            call.answer = refusal.wire()
        else:
            call.answer = {"status": 0, "status_message": "ok"}
            self.exchange.deliveries.show(self.person, world.new_token(), body)
