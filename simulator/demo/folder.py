"""The demo's own folder, used by one demo at a time: database, phones and the bot's log."""

from __future__ import annotations

import contextlib
import fcntl
from collections.abc import Iterator
from pathlib import Path


class FolderInUse(Exception):
    """Another demo runs there."""


class Folder:
    """Where a demo keeps everything; deleting the folder forgets it all."""

    def __init__(self, path: Path) -> None:
        self.path = path.absolute()
        self.database = self.path / "megdan.db"
        self.phones = self.path / "phones.pickle"
        self.log = self.path / "bot.log"
        self.media = self.path / "media"
        self._lock = self.path / "lock"

    @property
    def database_url(self) -> str:
        """The database's address, as the bot's settings take it."""
        return f"sqlite+aiosqlite:///{self.database}"

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """Make the folder and keep other demos out. Raises FolderInUse, or OSError."""
        self.path.mkdir(parents=True, exist_ok=True)
        with self._lock.open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise FolderInUse from None
            yield

    def empty(self) -> None:
        """Forget the earlier demos: only files that a demo has written are removed."""
        for pattern in (f"{self.database.name}*", self.phones.name, self.log.name):
            for file in self.path.glob(pattern):
                file.unlink()
        for file in self.media.glob("*"):
            file.unlink()
