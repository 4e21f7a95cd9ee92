"""The demo from its beginning to its end: page, towns, bot, and what happens when the bot dies."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
from collections import deque
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from simulator.demo.beginning import TOKEN, hand_out_phones, lay_out, working_hour
from simulator.demo.bot_process import BotProcess
from simulator.demo.folder import Folder
from simulator.demo.memory import recall, saving
from simulator.demo.saying import Ended, say, warn
from simulator.page_api import Page
from simulator.sample_town import NotPrepared, prepare

HOST = "127.0.0.1"
MOST_DEATHS = 5
WITHIN_SECONDS = 60.0


@dataclass(frozen=True)
class Wishes:
    """What the command line asks for."""

    port: int
    folder: Path
    is_fresh: bool


class Demo:
    """One running demo."""

    def __init__(self, page: Page, bot: BotProcess) -> None:
        self.page = page
        self.bot = bot
        self.stopping = asyncio.Event()
        self.is_anew = False
        self._deaths: deque[float] = deque(maxlen=MOST_DEATHS)

    def begin_anew(self) -> None:
        """Stop, to begin again with everything forgotten."""
        self.is_anew = True
        self.stopping.set()

    async def run(self) -> None:
        """Keep the bot alive until somebody stops the demo. Raises Ended when it can not live."""
        say("Starting the bot …")
        beginning = asyncio.create_task(self._begin())
        try:
            while not self.stopping.is_set():
                await self._live(beginning)
        finally:
            beginning.cancel()
            await asyncio.wait([beginning])

    async def _live(self, beginning: asyncio.Task[None]) -> None:
        # From its first moment: on the machine's time it would do things of another day.
        await self.bot.start(DEMO_MOVED_SECONDS=str(self.page.clock.moved_seconds))
        living = asyncio.create_task(self.bot.run())
        stopping = asyncio.create_task(self.stopping.wait())
        await asyncio.wait({living, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        await self.bot.stop()
        await asyncio.wait({living, stopping})
        self._note_end(living.result(), has_begun=beginning.done())

    def _note_end(self, code: int, *, has_begun: bool) -> None:
        if self.stopping.is_set():
            return
        if not has_begun:
            raise Ended(self.bot.last_words or "The bot can not start.", exit_code(code))
        now = asyncio.get_running_loop().time()
        self._deaths.append(now)
        if len(self._deaths) == MOST_DEATHS and now - self._deaths[0] < WITHIN_SECONDS:
            raise Ended(f"The bot has ended {MOST_DEATHS} times in a minute.", exit_code(code))
        warn(f"The bot has ended with exit code {code}: starting it again.")

    async def _begin(self) -> None:
        await self.page.server.world.updates.polled.wait()
        say(f"The demo is at {self.page.server.address}/ (Ctrl-C stops it).")


async def run(wishes: Wishes) -> bool:
    """Run a demo until Ctrl-C, SIGTERM or a wish to begin again; whether that was wished.

    Raises Ended with a sentence and an exit code.
    """
    folder = Folder(wishes.folder)
    async with AsyncExitStack() as stack:
        stack.enter_context(folder.alone())
        check_port(wishes.port)
        if wishes.is_fresh:
            folder.empty()
        control, listen = free_port(), free_port()
        while listen == control:
            listen = free_port()
        page = lay_out(f"http://{HOST}:{control}")
        await _settle(page, folder)
        assert page.viber is not None
        await page.viber.start(HOST)
        stack.push_async_callback(page.viber.stop)
        await page.server.start(HOST, wishes.port)
        stack.push_async_callback(page.server.stop)
        await stack.enter_async_context(saving(folder.phones, page))
        settings = bot_settings(page, folder, control, listen)
        demo = Demo(page, BotProcess(settings, folder.log, warn))
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            asyncio.get_running_loop().add_signal_handler(number, demo.stopping.set)
        page.begin_anew = demo.begin_anew
        await demo.run()
        return demo.is_anew


async def _settle(page: Page, folder: Folder) -> None:
    """Prepare the database, the phones, and how far the clock has to be moved."""
    now = datetime.now(UTC)
    begins_at = working_hour(now)
    try:
        is_new = await prepare(folder.database_url, begins_at)
    except NotPrepared as reason:
        raise Ended(f"{reason} (--fresh begins anew)", 2) from None
    memory = None if is_new else recall(folder.phones)
    page.clock.expect(memory.moved_seconds if memory else (begins_at - now).total_seconds())
    hand_out_phones(page, memory)


def bot_settings(page: Page, folder: Folder, control: int, listen: int) -> dict[str, str]:
    """What the bot reads from its environment; it wins over a .env beside it."""
    assert page.viber is not None
    return {
        "TELEGRAM_TOKEN": TOKEN,
        "TELEGRAM_API": page.server.address,
        "VIBER_TOKEN": page.viber.token,
        "VIBER_API": page.viber.address,
        "VIBER_NAME": page.viber.world.bot.name,
        "PUBLIC_URL": f"http://{HOST}:{listen}",
        "LISTEN": f"{HOST}:{listen}",
        "MEDIA_FOLDER": str(folder.media),
        "DATABASE_URL": folder.database_url,
        "DEMO_CONTROL": f"{HOST}:{control}",
        "LOG_LEVEL": "INFO",
        "LOG_FORMAT": "text",
    }


def exit_code(code: int) -> int:
    """How the demo ends after a bot that ended so, as a shell counts: 128 more than a signal."""
    return code if code > 0 else 128 - code if code < 0 else 1


def check_port(port: int) -> None:
    """Raise Ended when another program listens there."""
    try:
        socket.create_server((HOST, port)).close()
    except OSError as error:
        reason = os.strerror(error.errno or 0)
        raise Ended(
            f"Port {port} can not be used ({reason}): choose another one, as in "
            "PORT=9000 make demo.",
            2,
        ) from None


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.create_server((HOST, 0)) as listener:
        return int(listener.getsockname()[1])
