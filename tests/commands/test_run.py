"""`run`: refuses to begin with one sentence, waits for Telegram, and ends when it is told to."""

import asyncio
import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy import URL

from bot.commands import account
from bot.commands.endings import NotBegun
from bot.settings import Settings
from simulator.telegram.server import TelegramServer
from simulator.viber.server import TOKEN as VIBER_TOKEN
from storage import schema
from tests.commands.conftest import NOWHERE, PASSWORD, SECRET, TOKEN, Shell
from tests.postgresql import create_database, drop_database

ROOT = Path(__file__).parents[2]
NEXT = """
revision = "next"
down_revision = "{before}"

def upgrade():
    pass

def downgrade():
    pass
"""


@pytest.fixture
def newer_release(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """The database was migrated; then Megdan was updated."""
    shell.hears("migrate")
    folder = shell.folder / "versions"
    folder.mkdir()
    before = schema.newest_revision()
    (folder / "next.py").write_text(NEXT.format(before=before), encoding="utf-8")
    monkeypatch.setattr(schema, "VERSIONS", [*schema.VERSIONS, folder])
    return shell


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        ({"TELEGRAM_TOKEN": ""}, "TELEGRAM_TOKEN is missing"),
        ({"TELEGRAM_TOKEN": SECRET}, "TELEGRAM_TOKEN must look like"),
        ({"TELEGRAM_API": "api.telegram.org"}, "TELEGRAM_API must be an address"),
        ({"DATABASE_URL": f"mysql://a:{PASSWORD}@h/m"}, "DATABASE_URL must begin with"),
        ({"LOG_LEVEL": "loud"}, "LOG_LEVEL must be one of"),
        ({"TELEGRAM_API": "https://a.bg", "DEMO_CONTROL": "127.0.0.1:9"}, "DEMO_CONTROL works"),
    ],
)
def test_a_wrong_setting_stops_it_before_anything(
    shell: Shell, variables: dict[str, str], sentence: str
) -> None:
    shell.has(**variables)
    said = shell.is_refused("run", code=2)
    assert said.startswith(sentence)
    assert "\n" not in said
    assert list(shell.folder.iterdir()) == []


def test_a_token_that_telegram_does_not_know(shell: Shell) -> None:
    shell.has(TELEGRAM_TOKEN="43:" + SECRET)
    said = shell.is_refused("run", code=2)
    assert said.endswith("copy it again from @BotFather into .env.")


def test_an_empty_database_gets_its_tables_and_an_older_one_a_copy(newer_release: Shell) -> None:
    newer_release.has(TELEGRAM_TOKEN="43:" + SECRET)
    said = newer_release.is_refused("run", code=2)
    assert re.search(r"went from \d{4} to next", said)
    [copy] = newer_release.folder.glob("megdan.db.before-next-*")
    assert str(copy) in said
    assert newer_release.asks("SELECT version_num FROM schema_revision") == [("next",)]


def test_commands_leave_the_migration_of_an_older_database_to_whoever_runs_it(
    newer_release: Shell,
) -> None:
    said = newer_release.is_refused("municipality", "list", code=2)
    assert said.endswith("was written by an older version: run python -m bot migrate")


@pytest.mark.parametrize("command", [["run"], ["migrate"], ["municipality", "list"], ["invite"]])
def test_a_newer_database_is_refused_and_stays(shell: Shell, command: list[str]) -> None:
    shell.hears("migrate")
    shell.alters("UPDATE schema_revision SET version_num = '9999'")
    said = shell.is_refused(*command, code=2)
    assert "was written by a newer version" in said
    assert "\n" not in said
    assert [each.name for each in shell.folder.glob("*.before-*")] == []


def test_another_programs_file_is_refused(shell: Shell) -> None:
    (shell.folder / "megdan.db").write_text("Скъпи дневнико,", encoding="utf-8")
    assert "another program" in shell.is_refused("run", code=2)


@pytest.mark.parametrize(
    "url",
    [
        f"postgresql://megdan:{PASSWORD}@127.0.0.1:1/megdan",
        "sqlite:///nowhere/megdan.db",
    ],
)
@pytest.mark.parametrize("command", [["run"], ["migrate"], ["municipality", "list"]])
def test_an_unreachable_database(shell: Shell, url: str, command: list[str]) -> None:
    shell.has(DATABASE_URL=url)
    assert "can not be reached" in shell.is_refused(*command, code=2)


def test_postgresql_is_moved_by_migrate_alone(shell: Shell, postgresql_server: URL) -> None:
    url = asyncio.run(create_database(postgresql_server))
    try:
        shell.has(DATABASE_URL=url.render_as_string(hide_password=False))
        shell.has(TELEGRAM_TOKEN="43:" + SECRET)
        for command in ("run", "invite"):
            said = shell.is_refused(command, code=2)
            assert said.endswith("has no tables yet: run python -m bot migrate")
        assert "went from no tables to" in shell.hears("migrate")
        assert "nothing to do" in shell.hears("migrate")
        assert "Telegram does not know" in shell.is_refused("run", code=2)
    finally:
        asyncio.run(drop_database(url))


def test_a_taken_port_of_the_demo(shell: Shell) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        shell.has(DEMO_CONTROL=f"127.0.0.1:{port}")
        said = shell.is_refused("run", code=2).splitlines()[-1]
    assert said.startswith(f"DEMO_CONTROL can not use port {port} of 127.0.0.1:")


def test_a_taken_port_of_the_webhook(antonovo: Shell) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        antonovo.has(VIBER_TOKEN=VIBER_TOKEN, VIBER_API=NOWHERE, PUBLIC_URL=NOWHERE)
        antonovo.has(LISTEN=f"127.0.0.1:{port}")
        said = antonovo.is_refused("run", code=2).splitlines()[-1]
    assert said.startswith(f"LISTEN can not use port {port} of 127.0.0.1:")


@pytest.fixture
async def nearby() -> AsyncIterator[TelegramServer]:
    """A Telegram in the test's own loop."""
    server = TelegramServer(TOKEN)
    await server.start()
    yield server
    await server.stop()


def settings(api: str) -> Settings:
    return Settings(telegram_token=SecretStr(TOKEN), telegram_api=api)


async def test_trouble_with_the_network_is_waited_for(
    nearby: TelegramServer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(account, "FIRST_WAIT", 0.001)
    nearby.faults.add("getMe", kind="server_error", times=1)
    nearby.faults.add("getMe", kind="break_before", times=1)
    user = await account.reached(settings(nearby.address), asyncio.Event())
    assert user is not None
    assert user.username == "megdan_demo_bot"
    assert caplog.text.count("Telegram can not be reached") == 2
    assert SECRET not in caplog.text


async def test_who_is_told_to_stop_waits_no_longer() -> None:
    stopping = asyncio.Event()
    waiting = asyncio.create_task(account.reached(settings(NOWHERE), stopping))
    stopping.set()
    assert await waiting is None


async def test_what_asking_again_would_not_change(nearby: TelegramServer) -> None:
    nearby.world.is_logged_out = True
    with pytest.raises(NotBegun, match="Logged out"):
        await account.reached(settings(nearby.address), asyncio.Event())


class Running:
    """The bot as a process of its own, with its demo control."""

    def __init__(self, folder: Path, api: str, *options: str, **settings: str) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.control = f"127.0.0.1:{free.getsockname()[1]}"
        given = {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_API": api, "DEMO_CONTROL": self.control}
        given["LOG_LEVEL"] = "DEBUG"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bot", "run", *options],
            cwd=folder,
            env={**os.environ, **given, "PYTHONPATH": str(ROOT), **settings},
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.log = ""

    def reads_until(self, words: str) -> None:
        """Wait for a line of the log."""
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.log += line
            if words in line:
                return
        raise AssertionError(f"It ended with {self.process.wait()}:\n{self.log}")

    def asks(self, path: str, body: dict[str, Any] | None = None) -> str:
        """Ask its demo control; a body makes it a POST."""
        encoded = None if body is None else json.dumps(body).encode()
        with urllib.request.urlopen(f"http://{self.control}{path}", encoded) as answer:
            return str(answer.read().decode())

    def ends(self) -> int:
        """Read the rest and give the exit code."""
        assert self.process.stderr is not None
        self.log += self.process.stderr.read()
        return self.process.wait()


@contextmanager
def running(folder: Path, api: str, *options: str, **settings: str) -> Iterator[Running]:
    bot = Running(folder, api, *options, **settings)
    with bot.process:
        try:
            bot.reads_until("The demo's clock is at")
            yield bot
        finally:
            bot.process.kill()


# A new interpreter imports everything again, which takes long on a busy machine.
@pytest.mark.timeout(300)
def test_the_demo_moves_its_clock_and_kills_it(antonovo: Shell, telegram: TelegramServer) -> None:
    with running(antonovo.folder, telegram.address) as bot:
        assert json.loads(bot.asks("/clock"))["local"].endswith(" ч.")
        assert json.loads(bot.asks("/clock", {"advance_seconds": 3600}))["moved_seconds"] > 3590
        assert bot.asks("/kill", {}) == "The bot ends now."
        assert bot.ends() == 137


@pytest.mark.timeout(300)
def test_a_bot_that_is_told_to_stop_ends_well(antonovo: Shell, telegram: TelegramServer) -> None:
    telegram.faults.add("deleteWebhook", kind="break_before", times=1)
    with running(antonovo.folder, telegram.address) as bot:
        bot.reads_until("Telegram can not be reached")
        bot.reads_until("Leading with")
        bot.process.send_signal(signal.SIGTERM)
        assert bot.ends() == 0
        assert "Everything in hand is done" in bot.log
        for forbidden in ("Traceback", 'File "', SECRET):
            assert forbidden not in bot.log


@pytest.mark.timeout(300)
def test_the_demos_clock_is_ahead_from_the_first_moment(
    antonovo: Shell, telegram: TelegramServer
) -> None:
    with running(antonovo.folder, telegram.address, DEMO_MOVED_SECONDS="86400.5") as bot:
        assert json.loads(bot.asks("/clock"))["moved_seconds"] == 86400.5


@pytest.mark.timeout(300)
def test_who_holds_its_input_can_take_it_along(antonovo: Shell, telegram: TelegramServer) -> None:
    with running(antonovo.folder, telegram.address, "--ends-with-input") as bot:
        bot.reads_until("Leading with")
        assert bot.process.stdin is not None
        bot.process.stdin.close()
        assert bot.ends() == 0
        assert "Everything in hand is done" in bot.log
