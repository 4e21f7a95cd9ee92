"""No stack trace ever reaches a person; whoever repairs it finds it all the same."""

import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from bot.commands import PLACES, cli
from bot.commands.municipality import list as listing
from tests.commands.conftest import SECRET, TOKEN, Shell

ROOT = Path(__file__).parents[2]


@pytest.fixture
def broken(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A mistake of ours in one command, with a secret in its words."""

    async def fail() -> None:
        raise RuntimeError(f"no bot{TOKEN}")

    monkeypatch.setattr(listing, "_all", fail)
    monkeypatch.setattr("tempfile.tempdir", str(shell.folder))
    return shell


def test_a_mistake_of_ours_is_one_sentence_and_a_file(broken: Shell) -> None:
    said = broken.is_refused("municipality", "list", code=1)
    found = re.fullmatch(
        r"Something unexpected happened \(RuntimeError: no bot\[token\]\): "
        r"the details are in (\S+\.log), and --debug before the command's name shows them here\.",
        said,
    )
    assert found, said
    file = Path(found[1])
    assert "list.py" in file.read_text()
    assert SECRET not in file.read_text()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_debug_shows_it(broken: Shell) -> None:
    result = CliRunner().invoke(cli, ["--debug", "municipality", "list"])
    assert result.exit_code == 1
    assert "list.py" in result.stderr
    assert "RuntimeError: no bot[token]" in result.stderr
    assert SECRET not in result.output
    assert list(broken.folder.glob("*.log")) == []


def test_a_disk_that_is_full_leaves_the_database_as_it_was(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(url: str, *, backup: bool) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("bot.commands.databases.migrate", fail)
    said = shell.is_refused("migrate", code=2)
    assert said == (
        f"The database {shell.folder / 'megdan.db'} can not be written "
        "(OSError: [Errno 28] No space left on device); it is as it was."
    )


COMMANDS = """

run
migrate
municipality
municipality add
municipality list
municipality show
municipality set
invite
invite list
invite revoke
role
role list
role end
doctor
"""


@pytest.mark.parametrize("command", COMMANDS.splitlines()[1:])
def test_every_command_explains_itself(shell: Shell, command: str) -> None:
    assert "Usage: python -m bot" in shell.hears(*command.split(), "--help")


def test_the_list_of_commands_says_what_each_says_of_itself() -> None:
    context = click.Context(cli)
    for name, place in PLACES.items():
        command = cli.get_command(context, name)
        assert command is not None
        assert (command.name, command.get_short_help_str(200)) == (name, place.summary)


LIGHT = """
import sys
from click.testing import CliRunner
from bot.commands import PLACES, cli
for words in ["--help", "migrate", "municipality add A", "municipality list", "municipality show",
              "invite --help", "invite list", "role list"]:
    result = CliRunner().invoke(cli, words.split())
    assert result.exit_code == 0, result.output
sys.exit("aiogram" in sys.modules)
"""


def test_what_does_not_speak_with_telegram_does_not_wait_for_its_library(tmp_path: Path) -> None:
    """Loading aiogram takes longer than the rest of such a command."""
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", LIGHT]
    subprocess.run(command, cwd=tmp_path, env=environment, check=True, timeout=60)
