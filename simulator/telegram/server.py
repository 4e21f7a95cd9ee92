"""The Bot API server for one bot: what the tests, the demo and the command line start."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable

from aiohttp import web

from simulator.telegram.chats.messages import Wire
from simulator.telegram.chats.rooms import GroupChat, PrivateChat
from simulator.telegram.faults import Faults
from simulator.telegram.http.control import Control
from simulator.telegram.http.endpoint import UPLOAD_BYTES, Call, Endpoint
from simulator.telegram.http.webhook import WebhookPoster
from simulator.telegram.phone import Phone, private_chat
from simulator.telegram.profile import BotProfile
from simulator.telegram.world import World


class TelegramServer:
    """Telegram for one bot and the people who talk to it; times in seconds since 1970."""

    def __init__(
        self,
        token: str = "42:simulated-token",
        username: str = "megdan_demo_bot",
        now: Callable[[], float] = time.time,
    ) -> None:
        self.token = token
        bot = {
            "id": int(token.split(":")[0]),
            "is_bot": True,
            "first_name": username,
            "username": username,
        }
        self.world = World(bot, now)
        self.faults = Faults()
        self.phones: dict[int, Phone] = {}
        self.calls: list[Call] = []
        self.calls_kept: int | None = None
        self.address = ""
        self.application = web.Application(client_max_size=UPLOAD_BYTES + 1_000_000)
        self._runner: web.AppRunner | None = None
        self._posting: asyncio.Task[None] | None = None
        endpoint = Endpoint(self.world, token, self.faults, self._note)
        endpoint.add_routes(self.application)
        self.webhook_poster = WebhookPoster(self.world, endpoint.execute)
        Control(self).add_routes(self.application)

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> None:
        """Listen; port 0 takes a free one. `address` says where."""
        self._runner = web.AppRunner(
            self.application, access_log=None, shutdown_timeout=0.1, handle_signals=False
        )
        await self._runner.setup()
        await web.TCPSite(self._runner, host, port).start()
        self.address = f"http://{host}:{self._runner.addresses[0][1]}"
        self._posting = asyncio.create_task(self.webhook_poster.run())

    async def stop(self) -> None:
        """Stop listening; a waiting poll ends without an answer."""
        if self._posting is not None:
            self._posting.cancel()
            await asyncio.wait([self._posting])
        self.world.updates.hang_up()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    @property
    def bot_profile(self) -> BotProfile:
        """What the bot shows of itself, per language."""
        return self.world.profile

    @property
    def limits(self) -> bool:
        """Whether messages faster than Telegram's rates get 429."""
        return self.world.pace.is_enforced

    @limits.setter
    def limits(self, is_enforced: bool) -> None:
        self.world.pace.is_enforced = is_enforced

    @property
    def groups(self) -> dict[int, GroupChat]:
        """The group chats that the bot was put into, by id."""
        chats = self.world.chats.items()
        return {number: chat for number, chat in chats if isinstance(chat, GroupChat)}

    def phone(
        self, user_id: int, first_name: str, last_name: str = "", language_code: str = "bg"
    ) -> Phone:
        """Give a person's phone; a new person has not yet pressed Start."""
        if user_id not in self.phones:
            names = {"first_name": first_name, "last_name": last_name}
            user: Wire = {"id": user_id, "is_bot": False}
            user |= {name: value for name, value in names.items() if value}
            chat = private_chat(user | {"language_code": language_code})
            self.world.chats[user_id] = chat
            self.phones[user_id] = Phone(self.world, chat)
        return self.phones[user_id]

    def take_back(self, chat: PrivateChat) -> Phone:
        """Give a person the phone of an earlier run, with everything that stands on it."""
        for message in chat.messages:
            if message.file is not None:
                self.world.files[message.file.file_id] = message.file
        self.world.chats[chat.chat_id] = chat
        self.phones[chat.chat_id] = Phone(self.world, chat)
        return self.phones[chat.chat_id]

    async def settled(self, timeout: float = 30) -> None:  # noqa: ASYNC109  # asserts, so it must know
        """Wait until the bot has confirmed every update; seconds until this fails."""
        try:
            async with asyncio.timeout(timeout):
                await self.world.updates.emptied()
        except TimeoutError:
            waiting = self.world.updates.oldest(5)
            raise AssertionError(
                f"The bot has not confirmed {waiting} after {timeout} s.\n{self.transcripts()}"
            ) from None

    def transcripts(self) -> str:
        """Write down all chats."""
        return "\n".join(phone.transcript() for phone in self.phones.values())

    @contextlib.asynccontextmanager
    async def subscribe(self) -> AsyncIterator[asyncio.Queue[int]]:
        """Give a queue that gets the id of each chat that changes."""
        queue: asyncio.Queue[int] = asyncio.Queue()
        self.world.listeners.add(queue)
        try:
            yield queue
        finally:
            self.world.listeners.discard(queue)

    def _note(self, call: Call) -> None:
        if self.calls_kept == 0:
            return
        self.calls.append(call)
        if self.calls_kept is not None and len(self.calls) > 2 * self.calls_kept:
            del self.calls[: -self.calls_kept]
