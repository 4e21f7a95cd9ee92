"""Writes the next migration from the models: python -m storage.migrations "What changes"."""

import asyncio
import subprocess
import sys
import tempfile
from pathlib import Path

from alembic import command
from alembic.operations import MigrationScript
from alembic.operations.ops import DropTableOp, ModifyTableOps
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from storage.database import Database
from storage.migrate import migrate
from storage.schema import scripts


def _tidy(_: MigrationContext, __: object, found: list[MigrationScript]) -> None:
    script = found[0]
    if script.upgrade_ops is None or script.downgrade_ops is None or script.upgrade_ops.is_empty():
        found.clear()
        return
    back = script.downgrade_ops.ops
    dropped = {step.table_name for step in back if isinstance(step, DropTableOp)}
    # A dropped table takes its indexes along.
    script.downgrade_ops.ops = [
        step
        for step in back
        if not (isinstance(step, ModifyTableOps) and step.table_name in dropped)
    ]


def _write(connection: Connection, message: str) -> list[Path]:
    config = scripts()
    config.attributes["connection"] = connection
    number = len(list(ScriptDirectory.from_config(config).walk_revisions())) + 1
    written = command.revision(
        config,
        message,
        autogenerate=True,
        rev_id=f"{number:04}",
        process_revision_directives=_tidy,
    )
    written = written if isinstance(written, list) else [written]
    return [Path(script.path) for script in written if script is not None]


async def _compare(message: str) -> list[Path]:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{folder}/compared.db"
        await migrate(url, backup=False)
        database = Database(url)
        try:
            async with database.engine.connect() as connection:
                return await connection.run_sync(_write, message)
        finally:
            await database.close()


def main() -> None:
    """Compare, write and format; says so if nothing has changed."""
    if len(sys.argv) != 2:
        sys.exit('usage: python -m storage.migrations "What changes"')
    paths = asyncio.run(_compare(sys.argv[1].rstrip(".")))
    for path in paths:
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(x for x in lines if "###" not in x), encoding="utf-8")
        for tidying in (["check", "--fix-only"], ["format"]):
            command_line = [sys.executable, "-m", "ruff", *tidying, "--quiet", str(path)]
            subprocess.run(command_line, check=True)
    sys.stdout.write("\n".join(map(str, paths)) or "The models have not changed.")
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
