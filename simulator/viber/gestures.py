"""What a person does beside writing and tapping: pictures, files, turning messages off."""

from __future__ import annotations

import base64
import mimetypes

from simulator.viber.chats.shown import ShownFile, ShownMessage, Wire
from simulator.viber.exchange import Exchange
from simulator.viber.people import Person
from simulator.viber.sight import Sight

PICTURE = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIs"
    "IxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAA"
    "AAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AP//Z"
)
"""A JPEG of one grey point."""

SOUND = b"\x00\x00\x00\x1cftypM4A " + bytes(16)
"""The beginning of a recording as phones make it."""

STICKER = 40_125


class Gestures(Sight):
    """The person's acts that need no label. `toasts` and `alerts` stay empty: Viber has none."""

    def __init__(self, exchange: Exchange, person: Person) -> None:
        self.exchange = exchange
        self.person = person
        self.toasts: list[str] = []
        self.alerts: list[str] = []

    def sends(
        self, content: Wire, *, text: str = "", file: ShownFile | None = None
    ) -> ShownMessage:
        """Put a message of the person into the chat and before the bot."""
        token = self._begins()
        message = self.exchange.world.new_message(
            self.person, token, from_bot=False, kind=content["type"], text=text, file=file
        )
        self.exchange.events.message(self.person, token, content, message)
        return message

    def sends_silently(self, content: Wire) -> None:
        """Send what a silent button says: the bot hears it, the chat does not show it."""
        token = self._begins()
        self.exchange.events.message(self.person, token, content, None)

    def _begins(self) -> int:
        """Who acts has read what stands there, and is a subscriber from here on."""
        self.reads()
        self.person.has_written(self.exchange.world.now())
        return self.exchange.world.new_token()

    def reads(self) -> None:
        """Open the chat: the newest of the unread messages is reported as seen, once for all."""
        unread = self.person.unread
        if unread:
            for message in unread:
                message.is_seen = True
            self.exchange.events.seen(self.person, unread[-1].token)
            unread.clear()
            self.exchange.world.announce(self.person)

    def sends_photo(self, content: bytes = PICTURE, caption: str = "") -> ShownMessage:
        """Send a picture, a JPEG."""
        file = ShownFile("photo.jpg", "image/jpeg", content)
        return self._sends_file("picture", file, caption)

    def sends_album(self, *captions: str) -> list[ShownMessage]:
        """Send pictures one after the other: Viber has no albums for bots."""
        return [self.sends_photo(caption=caption) for caption in captions]

    def sends_video(self, content: bytes = b"\x00\x00\x00\x18ftypmp42") -> ShownMessage:
        """Send a video of a second."""
        file = ShownFile("video.mp4", "video/mp4", content)
        return self._sends_file("video", file, duration=1, thumbnail="")

    def sends_voice(
        self, seconds: int = 3, content: bytes = SOUND, caption: str = ""
    ) -> ShownMessage:
        """Send a recording as a file with an audio name.

        Viber tells bots of no voice notes (viber.md 3.3), and files have neither length nor words:
        the words follow as a message of their own, the seconds only make the name.
        """
        file = ShownFile(f"voice-{seconds}s.m4a", "audio/mp4", content)
        message = self._sends_file("file", file)
        if caption:
            self.sends({"type": "text", "text": caption}, text=caption)
        return message

    def sends_document(
        self,
        name: str = "file.pdf",
        content: bytes = b"%PDF-",
        mime_type: str = "application/pdf",
        caption: str = "",
    ) -> ShownMessage:
        """Send a file; its words follow as a message of their own."""
        message = self._sends_file("file", ShownFile(name, mime_type, content))
        if caption:
            self.sends({"type": "text", "text": caption}, text=caption)
        return message

    def sends_big_file(self, megabytes: int, name: str = "film.zip") -> ShownMessage:
        """Send a file that is said to be so large, without its bytes."""
        file = ShownFile(name, mimetypes.guess_type(name)[0] or "application/zip", b"PK")
        return self._sends_file("file", file, size=megabytes * 1024 * 1024)

    def _sends_file(
        self, kind: str, file: ShownFile, caption: str = "", **details: object
    ) -> ShownMessage:
        content: Wire = {
            "type": kind,
            "media": self.exchange.world.store(file),
            "file_name": file.name,
            "size": len(file.content),
        }
        if kind == "picture":
            content |= {"text": caption, "thumbnail": content["media"]}
        return self.sends(content | details, text=caption, file=file)

    def sends_sticker(self, sticker_id: int = STICKER) -> ShownMessage:
        """Send a sticker."""
        return self.sends({"type": "sticker", "sticker_id": sticker_id})

    def sends_contact(self, phone_number: str = "+359888123456", name: str = "") -> ShownMessage:
        """Send a contact, by default the person's own."""
        contact = {"name": name or self.person.name, "phone_number": phone_number}
        return self.sends({"type": "contact", "contact": contact}, text=phone_number)

    def sends_location(
        self, latitude: float = 43.1567, longitude: float = 26.1667
    ) -> ShownMessage:
        """Send a place, by default the square of Antonovo."""
        place = {"lat": latitude, "lon": longitude}
        shown = f"📍 {latitude}, {longitude}"
        return self.sends({"type": "location", "location": place}, text=shown)

    def sends_url(self, url: str) -> ShownMessage:
        """Send an address as its preview."""
        return self.sends({"type": "url", "media": url}, text=url)

    def clears_history(self) -> None:
        """Delete the whole chat from the phone; the keyboard below it stays."""
        self.person.messages.clear()
        self.person.unread.clear()
        self.exchange.world.announce(self.person)

    def blocks(self) -> None:
        """Turn messages off in the chat's info: the person unsubscribes."""
        if self.person.is_subscribed:
            self.person.is_subscribed = False
            self.exchange.events.unsubscribed(self.person)
            self.exchange.world.announce(self.person)

    def unblocks(self) -> None:
        """Turn messages on in the chat's info: the person subscribes."""
        if not self.person.is_subscribed:
            self.person.is_subscribed = True
            self.person.tracking = ""
            self.exchange.events.subscribed(self.person)
            self.exchange.world.announce(self.person)

    def goes_offline(self) -> None:
        """Switch the phone off: what the bot sends waits."""
        self.person.is_online = False

    def comes_online(self) -> None:
        """Switch the phone on: what waited arrives."""
        self.person.is_online = True
        self.exchange.deliveries.catch_up(self.person)
