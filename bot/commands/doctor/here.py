"""What `doctor` looks at on this machine: the database, SQLite, the folder."""

import sqlite3
import tempfile
from collections.abc import AsyncIterator

from bot.commands.databases import MIGRATE, folder, shown
from bot.commands.doctor.findings import Finding, bad, careful, good
from bot.settings import Settings
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
        yield _of_folder(str(where))
        yield of_sqlite(sqlite3.sqlite_version_info)


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


def _of_folder(where: str) -> Finding:
    try:
        with tempfile.TemporaryFile(dir=where):
            return good(f"Folder: {where} can be written.")
    except OSError as error:
        return bad(f"Folder: {where} can not be written ({error.strerror}): change its owner.")


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
