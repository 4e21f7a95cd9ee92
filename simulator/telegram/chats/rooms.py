"""A private chat and a group chat: who may write there, and what was written."""

from __future__ import annotations

from dataclasses import dataclass, field

from simulator.telegram.chats.messages import ShownMessage, Wire
from simulator.telegram.refusals import BLOCKED, DEACTIVATED, INITIATE, RefusalError


@dataclass(slots=True, eq=False)
class Chat:
    """What both kinds have in common; `wire` is the Chat object of the Bot API."""

    wire: Wire
    messages: list[ShownMessage] = field(default_factory=list)

    @property
    def chat_id(self) -> int:
        """The number that the bot knows the chat by."""
        return int(self.wire["id"])

    def find(self, message_id: int) -> ShownMessage | None:
        """Find a message that is still there; the newest are looked at first."""
        for message in reversed(self.messages):
            if message.message_id == message_id:
                return None if message.deleted else message
            if message.message_id < message_id:
                return None
        return None

    def refuse_writing(self) -> None:
        """Raise a RefusalError if the bot may not write here."""


@dataclass(slots=True, eq=False)
class PrivateChat(Chat):
    """A person's chat with the bot. The bot may write once the person has pressed Start."""

    user: Wire = field(default_factory=dict)
    is_started: bool = False
    is_blocked: bool = False
    is_deactivated: bool = False

    def refuse_writing(self) -> None:
        """Refuse as the real server does (telegram-bot-api Client.cpp, check_chat_access)."""
        if self.is_deactivated:
            raise RefusalError(403, DEACTIVATED)
        if self.is_blocked:
            raise RefusalError(403, BLOCKED)
        if not self.is_started:
            raise RefusalError(403, INITIATE)


@dataclass(slots=True, eq=False)
class GroupChat(Chat):
    """A group chat with several people, in which the bot is or was."""

    bot_status: str = "member"

    def refuse_writing(self) -> None:
        """Refuse as the real server does (telegram-bot-api Client.cpp, check_chat_access)."""
        if self.bot_status == "kicked":
            raise RefusalError(403, "Forbidden: bot was kicked from the group chat")
        if self.bot_status != "member":
            raise RefusalError(403, "Forbidden: bot is not a member of the group chat")
