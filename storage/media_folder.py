"""The files beside the database: what people sent, under names of our own."""

import os
import re
from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex

# Nothing of a name comes from outside: it can neither lead out of the folder nor be guessed.
NAME = re.compile(r"[0-9a-f]{32}\.[a-z0-9]{1,5}")


class MediaFolder:
    """A folder that is made when the first file comes."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def keep(self, content: bytes, extension: str) -> str:
        """Write a file that outlives a crash; returns its name. Raises OSError.

        `extension` is without its dot, in small letters.
        """
        self._path.mkdir(parents=True, exist_ok=True)
        name = f"{token_hex(16)}.{extension}"
        unfinished = self._path / f"{name}.part"
        with unfinished.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.rename(self._path / name)
        return name

    def find(self, name: str) -> Path | None:
        """Where a file lies; None for one that is not there, or that never was ours."""
        path = self._path / name
        return path if NAME.fullmatch(name) and path.is_file() else None

    def remove(self, names: Iterable[str]) -> None:
        """Remove these files, as far as they are there."""
        for name in names:
            if NAME.fullmatch(name):
                (self._path / name).unlink(missing_ok=True)

    def sweep(self, known: Collection[str], before: datetime) -> int:
        """Remove what was written before a moment and is not known; returns how many."""
        if not self._path.is_dir():
            return 0
        old = [
            path
            for path in self._path.iterdir()
            if NAME.fullmatch(path.name.removesuffix(".part"))
            and path.name not in known
            and datetime.fromtimestamp(path.stat().st_mtime, UTC) <= before
        ]
        for path in old:
            path.unlink(missing_ok=True)
        return len(old)
