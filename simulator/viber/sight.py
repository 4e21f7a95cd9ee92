"""What a person sees on the phone, and what a test says about it."""

from __future__ import annotations

from simulator.viber.chats.shown import Rows, ShownButton, ShownMessage
from simulator.viber.people import Person


class Sight:
    """One person's view of the chat with the bot."""

    person: Person

    @property
    def messages(self) -> list[ShownMessage]:
        """The chat in order, with the person's own messages; own silent taps are not there."""
        return self.person.messages

    @property
    def keyboard(self) -> Rows:
        """The keyboard that stands below the chat, [] if there is none."""
        return self.person.keyboard

    def find(self, message_id: int) -> ShownMessage | None:
        """Find a message."""
        for message in self.messages:
            if message.message_id == message_id:
                return message
        return None

    @property
    def last_screen(self) -> ShownMessage:
        """The newest message of the bot."""
        for message in reversed(self.messages):
            if message.from_bot:
                return message
        raise AssertionError(f"The bot has shown nothing.\n{self.transcript()}")

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
        """Give the bot's messages with an id above `since`."""
        return [
            message for message in self.messages if message.from_bot and message.message_id > since
        ]

    def hears_nothing(self, since: int = 0) -> None:
        """Assert that the bot wrote no message with an id above `since`."""
        heard = self.heard(since)
        assert not heard, f"Heard {len(heard)} message(s).\n{self.transcript()}"

    def transcript(self) -> str:
        """Write the chat down, with the keyboard below it, for who reads a failing test."""
        person = self.person
        head = f"--- Viber of {person.name} ({person.user_id}){self._condition()} ---"
        lines = [described(message, person.name) for message in self.messages]
        below = [f"keyboard: {row}" for row in written(self.keyboard)]
        return "\n".join([head, *lines, *below])

    def _condition(self) -> str:
        person = self.person
        return ("" if person.is_subscribed else " not subscribed") + (
            "" if person.is_online else " offline"
        )


def described(message: ShownMessage, name: str) -> str:
    """Write one message down: who, kind, file, text, and its own rows of buttons."""
    marks = [] if message.kind in {"text", "rich_media"} else [message.kind]
    if message.file:
        marks.append(f"{message.file.mime_type} {message.file.name}")
    if message.unfetched:
        marks.append(f"could not be fetched: {message.unfetched}")
    author = "BOT" if message.from_bot else name
    noted = f" ({', '.join(marks)})" if marks else ""
    head = f"#{message.message_id} {author}{noted}: "
    return "\n      ".join([head + message.text.replace("\n", "\n      "), *written(message.rows)])


def written(rows: Rows) -> list[str]:
    """Write rows of buttons down."""
    return [" ".join(f"[{button.label}]" for button in row) for row in rows]
