"""Whole copies of an SQLite database, taken while the bot goes on writing."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path


class CopyDamaged(Exception):
    """The copy did not pass SQLite's own check and was removed."""


def copy_database(source: Path, target: Path) -> None:
    """Write a checked copy; it appears under its name only when it is whole and on the disk.

    Blocks for about 10 ms per megabyte. VACUUM INTO, because Connection.backup() in pages never
    ends beside a busy writer (reference/storage.md, 6.13). The copy is readable by its owner
    only. Raises CopyDamaged, sqlite3.Error (no space, no such database) or OSError.
    """
    unfinished = target.with_name(f"{target.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    try:
        unfinished.touch(mode=0o600)
        _vacuum_into(source, unfinished)
        _check(unfinished)
        _flush(unfinished)
        unfinished.rename(target)
        _flush_folder(target.parent)
    finally:
        unfinished.unlink(missing_ok=True)


def _vacuum_into(source: Path, target: Path) -> None:
    # mode=rw: a wrong name must be an error, never a new empty database.
    with closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=rw", uri=True)) as database:
        database.execute("VACUUM INTO ?", (str(target),))


def _check(copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as database:
        answer = database.execute("PRAGMA integrity_check").fetchone()[0]
    if answer != "ok":
        raise CopyDamaged(f"The copy {copy} is damaged: {answer}")


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _flush_folder(folder: Path) -> None:
    if os.name != "posix":  # Windows neither can nor needs to
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
