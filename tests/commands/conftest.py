"""Somebody at a shell, in an empty folder, beside a simulated Telegram."""

import asyncio
import logging
import sqlite3
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.commands import cli
from bot.logs import FLOORS
from bot.settings import Settings
from simulator.telegram.server import TelegramServer
from simulator.viber.server import ViberServer

SECRET = "s3cret" * 6
TOKEN = f"42:{SECRET}"
PASSWORD = "hush-hush"
NOWHERE = "http://127.0.0.1:1"
READY = ["--controller", "Община Антоново", "--help-phone", "+359 6071 2222"]


class Shell:
    """Types commands; whatever they print holds neither a stack trace nor a secret."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self._monkeypatch = monkeypatch
        monkeypatch.chdir(folder)
        for name in Settings.model_fields:
            monkeypatch.delenv(name.upper(), raising=False)

    def has(self, **variables: str) -> None:
        """Set environment variables."""
        for name, value in variables.items():
            self._monkeypatch.setenv(name, value)

    def types(self, *arguments: str) -> Result:
        """Run one command inside this process."""
        result = CliRunner().invoke(cli, arguments, prog_name="python -m bot")
        assert result.exception is None or isinstance(result.exception, SystemExit), result
        for forbidden in ("Traceback", 'File "', SECRET, PASSWORD):
            assert forbidden not in result.output
        return result

    def hears(self, *arguments: str) -> str:
        """What a command says that succeeds."""
        result = self.types(*arguments)
        assert result.exit_code == 0, result.output
        return result.stdout

    def is_refused(self, *arguments: str, code: int) -> str:
        """The sentence of a command that can not do it; it prints nothing else."""
        result = self.types(*arguments)
        assert result.exit_code == code, result.output
        assert result.stdout == ""
        return result.stderr.strip()

    def asks(self, sql: str) -> list[tuple[object, ...]]:
        """Rows of the database, read beside everything of ours."""
        with closing(sqlite3.connect(self.folder / "megdan.db")) as database:
            return database.execute(sql).fetchall()

    def alters(self, sql: str) -> None:
        """Change the database behind everybody's back."""
        with closing(sqlite3.connect(self.folder / "megdan.db")) as database, database:
            database.execute(sql)


@pytest.fixture(scope="module")
def telegram() -> Iterator[TelegramServer]:
    """A simulated Telegram in a thread of its own: a command has its own loop."""
    server = TelegramServer(TOKEN, "megdan_demo_bot")
    with listening(server):
        yield server


@contextmanager
def listening(server: TelegramServer | ViberServer) -> Iterator[None]:
    """Run a simulated messenger in a thread of its own."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    asyncio.run_coroutine_threadsafe(server.start(), loop).result()
    yield
    asyncio.run_coroutine_threadsafe(server.stop(), loop).result()
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


@pytest.fixture
def lonely(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Somebody who has set nothing but where no Telegram answers."""
    shell = Shell(tmp_path, monkeypatch)
    shell.has(TELEGRAM_API=NOWHERE)
    return shell


@pytest.fixture
def shell(lonely: Shell, telegram: TelegramServer) -> Shell:
    """Somebody with a token that Telegram knows."""
    lonely.has(TELEGRAM_API=telegram.address, TELEGRAM_TOKEN=TOKEN)
    return lonely


@pytest.fixture
def antonovo(shell: Shell) -> Shell:
    """Somebody whose one municipality may invite."""
    shell.hears(
        "municipality", "add", "Антоново", *READY, "--settlement", "Антоново",
        "--settlement", "Стеврек",
    )  # fmt: skip
    return shell


@pytest.fixture(autouse=True)
def _logging_as_before(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """`run` configures the logging of the whole process."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(logging, "raiseExceptions", True)
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    levels = {name: logging.getLogger(name).level for name in FLOORS}
    yield
    logging.captureWarnings(False)
    root.handlers[:] = handlers
    root.setLevel(level)
    for name, floor in levels.items():
        logging.getLogger(name).setLevel(floor)
