"""What a person sees on the phone, and what a test says about it."""

from __future__ import annotations

from simulator.telegram.chats.messages import ShownButton, ShownMessage
from simulator.telegram.chats.rooms import PrivateChat


class Sight:
    """One person's view of the chat with the bot."""

    chat: PrivateChat
    toasts: list[str]

    @property
    def messages(self) -> list[ShownMessage]:
        """The chat in order, with the person's own messages and those deleted."""
        return self.chat.messages

    @property
    def last_screen(self) -> ShownMessage:
        """The newest message of the bot that is still there."""
        for message in reversed(self.messages):
            if message.from_bot and not message.deleted:
                return message
        raise AssertionError(f"The bot has shown nothing.\n{self.transcript()}")

    def find(self, message_id: int) -> ShownMessage | None:
        """Find a message that is still there."""
        return self.chat.find(message_id)

    def sees(self, *words: str) -> None:
        """Assert that all words stand in the last screen's text."""
        text = self.last_screen.text
        missing = [word for word in words if word not in text]
        assert not missing, f"Not on the last screen: {missing}\n{self.transcript()}"

    def does_not_see(self, *words: str) -> None:
        """Assert that none of the words stands in the last screen's text."""
        text = self.last_screen.text
        found = [word for word in words if word in text]
        assert not found, f"On the last screen, but should not be: {found}\n{self.transcript()}"

    def sees_button(self, label: str) -> ShownButton:
        """Assert that the last screen has a button whose label contains the words."""
        for button in self.last_screen.buttons:
            if label in button.label:
                return button
        raise AssertionError(f"No button {label!r} on the last screen.\n{self.transcript()}")

    def sees_no_button(self, label: str) -> None:
        """Assert that the last screen has no button whose label contains the words."""
        labels = [button.label for button in self.last_screen.buttons]
        found = [one for one in labels if label in one]
        assert not found, f"Buttons that should not be there: {found}\n{self.transcript()}"

    def heard(self, since: int = 0) -> list[ShownMessage]:
        """Give the bot's messages with an id above `since` that are still there."""
        return [
            message
            for message in self.messages
            if message.from_bot and not message.deleted and message.message_id > since
        ]

    def hears_nothing(self, since: int = 0) -> None:
        """Assert that the bot wrote no message with an id above `since` (see Phone.latest)."""
        heard = [
            message for message in self.messages if message.from_bot and message.message_id > since
        ]
        assert not heard, f"Heard {len(heard)} message(s).\n{self.transcript()}"

    def transcript(self) -> str:
        """Write the chat down for a person who reads a failing test."""
        name = self.chat.user["first_name"]
        head = f"--- phone of {name} ({self.chat.chat_id}){self._condition()} ---"
        lines = [described(message, name) for message in self.messages]
        lines += [f"(toast) {text}" for text in self.toasts]
        return "\n".join([head, *lines])

    def _condition(self) -> str:
        chat = self.chat
        return (
            (" blocked" if chat.is_blocked else "")
            + (" deactivated" if chat.is_deactivated else "")
            + ("" if chat.is_started else " not started")
        )


def described(message: ShownMessage, name: str) -> str:
    """Write one message down: who, marks, file, text, and its rows of buttons."""
    marks = [mark for mark in ("edited", "deleted") if getattr(message, mark)]
    if message.file:
        marks.append(f"{message.file.mime_type} {message.file.name}")
    marks += [kind for kind in message.other if kind != "reply_to_message"]
    author = "BOT" if message.from_bot else name
    noted = f" ({', '.join(marks)})" if marks else ""
    head = f"#{message.message_id} {author}{noted}: "
    rows = [" ".join(f"[{button.label}]" for button in row) for row in message.rows]
    return "\n      ".join([head + message.text.replace("\n", "\n      "), *rows])
