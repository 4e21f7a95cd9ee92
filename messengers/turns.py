"""Who is served when: one thing at a time for each person, and people before broadcasts."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from weakref import WeakValueDictionary

# Ours, in seconds: so slow may a broadcast become while people speak to the bot all the time.
LONGEST_COURTESY = 0.1


class Turns:
    """A lock per address that is forgotten when nobody waits for it; and who is served now."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._served = 0
        self._is_calm = asyncio.Event()
        self._is_calm.set()
        self._after_people = asyncio.Lock()

    @asynccontextmanager
    async def of(self, address: str) -> AsyncIterator[None]:
        """Wait until this address is free, in the order of asking."""
        lock = self._locks.get(address)
        if lock is None:
            lock = asyncio.Lock()
            self._locks[address] = lock
        async with lock:
            yield

    @contextmanager
    def serving(self) -> Iterator[None]:
        """Somebody waits for what is done here."""
        self._served += 1
        self._is_calm.clear()
        try:
            yield
        finally:
            self._served -= 1
            if not self._served:
                self._is_calm.set()

    @asynccontextmanager
    async def after_people(self) -> AsyncIterator[None]:
        """Wait, not long, until nobody is served; only one at a time goes on."""
        async with self._after_people:
            with suppress(TimeoutError):
                async with asyncio.timeout(LONGEST_COURTESY):
                    await self._is_calm.wait()
            yield
