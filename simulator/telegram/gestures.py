"""What a person does beside writing and tapping: photos, voice notes, blocking, groups."""

from __future__ import annotations

import base64
from typing import Any

from simulator.telegram.chats.messages import ShownFile, ShownMessage, Wire
from simulator.telegram.chats.rooms import GroupChat, PrivateChat
from simulator.telegram.formats.text import found_entities
from simulator.telegram.sight import Sight
from simulator.telegram.world import World

PICTURE = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIs"
    "IxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAA"
    "AAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AP//Z"
)
"""A JPEG of one grey point."""

SOUND = b"OggS\x00\x02" + bytes(22) + b"OpusHead\x01\x01" + bytes(8)
"""The first page of an OGG/OPUS voice note."""


class Gestures(Sight):
    """The person's acts that need no label."""

    def __init__(self, world: World, chat: PrivateChat) -> None:
        self.world = world
        self.chat = chat
        self.toasts: list[str] = []
        self.alerts: list[str] = []
        self.waiting_taps = 0

    def sends(self, **content: Any) -> ShownMessage:
        """Put a message of the person into the chat and before the bot."""
        chat = self.chat
        assert not chat.is_blocked, f"An app does not write to a blocked bot.\n{self.transcript()}"
        chat.is_started = True
        message = self.world.add(chat, chat.user, **content)
        self.world.updates.put("message", message.wire())
        return message

    def sends_photo(self, content: bytes = PICTURE, caption: str = "") -> ShownMessage:
        """Send a photo, a JPEG."""
        return self.sends(photo=self._photo(content), text=caption)

    def sends_album(self, *captions: str) -> list[ShownMessage]:
        """Send photos together, each with its words: to the bot each is an update of its own."""
        together = {"media_group_id": str(self.world.latest_message_id + 1)}
        return [
            self.sends(photo=self._photo(PICTURE), text=caption, other=together)
            for caption in captions
        ]

    def _photo(self, content: bytes) -> ShownFile:
        return self.world.store("photo.jpg", "image/jpeg", content, width=1, height=1)

    def sends_voice(
        self, seconds: int = 3, content: bytes = SOUND, caption: str = ""
    ) -> ShownMessage:
        """Send a voice note of so many seconds."""
        voice = self.world.store("voice.ogg", "audio/ogg", content, duration=seconds)
        return self.sends(voice=voice, text=caption)

    def sends_document(
        self,
        name: str = "file.pdf",
        content: bytes = b"%PDF-",
        mime_type: str = "application/pdf",
        caption: str = "",
    ) -> ShownMessage:
        """Send a file."""
        return self.sends(document=self.world.store(name, mime_type, content), text=caption)

    def sends_big_file(self, megabytes: int, name: str = "film.zip") -> ShownMessage:
        """Send a file that is said to be so large, without its bytes."""
        size = {"file_size": megabytes * 1024 * 1024}
        return self.sends(document=self.world.store(name, "application/zip", b"PK", **size))

    def sends_sticker(self) -> ShownMessage:
        """Send a sticker."""
        picture = self.world.store("sticker.webp", "image/webp", b"RIFF", width=512, height=512)
        kind = {"type": "regular", "is_animated": False, "is_video": False, "emoji": "👍"}
        return self.sends(other={"sticker": picture.wire() | kind})

    def sends_contact(self, phone_number: str = "+359888123456", user_id: int = 0) -> ShownMessage:
        """Send a contact, by default the person's own."""
        contact: Wire = {
            "phone_number": phone_number,
            "first_name": self.chat.user["first_name"],
            "user_id": user_id or self.chat.chat_id,
        }
        return self.sends(other={"contact": contact})

    def sends_location(
        self, latitude: float = 43.1567, longitude: float = 26.1667
    ) -> ShownMessage:
        """Send a place, by default the square of Antonovo."""
        return self.sends(other={"location": {"latitude": latitude, "longitude": longitude}})

    def edits(self, message_id: int, text: str) -> None:
        """Edit one of the person's own messages."""
        message = self.chat.find(message_id)
        assert message is not None, f"There is no message {message_id}.\n{self.transcript()}"
        assert not message.from_bot, f"Message {message_id} is the bot's.\n{self.transcript()}"
        message.text, message.entities, message.edited = text, found_entities(text), True
        message.edited_at = int(self.world.now())
        self.world.updates.put("edited_message", message.wire())
        self.world.announce(self.chat)

    def clears_history(self) -> None:
        """Delete the whole chat; the bot can not edit what is gone."""
        for message in self.messages:
            message.deleted = True
        self.world.announce(self.chat)

    def blocks(self) -> None:
        """Block the bot."""
        if not self.chat.is_blocked:
            self.chat.is_blocked = True
            self._tell_membership("member", "kicked")

    def unblocks(self) -> None:
        """Let the bot write again."""
        if self.chat.is_blocked:
            self.chat.is_blocked = False
            self._tell_membership("kicked", "member")

    def deactivates(self) -> None:
        """Delete the person's account."""
        self.chat.is_deactivated = True

    def adds_bot_to_group(self, title: str) -> int:
        """Open a group chat with the bot in it; give the chat's id."""
        group = self.world.new_group(title)
        self.world.updates.put(
            "my_chat_member", membership_change(self.world, group.wire, self.chat.user, "left")
        )
        self._in_group(group, other={"group_chat_created": True})
        return group.chat_id

    def writes_in_group(self, chat_id: int, text: str) -> ShownMessage:
        """Write into a group; the bot reads only commands and its name (privacy mode)."""
        group = self.world.chats[chat_id]
        assert isinstance(group, GroupChat)
        return self._in_group(group, text=text, entities=found_entities(text))

    def removes_bot_from_group(self, chat_id: int) -> None:
        """Throw the bot out of a group."""
        group = self.world.chats[chat_id]
        assert isinstance(group, GroupChat)
        change = membership_change(self.world, group.wire, self.chat.user, "member", "kicked")
        group.bot_status = "kicked"
        self.world.updates.put("my_chat_member", change)

    def _in_group(self, group: GroupChat, **content: Any) -> ShownMessage:
        message = self.world.add(group, self.chat.user, **content)
        text = message.text
        is_for_bot = text.startswith("/") or f"@{self.world.bot['username']}" in text
        if group.bot_status == "member" and (is_for_bot or message.other):
            self.world.updates.put("message", message.wire())
        return message

    def _tell_membership(self, before: str, after: str) -> None:
        change = membership_change(self.world, self.chat.wire, self.chat.user, before, after)
        self.world.updates.put("my_chat_member", change)
        self.world.announce(self.chat)


def membership_change(
    world: World, chat: Wire, actor: Wire, before: str, after: str = "member"
) -> Wire:
    """Give the ChatMemberUpdated that tells the bot what became of its own membership."""
    return {
        "chat": chat,
        "from": actor,
        "date": int(world.now()),
        "old_chat_member": membership(world.bot, before),
        "new_chat_member": membership(world.bot, after),
    }


def membership(user: Wire, status: str) -> Wire:
    """Give a ChatMember; who is kicked is so without end (until_date 0)."""
    member: Wire = {"user": user, "status": status}
    return member | {"until_date": 0} if status == "kicked" else member
