"""What the README promises holds: its commands work as written, its rooms and links exist."""

import re
import shlex
from pathlib import Path

from tests.commands.conftest import Shell

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_going_live_works_as_it_is_written(shell: Shell) -> None:
    joined = re.sub(r"\\\n\s*", "", README)
    blocks = re.findall(r"^\s+\.venv/bin/python -m bot (.+)$", joined, re.MULTILINE)
    commands = [shlex.split(each) for each in blocks]
    assert [each[0] for each in commands] == ["municipality", "invite", "invite"]
    for arguments in commands:
        shell.hears(*arguments)
    assert (shell.folder / "poster.png").exists()


def test_every_command_of_the_text_exists(shell: Shell) -> None:
    for name in re.findall(r"python -m bot (\w+)", README):
        shell.hears(name, "--help")
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert set(re.findall(r"(?:`|    )make ([a-z]+)", README)) <= set(targets)
    assert "make test" in (ROOT / ".ci/run").read_text()


def test_its_rooms_are_those_of_the_repository() -> None:
    tree = re.findall(r"^    (  )?([a-z]+)/ ", README, re.MULTILINE)
    rooms = [name for inside, name in tree if not inside]
    assert all((ROOT / name).is_dir() for name in rooms)
    assert all((ROOT / "bot" / name).is_dir() for inside, name in tree if inside)
    code = {each.parent.name for each in ROOT.glob("*/__init__.py")}
    assert code <= set(rooms)


def test_its_links_lead_somewhere() -> None:
    for target in re.findall(r"[^!]\[[^]]+\]\(([^)#]+)", README):
        assert target.startswith("https://") or (ROOT / target).exists(), target
    assert "## How to add a conversation" in (ROOT / "CONTRIBUTING.md").read_text()


def test_it_is_two_screens_long() -> None:
    assert len(README.splitlines()) <= 90
