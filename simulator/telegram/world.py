"""Everything that the simulated messenger remembers: people, chats, files, taps, updates."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from simulator.telegram.chats.messages import ShownFile, ShownMessage, Wire
from simulator.telegram.chats.rooms import Chat, GroupChat, PrivateChat
from simulator.telegram.pace import Pace
from simulator.telegram.profile import BotProfile
from simulator.telegram.refusals import CHAT_NOT_FOUND, RefusalError, bad_request
from simulator.telegram.updates import CALLBACK_LIFETIME, UpdateQueue

FIRST_GROUP_ID = -4_000_001


@dataclass(slots=True)
class Tap:
    """A callback query that the bot may still answer; `at` in seconds since 1970."""

    user_id: int
    at: float
    on_answer: Callable[[str, bool], None]
    is_answered: bool = False

    def answer(self, text: str, is_alert: bool) -> None:
        """Show the first answer; a second one is taken, but nothing shows it."""
        if not self.is_answered:
            self.is_answered = True
            self.on_answer(text, is_alert)


@dataclass(slots=True)
class Webhook:
    """Where updates are posted to, if the bot asked for that."""

    url: str = ""
    secret_token: str = ""
    max_connections: int = 40
    last_error: str = ""
    last_error_at: int = 0
    is_set: asyncio.Event = field(default_factory=asyncio.Event)

    def change(self, url: str, secret_token: str = "", max_connections: int = 40) -> None:
        """Take another address; "" means that the bot polls."""
        self.url, self.secret_token = url, secret_token
        self.max_connections = max_connections
        self.last_error, self.last_error_at = "", 0
        if url:
            self.is_set.set()
        else:
            self.is_set.clear()


@dataclass(slots=True)
class World:
    """The state that the API methods and the phones share."""

    bot: Wire
    now: Callable[[], float]
    updates: UpdateQueue = field(init=False)
    chats: dict[int, Chat] = field(default_factory=dict)
    files: dict[str, ShownFile] = field(default_factory=dict)
    taps: dict[str, Tap] = field(default_factory=dict)
    profile: BotProfile = field(init=False)
    webhook: Webhook = field(default_factory=Webhook)
    pace: Pace = field(default_factory=Pace)
    is_logged_out: bool = False
    latest_message_id: int = 0
    listeners: set[asyncio.Queue[int]] = field(default_factory=set)
    _numbers: itertools.count[int] = field(init=False)

    def __post_init__(self) -> None:
        """Start with an empty queue and the profile that the bot was made with."""
        self.updates = UpdateQueue(self.now)
        self._numbers = itertools.count(int(self.now()) * 1000)
        self.profile = BotProfile(self.bot["first_name"])

    def count_from(self, number: int) -> None:
        """Number messages, files, taps and updates from here on, past those of an earlier run."""
        self.latest_message_id = number
        self._numbers = itertools.count(number)
        self.updates.count_from(number)

    def private_chat(self, chat_id: int) -> PrivateChat | None:
        """Give a person's chat with the bot, if there is such a person."""
        chat = self.chats.get(chat_id)
        return chat if isinstance(chat, PrivateChat) else None

    def new_group(self, title: str) -> GroupChat:
        """Open a group chat in which the bot is a member."""
        chat_id = FIRST_GROUP_ID - len(self.chats)
        chat = GroupChat({"id": chat_id, "title": title, "type": "group"})
        self.chats[chat_id] = chat
        return chat

    def chat(self, chat_id: str) -> Chat:
        """Find a chat that the bot has met; refuse as the real server does."""
        if not chat_id:
            raise bad_request("chat_id is empty")
        number = int(chat_id) if chat_id.lstrip("-").isdigit() else 0
        chat = self.chats.get(number)
        if chat is None:
            raise RefusalError(400, CHAT_NOT_FOUND)
        return chat

    def add(self, chat: Chat, sender: Wire, **content: Any) -> ShownMessage:
        """Put a message into a chat; ids are one row for all chats of the bot."""
        self.latest_message_id += 1
        message = ShownMessage(
            message_id=self.latest_message_id,
            chat=chat.wire,
            sender=sender,
            date=int(self.now()),
            **content,
        )
        chat.messages.append(message)
        self.announce(chat)
        return message

    def store(self, name: str, mime_type: str, content: bytes, **details: Any) -> ShownFile:
        """Keep a file and give it an id, valid for this bot only."""
        number = next(self._numbers)
        file = ShownFile(f"AgACAgQAAxkBAAI{number}", name, mime_type, content, details)
        self.files[file.file_id] = file
        return file

    def new_tap(self, user_id: int, on_answer: Callable[[str, bool], None]) -> str:
        """Note a tap on a button; the bot answers it by the id."""
        tap_id = str(next(self._numbers))
        self.taps[tap_id] = Tap(user_id, self.now(), on_answer)
        if len(self.taps) % 1000 == 0:
            self._forget_old_taps()
        return tap_id

    def announce(self, chat: Chat) -> None:
        """Tell whoever watches that a phone changed."""
        for listener in self.listeners:
            listener.put_nowait(chat.chat_id)

    def announce_profile(self) -> None:
        """Tell whoever watches that the bot shows itself differently on every phone."""
        for chat in self.chats.values():
            self.announce(chat)

    def _forget_old_taps(self) -> None:
        oldest = self.now() - CALLBACK_LIFETIME
        for tap_id in [tap_id for tap_id, tap in self.taps.items() if tap.at < oldest]:
            del self.taps[tap_id]
