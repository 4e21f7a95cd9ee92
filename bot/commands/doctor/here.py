"""What `doctor` looks at on this machine: the database, SQLite, the folder."""

import sqlite3
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

from bot.commands.databases import MIGRATE, folder, opened, shown
from bot.commands.doctor.findings import Finding, bad, careful, good
from bot.commands.municipality.readiness import (
    all_municipalities,
    not_ready,
    without_coordinator,
)
from bot.settings import Settings
from community.joining import is_ready
from storage.database import Session
from storage.migrate import Schema, SchemaState, schema_state

Version = tuple[int, int, int]

# A commit can be lost when another process empties the log at the same moment. Repaired in
# 3.51.3, and in 3.44.6 and 3.50.7 for those who stay (reference/storage.md, 6.5).
FIRST_WITH_BUG: Version = (3, 7, 0)
REPAIRED: Version = (3, 51, 3)
REPAIRED_BRANCHES: tuple[Version, ...] = ((3, 44, 6), (3, 50, 7))


async def findings(settings: Settings) -> AsyncIterator[Finding]:
    """Database, schema; for SQLite its version and the folder too."""
    url = settings.database_url
    where = folder(url)
    found = await schema_state(url)
    if found.state is SchemaState.UNREACHABLE:
        yield bad(f"Database: {shown(url)} can not be reached ({found.reason}); see DATABASE_URL.")
    else:
        yield good(f"Database: {shown(url)} can be reached.")
        yield _of_schema(found, is_sqlite=where is not None)
    if where is not None:
        yield _of_folder(where)
        yield of_sqlite(sqlite3.sqlite_version_info)
    if found.state is SchemaState.CURRENT:
        async with opened(url) as database, database.read() as session:
            for finding in await _of_municipalities(session):
                yield finding


def _of_schema(found: Schema, *, is_sqlite: bool) -> Finding:
    match found.state:
        case SchemaState.CURRENT:
            return good(f"Schema: {found.revision}, as this version needs it.")
        case SchemaState.EMPTY if is_sqlite:
            return good("Schema: no tables yet; the first command makes them.")
        case SchemaState.EMPTY:
            return bad(f"Schema: no tables yet: {MIGRATE}")
        case SchemaState.OLDER if is_sqlite:
            return careful(f"Schema: {found.revision} is older; `run` migrates it after a copy.")
        case SchemaState.OLDER:
            return bad(f"Schema: {found.revision} is older: {MIGRATE}")
        case SchemaState.NEWER:
            return bad(f"Schema: {found.revision} is of a newer version: update Megdan.")
        case _:
            return bad("Schema: of another program: name another database in DATABASE_URL.")


def _of_folder(where: Path) -> Finding:
    if not where.is_dir():
        return bad(f"Folder: {where} is not there: make it, or name another in DATABASE_URL.")
    try:
        with tempfile.TemporaryFile(dir=where):
            return good(f"Folder: {where} can be written.")
    except OSError as error:
        return bad(f"Folder: {where} can not be written ({error.strerror}): change its owner.")


async def _of_municipalities(session: Session) -> list[Finding]:
    """Whom nobody can be invited to, and where nobody can say yes to those who come."""
    found = await all_municipalities(session)
    if not found:
        return [careful("Municipalities: none yet: python -m bot municipality add --help")]
    lacks: list[str] = []
    for each in found:
        if not is_ready(each):
            lacks.append(not_ready(each))
        elif words := await without_coordinator(session, each):
            lacks.append(words)
    names = ", ".join(each.name for each in found)
    return [careful(f"Municipalities: {words}") for words in lacks] or [
        good(f"Municipalities: {names}, each with a coordinator.")
    ]


def of_sqlite(version: Version) -> Finding:
    """Whether this SQLite can lose a commit when two processes write."""
    written = ".".join(map(str, version[:3]))
    if not has_reset_bug(version):
        return good(f"SQLite: {written}.")
    return careful(
        f"SQLite: {written} may lose a write when two programs write to the same file at once "
        "(repaired in 3.51.3): run one bot per file, and commands only when needed."
    )


def has_reset_bug(version: Version) -> bool:
    """The WAL-reset bug: reference/storage.md, 6.5."""
    if any(version[:2] == branch[:2] and version >= branch for branch in REPAIRED_BRANCHES):
        return False
    return FIRST_WITH_BUG <= version < REPAIRED
