"""What the phones show outlives the demo, as the bot's database does."""

from __future__ import annotations

import asyncio
import logging
import pickle
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from simulator.page_api import Page
from simulator.page_state import Words
from simulator.telegram.chats.rooms import PrivateChat
from simulator.viber.people import Person

log = logging.getLogger(__name__)

SECONDS_BETWEEN_SAVES = 2.0


@dataclass
class Memory:
    """The chats, the words above them, how far the clock was moved, and when that was.

    `began_at` is when all this began, 0 if an earlier version did not keep it; `on_viber` are the
    people who have Viber, None if an earlier version did not know them.
    """

    chats: list[PrivateChat]
    captions: dict[int, Words]
    moved_seconds: float
    stamps: dict[tuple[int, int], float]
    began_at: float = 0.0
    on_viber: list[Person] | None = None


def recall(file: Path) -> Memory | None:
    """Read what an earlier demo has kept; None if there is nothing that this version can read."""
    try:
        memory = pickle.loads(file.read_bytes())
    except FileNotFoundError:
        return None
    except Exception as error:
        log.warning("The phones begin empty: %s is unreadable (%r)", file.name, error)
        return None
    return memory if isinstance(memory, Memory) else None


def save(file: Path, page: Page) -> None:
    """Keep what the phones show now; a crash in the middle leaves the older state."""
    chats = [phone.chat for phone in page.server.phones.values()]
    clock = page.clock
    on_viber = [phone.person for phone in page.viber.phones.values()] if page.viber else None
    memory = Memory(
        chats, page.captions, clock.moved_seconds, clock.stamps, page.began_at, on_viber
    )
    draft = file.with_suffix(".new")
    draft.write_bytes(pickle.dumps(memory))
    draft.replace(file)


def restore(page: Page, memory: Memory) -> None:
    """Put the phones of an earlier demo back; the captions of this one win."""
    for chat in memory.chats:
        page.server.take_back(chat)
    if page.viber is not None:
        for person in memory.on_viber or []:
            page.viber.take_back(person)
    page.captions = memory.captions | page.captions
    page.began_at = memory.began_at
    page.clock.stamps.update(memory.stamps)


@asynccontextmanager
async def saving(file: Path, page: Page) -> AsyncIterator[None]:
    """Save whenever something changed, and once more at the end."""
    async with AsyncExitStack() as stack:
        subscriptions = [page.server.subscribe()]
        if page.viber is not None:
            subscriptions.append(page.viber.subscribe())
        tasks = []
        for subscription in subscriptions:
            changes = await stack.enter_async_context(subscription)
            tasks.append(asyncio.create_task(_save_changes(file, page, changes)))
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.wait(tasks)
            save(file, page)


async def _save_changes(file: Path, page: Page, changes: asyncio.Queue[int]) -> None:
    while True:
        await changes.get()
        await asyncio.sleep(SECONDS_BETWEEN_SAVES)
        while not changes.empty():
            changes.get_nowait()
        save(file, page)
